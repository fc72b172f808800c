"""Hypothesis strategies for everything that tests draw, from printed texts to worlds."""
