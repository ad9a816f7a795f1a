"""Which player makes the sound: the first that works, and silence where none does."""

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

import numpy as np

from legcurl_timer.audio import alsa
from legcurl_timer.audio.player import AudioUnavailableError, Playback, Player
from legcurl_timer.audio.wav import SAMPLE_RATE, Samples
from legcurl_timer.core.language import gettext as _

SILENT = "silent"
_LIBRARIES = ("simpleaudio", "sounddevice")
"""In the order in which they are tried."""


class SilentPlayback:
    """No sound, for as long as you like."""

    latency_ms = 0

    def is_alive(self) -> bool:
        """Return True: silence does not fail."""
        return True

    def stop(self) -> None:
        """Do nothing."""


class SilentPlayer:
    """Plays nothing, for sets by picture alone."""

    name = SILENT

    def play(self, pcm: Samples) -> SilentPlayback:  # noqa: ARG002 - the shape of a player
        """Return a playback without sound."""
        return SilentPlayback()


class _Library(NamedTuple):
    """A sound library, imported only to play: PortAudio looks for devices on import, and can hang there."""

    name: str

    def play(self, pcm: Samples) -> Playback:
        try:
            adapter = import_module(f"legcurl_timer.audio.{self.name}_player")
        except (ImportError, OSError) as error:
            told = _("{library} does not work here ({reason})").format(library=self.name, reason=error)
            raise AudioUnavailableError(told) from error
        playback: Playback = adapter.play(pcm)
        return playback


class Sounding(NamedTuple):
    """Sound that has been started, by which player, and why there is none where `problem` says so."""

    playback: Playback
    player_name: str
    problem: str = ""


class Output:
    """Plays on the first player that can, in order, and falls back to silence with a reason.

    `check_device` is asked once before any of them and may raise AudioUnavailableError: a device that hangs
    shall not be waited for by one player after the other.
    """

    def __init__(self, players: Sequence[Player], check_device: Callable[[], None] = lambda: None) -> None:
        self._players = tuple(players)
        self._check_device = check_device

    def play(self, pcm: Samples) -> Sounding:
        """Start to play the samples; never fails, and tries each player anew every time."""
        problem = self._device_problem()
        for player in () if problem else self._players:
            try:
                return Sounding(player.play(pcm), player.name)
            except AudioUnavailableError as error:
                problem = problem or str(error)
        return Sounding(SilentPlayback(), SILENT, problem)

    def try_out(self) -> Sounding:
        """Return what plays here, after a hundredth of a second of silence."""
        tried = self.play(np.zeros(SAMPLE_RATE // 100, np.int16))
        tried.playback.stop()
        return tried

    def _device_problem(self) -> str:
        if not self._players:
            return _("the sound library is not installed here")
        try:
            self._check_device()
        except AudioUnavailableError as error:
            return str(error)
        return ""


def open_output(preferred: str | None = None) -> Output:
    """Return the output over the installed players, or over the one that `preferred` names."""
    alsa.quieten()
    if preferred == SILENT:
        return Output([SilentPlayer()])
    names = (preferred,) if preferred else _LIBRARIES
    players = [_Library(name) for name in names if find_spec(name)]
    return Output(players, alsa.check_default_device)
