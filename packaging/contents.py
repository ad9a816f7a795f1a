"""What stays out of a bundle, and why: the place to look when something is missing, or too much is inside.

The names are those that PyInstaller gives to what it collects.
"""

import sys
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TypeAlias

from legcurl_timer.core.language import languages

Entry: TypeAlias = tuple[str, str, str]
"""Where something lies in the bundle, where it comes from, and what it is."""

NAME = "legcurl-timer"
"""The program's, and that of every file named after it."""

LEFT_OUT_MODULES = {
    "PySide6.QtDBus": "Qt calls its own D-Bus library",
    "PySide6.QtNetwork": "nothing is fetched",
    "PySide6.QtOpenGL": "the plots are drawn without it; stand_ins has a module of that name for pyqtgraph",
    "PySide6.QtOpenGLWidgets": "the same",
    "PySide6.QtSvg": "for pyqtgraph's exports, which the window has not",
    "PySide6.QtTest": "for pyqtgraph's own tests",
    "_bz2": "no file of ours is packed by it",
    "_hashlib": "Python's own sums do without OpenSSL",
    "_lzma": "no file of ours is packed by it",
    "_ssl": "nothing is fetched",
    "_uuid": "ids are made of random numbers",
    "numpy.f2py": "for builders of numpy",
    "numpy.testing": "for testers of numpy",
    "pyqtgraph.examples": "not for the lifter",
    "pyqtgraph.opengl": "the plots are flat",
    "readline": "nothing is typed line by line",
    "setuptools": "for builders",
    "sounddevice": "Linux has simpleaudio inside; PortAudio would be asked only where that is missing",
    "tkinter": "the window is Qt's",
    "unittest": "for tests",
}
if sys.platform != "linux":
    del LEFT_OUT_MODULES["sounddevice"]

_LANGUAGES = languages()
"""Qt's own buttons speak those that the program does."""

WHERE_PRESENT = "libqgtk3.so"
"""Follows the looks of GNOME, and is left aside by Qt where there is no GTK."""

KEPT_OF_QT = (
    "*/translations/qtbase_{language}.qm",
    # What a desktop may ask for: X11 and Wayland, their way to write letters, their looks and their dialogs.
    *("*/platforms/*qxcb*", "*/platforms/*qwayland*", "*/platforms/*qoffscreen*", "*/platforms/*qwindows*"),
    *(
        "*/platforms/*qcocoa*",
        "*/styles/*",
        "*/platforminputcontexts/*compose*",
        "*/platforminputcontexts/*ibus*",
    ),
    *("*/platformthemes/*", "*/wayland-shell-integration/*xdg-shell*", "*/wayland-decoration-client/*"),
    *("*/imageformats/*qsvg*", "*/iconengines/*qsvgicon*"),
    *(
        "*Qt6Core.*",
        "*Qt6DBus.*",
        "*Qt6Gui.*",
        "*Qt6Svg.*",
        "*Qt6WaylandClient.*",
        "*Qt6Widgets.*",
        "*Qt6XcbQpa.*",
    ),
    *("*libicu*", "*/QtCore.*", "*/QtGui.*", "*/QtWidgets.*", "*pyside6.*", "*/Qt*.framework/*"),
)
"""Of all that lies in PySide6's folder, this is what the window uses."""

KEPT_OF_THE_SYSTEM = (
    # A desktop may lack these, or have another version of them.
    *(
        "libpython3*",
        "libffi*",
        "libsqlite3*",
        "libxkbcommon*",
        "libxcb-cursor*",
        "libxcb-icccm*",
        "libxcb-image*",
    ),
    *("libxcb-keysyms*", "libxcb-render-util*", "libxcb-shape*", "libxcb-util*", "libxcb-xkb*"),
)
"""Of Linux's own libraries. The others belong to the system's drivers, its sound and its desktop."""

LEFT_OUT_DATA = (
    "babel/locale-data/*",  # smaller.py makes those that we read
    "pyqtgraph/colors/maps/*",  # the plots have their own colours
    "pyqtgraph/icons/peegee/*",  # its own icon, in six sizes
    "numpy/_core/_multiarray_tests*",
    "*/LC_MESSAGES/*.po",  # their compiled ones are read
    "*.dist-info/sboms/*",  # a release has one of its own
    "*.pyi",
    "*/py.typed",
    "*/tests/*",
)


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """Return those of the collected files that go into the bundle."""
    return [entry for entry in entries if _is_kept(entry[0].replace("\\", "/"), entry[1])]


def _is_kept(name: str, source: str) -> bool:
    if any(fnmatchcase(name, pattern) for pattern in LEFT_OUT_DATA):
        return False
    path = PurePosixPath(name)
    if path.parts[0] == "PySide6" or path.name.startswith(("libQt6", "libicu", "Qt6")):
        patterns = [pattern.format(language=each) for pattern in KEPT_OF_QT for each in _LANGUAGES]
        return any(fnmatchcase(name, pattern) for pattern in patterns)
    if sys.platform == "linux" and source.startswith(("/lib", "/usr/lib")) and len(path.parts) == 1:
        return any(fnmatchcase(name, pattern) for pattern in KEPT_OF_THE_SYSTEM)
    return True
