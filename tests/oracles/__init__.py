"""Slow and plain second implementations that the library is compared with."""
