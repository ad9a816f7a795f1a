"""The history's way in and out of files, and its backups, in the window."""
