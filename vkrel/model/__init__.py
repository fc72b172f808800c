"""The record types, the vocabulary, and the claims that records become."""
