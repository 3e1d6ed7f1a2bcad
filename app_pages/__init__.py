"""Screens. Short files; main.py sets language, theme and navigation."""
