"""The drawn lifter: round limbs seen from the side, what holds them, and the path of the rep."""

from legcurl_timer.gui.figure.painter import FigureColours, draw_figure

__all__ = ["FigureColours", "draw_figure"]
