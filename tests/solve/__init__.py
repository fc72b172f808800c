"""Tests of the room `solve`."""
