"""Tests of the tongues: what is said in English keeps every word and every number."""
