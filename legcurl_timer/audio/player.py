"""What the program asks of a sound library: play samples, tell whether they still play, stop."""

import time
from collections.abc import Callable
from threading import Thread
from typing import Protocol, TypeVar

from legcurl_timer.audio.wav import Samples
from legcurl_timer.core.language import gettext as _

OPEN_LIMIT_S = 0.4
"""How long a device may take to open before the set begins without it; the window waits no longer."""

STOP_AFTER_MS = 330
"""How long a player goes on once it is to stop: until the fade that its samples were given has been read."""

_STOP_LIMIT_S = 1.0

_Result = TypeVar("_Result")


class AudioUnavailableError(Exception):
    """No sound from here now; the message says why, in a few words for the lifter."""


class Playback(Protocol):
    """Sound that has been started."""

    @property
    def latency_ms(self) -> int:
        """The time from the start of playing until the first sample is heard on a wired output, in ms."""

    def is_alive(self) -> bool:
        """Return False once the device has given up; the end of the samples may be told late."""

    def stop(self) -> None:
        """Stop in a third of a second, without waiting: cut off at once, a tone would click.

        Does nothing where the sound has ended.
        """


class Player(Protocol):
    """A way to make samples heard; one adapter module for each sound library."""

    @property
    def name(self) -> str:
        """The name for settings and the command line."""

    def play(self, pcm: Samples) -> Playback:
        """Start to play 48 kHz 16-bit mono samples, read from the array as they play.

        Raises AudioUnavailableError, after half a second at most.
        """


def stop_soon(stop: Callable[[], object]) -> None:
    """Stop in 330 ms, in a thread of its own: a device that hangs hangs there as well.

    A program that ends before that waits for it, a second at most: the fade shall be heard to its end, and
    PortAudio cannot end while it closes a device.
    """

    def run() -> None:
        time.sleep(STOP_AFTER_MS / 1000)
        stop()

    stopping = Thread(target=run, daemon=True, name="stopping the sound")
    stopping.start()
    # Python waits for threads that are no daemons; it lets none begin once it ends.
    Thread(target=stopping.join, args=(_STOP_LIMIT_S,), name="waiting for the sound to stop").start()


def within_limit(action: Callable[[], _Result], limit_s: float = OPEN_LIMIT_S) -> _Result:
    """Return what an action returns, or raise AudioUnavailableError if it takes longer than `limit_s`.

    An action that is late goes on in a thread of its own, where it can hold nobody up.
    """
    results: list[_Result] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            results.append(action())
        except Exception as error:  # noqa: BLE001 - carried over to the caller's thread
            errors.append(error)

    thread = Thread(target=run, daemon=True, name="opening the sound device")
    thread.start()
    thread.join(limit_s)
    if errors:
        raise errors[0]
    if not results:
        # TRANSLATORS: half a sentence, after "No sound: "; so are all like it.
        raise AudioUnavailableError(_("the sound device does not answer"))
    return results[0]
