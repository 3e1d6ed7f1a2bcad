"""From a bare Python to a running server. Standard library only: it runs before anything is installed."""
