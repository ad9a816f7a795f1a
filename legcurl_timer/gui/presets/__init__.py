"""Presets in the window: a quick list, and what can be done with it."""
