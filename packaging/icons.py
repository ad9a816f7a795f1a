"""Writes the program's icon as the files that a desktop looks for, from the drawing of the window's own.

    python packaging/icons.py PLACE

A folder is then one of an icon theme, such as /usr/share/icons/hicolor; a file gets the one icon that
Windows (.ico) or macOS (.icns) wants.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from legcurl_timer.core.lifts.variations import Variation, load_variations
from legcurl_timer.gui.window.icon import draw_icon

from contents import NAME

SIZES_PX = (16, 22, 24, 32, 48, 64, 128, 256)


def write_icons(theme: Path, variation: Variation) -> None:
    """Write the icon as SVG and as PNG in all sizes, each into its place in a theme's folder."""
    for size_px in SIZES_PX:
        write_icon(_place(theme, f"{size_px}x{size_px}", "png"), size_px, variation)
    svg = QSvgGenerator()
    svg.setFileName(str(_place(theme, "scalable", "svg")))
    svg.setTitle("Leg Curl Timer")
    svg.setSize(QSize(SIZES_PX[-1], SIZES_PX[-1]))
    svg.setViewBox(QRectF(0, 0, SIZES_PX[-1], SIZES_PX[-1]))
    with QPainter(svg) as painter:
        draw_icon(painter, SIZES_PX[-1], variation)


def write_icon(file: Path, size_px: int, variation: Variation) -> None:
    """Write the icon in one size; the file's ending tells its kind."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        draw_icon(painter, size_px, variation)
    if not image.save(str(file)):
        sys.exit(f"The icon of {size_px} pixels could not be written to {file}.")


def _place(theme: Path, size: str, kind: str) -> Path:
    folder = theme / size / "apps"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{NAME}.{kind}"


def main() -> None:
    """Write them into the folder, or the one into the file, that is named."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    place, variation = Path(sys.argv[1]), load_variations()[0]
    if place.suffix:
        write_icon(place, SIZES_PX[-1], variation)
    else:
        write_icons(place, variation)
    application.quit()


if __name__ == "__main__":
    main()
