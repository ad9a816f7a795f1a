"""The command line, and everything the program does without a window."""
