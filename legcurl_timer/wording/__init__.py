"""Sentences that the window and the terminal share."""
