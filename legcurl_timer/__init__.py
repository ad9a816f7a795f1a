"""Leg Curl Timer: paces every phase of every leg-curl rep by sound and a moving picture."""

__version__ = "0.1.0"
