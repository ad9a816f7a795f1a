"""Colours, sizes and the style sheet."""
