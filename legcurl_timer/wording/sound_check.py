"""What is looked at where nothing is heard, and what mends it: for the doctor, and for the window."""

import platform
from collections.abc import Iterator
from typing import NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.text import counted
from legcurl_timer.installed import version_of
from legcurl_timer.userdata.settings import AudioChoice
from legcurl_timer.wording.about import SOUND_LIBRARIES
from legcurl_timer.wording.installing import install_line

_ON_LINUX = platform.system() == "Linux"


class Finding(NamedTuple):
    """One thing looked at; `mend` is what mends it, "" where all is well.

    `elsewhere` is what may help although all is well here.
    """

    what: str
    mend: str = ""
    elsewhere: str = ""


def sound_libraries() -> Finding:
    """Return which libraries there are to play with."""
    packages = SOUND_LIBRARIES.values()
    if sound := [f"{name} {found}" for name in packages if (found := version_of(name))]:
        return Finding(_("sound library: {libraries}").format(libraries=", ".join(sound)))
    return Finding(_("sound library: none"), install_line("sounddevice"))


def sounds(count: int, notices: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what is wrong with the sounds in use, else how many there are."""
    yield from _files(notices, counted(count, "{count} sound", "{count} sounds"))


def voice(count: int, notices: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what is wrong with the words in use, else how many there are."""
    line = counted(count, "a voice of {count} recording", "a voice of {count} recordings")
    yield from _files(notices, line)


def tones(player: str, problem: str) -> Finding:
    """Return by whom two tones were played, else why they were not (`problem`)."""
    if problem:
        mend = _("switch a loudspeaker on and choose it in the system's sound settings")
        if _ON_LINUX:
            line = _("switch a loudspeaker on and choose it in the system's sound settings, or: {command}")
            mend = line.format(command="sudo apt-get install libasound2-plugins")
        return Finding(_("no sound: {reason}").format(reason=problem), mend)
    if player == AudioChoice.SILENT:
        return Finding(_("sound is switched off (the silent player is chosen)"))
    return Finding(_("sound by {player}: you should have heard two tones").format(player=player))


def too_quiet(loudness: Loudness) -> str:
    """Return what keeps everything from being heard that the lifter has chosen, "" where nothing does."""
    if loudness.muted:
        return _("It is muted. Press M to hear something.")
    return "" if loudness.gain else _("The volume is 0. Press + to hear something.")


def _files(notices: tuple[str, ...], all_well: str) -> Iterator[Finding]:
    for notice in notices:
        yield Finding(notice, _("put that right; installing the program again brings ours back"))
    if not notices:
        yield Finding(all_well)
