"""Tongues: how printed values of other languages are said in the English that the reader reads."""
