"""Hostile text for every text field: the vectors, and a tree with a place for each of them."""
