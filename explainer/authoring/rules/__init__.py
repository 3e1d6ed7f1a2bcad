"""The rules that hold across files, one noun a module; rule_book.py lists them."""
