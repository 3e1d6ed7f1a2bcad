"""What `python -m explainer` can do, one module for each kind of work."""
