"""Frozen values: citations, dated facts, flowcharts, items, units, the library."""
