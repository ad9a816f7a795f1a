"""A sound device that goes away in a workout costs no set its picture, and the next set sounds again."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from support import set_after_set
from support.hearing import find_first
from support.null_sink import NullSink
from support.programs import end
from support.sound_pack import prepare_data_folder
from support.waiting import wait_until

from legcurl_timer.audio.wav import Samples
from legcurl_timer.clock import now_ms

pytestmark = pytest.mark.real_sound

LATE_MS = 400
every_player = pytest.mark.parametrize("player", ["simpleaudio", "sounddevice"])


class Sets:
    """A program that paces a set whenever it is told to."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.lines: list[tuple[int, str]] = []

    def read(self) -> None:
        """Note each line and when it came, to the end."""
        assert self._process.stdout is not None
        self.lines.extend((now_ms(), line.rstrip()) for line in self._process.stdout)

    def start(self, rest_ms: int = 0) -> None:
        """Let the next set begin, with a rest before it."""
        assert self._process.stdin is not None
        count = len(self.lines)
        self._process.stdin.write(f"{rest_ms}\n")
        self._process.stdin.flush()
        self.wait_for("begun", after=count)

    def wait_for(self, what: str, *, after: int = 0, within_s: float = 10) -> None:
        """Wait for a line that begins so."""
        wait_until(
            lambda: any(line.startswith(what) for _, line in self.lines[after:]),
            f"{what!r} in {self.lines}",
            within_s=within_s,
        )

    def wait_for_end(self, rest_ms: int = 0) -> list[str]:
        """Wait for the end of the set; check that it took its time, and return what was said of it."""
        begun = max(number for number, (_, line) in enumerate(self.lines) if line == "begun")
        self.wait_for("finished 1", after=begun, within_s=10 + rest_ms / 1000)
        duration_ms = self.lines[-1][0] - self.lines[begun][0]
        # The lead-in of the tape comes on top; a line is read a little sooner or later than it was written.
        assert -50 <= duration_ms - rest_ms - set_after_set.SET_MS <= LATE_MS + 500
        return [line for _, line in self.lines[begun + 1 : -1]]


@contextmanager
def sets(sink: NullSink, folder: Path, player: str) -> Iterator[Sets]:
    """Run the program for as long as the context lasts."""
    with subprocess.Popen(
        [sys.executable, set_after_set.__file__, str(folder), player],
        env=sink.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # PortAudio has its own say about a lost device
        text=True,
    ) as process:
        running = Sets(process)
        reader = Thread(target=running.read)
        reader.start()
        try:
            running.wait_for("ready")
            yield running
        finally:
            end(process)
            reader.join()


def assert_heard(samples: Samples, sounds: dict[str, Samples]) -> None:
    """Check that both movements of a set sounded."""
    for name in ("eccentric", "concentric"):
        assert find_first(samples, sounds[name]) is not None, f"the {name} cannot be heard"


@every_player
def test_pulled_out_and_plugged_in_between_two_sets(player: str, sink: NullSink, tmp_path: Path) -> None:
    """GIVEN a device pulled out in mid-set WHEN it is back for the next THEN that one sounds by itself."""
    sounds = prepare_data_folder(tmp_path / "data")
    with sets(sink, tmp_path / "data", player) as running:
        running.start()
        running.wait_for("begun")
        sink.kill()
        assert running.wait_for_end() == ["no sound: the sound device went away"]
        sink.start()
        with sink.recording() as recording:
            running.start()
            assert running.wait_for_end() == []
            recording.wait_until_ms(now_ms())
        assert_heard(recording.samples, sounds)


def test_away_for_a_whole_set(sink: NullSink, tmp_path: Path) -> None:
    """GIVEN no device for a whole set WHEN it comes back THEN the set goes by the clock, the next sounds."""
    sounds = prepare_data_folder(tmp_path / "data")
    with sets(sink, tmp_path / "data", "sounddevice") as running:
        running.start()
        assert running.wait_for_end() == []
        sink.kill()
        running.start()
        (told,) = running.wait_for_end()
        assert told.startswith("no sound: ")
        sink.start()
        with sink.recording() as recording:
            running.start()
            assert running.wait_for_end() == []
            recording.wait_until_ms(now_ms())
        assert_heard(recording.samples, sounds)


@every_player
def test_not_there_from_the_beginning(player: str, sink: NullSink, tmp_path: Path) -> None:
    """GIVEN a program opened without a device WHEN one is plugged in THEN the next set sounds."""
    sounds = prepare_data_folder(tmp_path / "data")
    sink.kill()
    with sets(sink, tmp_path / "data", player) as running:
        running.start()
        assert len(running.wait_for_end()) == 1
        sink.start()
        with sink.recording() as recording:
            running.start()
            assert running.wait_for_end() == []
            recording.wait_until_ms(now_ms())
        assert_heard(recording.samples, sounds)


def test_plugged_in_during_the_rest(sink: NullSink, tmp_path: Path) -> None:
    """GIVEN a rest begun without a device WHEN one is plugged in THEN the set after that rest sounds."""
    sounds = prepare_data_folder(tmp_path / "data")
    rest_ms = 17_000
    sink.kill()
    with sets(sink, tmp_path / "data", "simpleaudio") as running:
        running.start(rest_ms)
        running.wait_for("no sound: ")
        sink.start()
        with sink.recording() as recording:
            assert running.wait_for_end(rest_ms)[1:] == ["sound"]
            recording.wait_until_ms(now_ms())
        assert_heard(recording.samples, sounds)
