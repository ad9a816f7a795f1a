"""Everything the program does without a window."""
