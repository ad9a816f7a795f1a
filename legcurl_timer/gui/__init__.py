"""The window: PySide6 widgets that show a set and take the keys; nothing outside this package knows Qt."""
