"""Tests of the room `variables`."""
