"""Stands in a bundle for the Qt module of that name, of 9 MB, which pyqtgraph asks for and never uses."""
