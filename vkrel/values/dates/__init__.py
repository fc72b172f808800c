"""Dates, times of day and lengths of time: from what is printed to days and minutes."""
