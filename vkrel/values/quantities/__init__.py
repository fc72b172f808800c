"""Numbers, units and amounts: from what is printed to two cuts in base units."""
