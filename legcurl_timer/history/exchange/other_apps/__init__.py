"""The files of other programs."""
