"""Edits of every kind at random: what an incremental build leaves is what a cold build makes."""
