"""The typeface of the window, the same on every machine; the system's own stands in for letters it lacks."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

FAMILY = "Manrope"
_WEIGHTS = ("Medium", "Bold")


@cache
def use_typeface() -> int:
    """Give the application its typeface, and return the system's size of text, in pixels.

    Figures are of one width, so that running numbers do not dance. Where the package with the typeface is
    missing, the system's own is used.
    """
    font = QFont(QApplication.font())
    system_px = QFontInfo(font).pixelSize()
    package = find_spec("font_manrope")
    if package is not None and package.origin is not None:
        for weight in _WEIGHTS:
            file = Path(package.origin).parent / "files" / f"{FAMILY}-{weight}.ttf"
            QFontDatabase.addApplicationFont(str(file))
        font.setFamilies([FAMILY, font.family()])
        font.setWeight(QFont.Weight.Medium)
    font.setFeature(QFont.Tag("tnum"), 1)
    QApplication.setFont(font)
    return system_px
