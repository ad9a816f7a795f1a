"""Stands in a bundle for the Qt module of that name: a class derives from it that nobody here makes."""

from PySide6.QtWidgets import QWidget as QOpenGLWidget

__all__ = ["QOpenGLWidget"]
