"""The history's way out of the program and back in: our own files, and those of other programs."""
