"""What runs here, in a few lines: for About, for `--version`, and for reports that something is wrong."""

import platform
from collections.abc import Iterable
from typing import NamedTuple

from legcurl_timer import __version__
from legcurl_timer.core.language import gettext as _
from legcurl_timer.installed import OURS, version_of

SOUND_LIBRARIES = {"simpleaudio": "simpleaudio-patched", "sounddevice": "sounddevice"}
"""The players that make a sound, each with its package, in the order in which they are tried."""
_QT = "PySide6-Essentials"
_OPENCV = "opencv-python-headless"


class Fact(NamedTuple):
    """Something that is so here, such as the version of Qt."""

    what: str
    value: str


def facts(folder: str, sound: str) -> tuple[Fact, ...]:
    """Return what runs here; `sound` is what `sound_text` says, and `folder` that of the lifter's data."""
    camera = version_of(_OPENCV)
    return (
        Fact(_("Version"), __version__),
        Fact("Python", platform.python_version()),
        Fact("Qt", version_of(_QT) or _("not installed")),
        Fact(_("Sound"), sound),
        Fact(_("Camera"), f"OpenCV {camera}" if camera else _("not installed")),
        Fact(_("Data folder"), folder),
        Fact(_("System"), platform.platform(terse=True)),
    )


def sound_text(player: str, problem: str) -> str:
    """Return what makes the sound and whether it plays.

    `player` is the one that has played, and `problem` why none did, "" where nothing is wrong.
    """
    library = _library(player) or next(filter(None, map(_library, SOUND_LIBRARIES)), "")
    if not library:
        return _("no library installed")
    if problem:
        return _("{library}, does not play: {reason}").format(library=library, reason=problem)
    if player not in SOUND_LIBRARIES:
        return _("{library}, switched off").format(library=library)
    return _("{library}, plays").format(library=library)


def report(told: Iterable[Fact]) -> str:
    """Return the facts as lines of text, the program and its version first."""
    _version, *others = told
    lines = (_("{what}: {value}").format(what=each.what, value=each.value) for each in others)
    return "\n".join((f"{OURS} {__version__}", *lines))


def _library(player: str) -> str:
    """Return a player's library and its version, "" where it is not installed."""
    found = version_of(SOUND_LIBRARIES[player]) if player in SOUND_LIBRARIES else ""
    return f"{player} {found}" if found else ""
