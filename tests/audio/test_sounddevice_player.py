"""What the adapter for sounddevice does, with a PortAudio that only exists here and moves on by hand."""

import sys
import weakref
from importlib import import_module
from importlib.machinery import ModuleSpec
from threading import Event
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from support.waiting import wait_until

from legcurl_timer.audio import alsa
from legcurl_timer.audio import player as player_module
from legcurl_timer.audio.output import open_output
from legcurl_timer.audio.player import AudioUnavailableError

if TYPE_CHECKING:
    from legcurl_timer.audio.wav import Samples

BLOCK = 2_048


class FakePortAudioError(Exception):
    """What PortAudio's binding raises."""


class FakeCallbackStop(Exception):  # noqa: N818 - the binding's own name
    """What a callback raises to end its stream."""


class FakeStream:
    """A stream that asks its callback for a block whenever the test says so."""

    time = 100.0

    def __init__(self, device: "FakeDevice", **options: Any) -> None:
        self._device = device
        self.options = options
        self.active = False
        self.started = False
        self.closed = Event()
        self.heard: list[Samples] = []

    def start(self) -> None:
        """Begin, and ask for the first block at once, as a device does."""
        if self._device.start_error:
            raise self._device.start_error
        self.started = self.active = True
        if self._device.asks_at_once:
            self.ask()

    def ask(self, frames: int = BLOCK) -> None:
        """Ask for the next block."""
        block = np.full((frames, 1), 99, np.int16)
        try:
            dac_time = SimpleNamespace(outputBufferDacTime=self.time + self._device.latency_s)
            self.options["callback"](block, frames, dac_time, None)
        except FakeCallbackStop:
            self.active = False
        self.heard.append(block[:, 0])

    def abort(self, *, ignore_errors: bool) -> None:
        """Drop everything, once the device answers."""
        assert ignore_errors
        self._device.answers.wait()
        self.active = False

    def close(self, *, ignore_errors: bool) -> None:
        """Give the device back."""
        assert ignore_errors
        self.closed.set()


class FakeDevice(ModuleType):
    """The module `sounddevice` with one device, which opens as the test says."""

    PortAudioError = FakePortAudioError
    CallbackStop = FakeCallbackStop

    def __init__(self) -> None:
        super().__init__("sounddevice")
        self.__spec__ = ModuleSpec("sounddevice", None)
        self.streams: list[FakeStream] = []
        self.latency_s = 0.18
        self.asks_at_once = True
        self.open_error: Exception | None = None
        self.start_error: Exception | None = None
        self.may_open = Event()
        self.may_open.set()
        self.opened = Event()
        self.answers = Event()
        self.answers.set()

    def OutputStream(self, **options: Any) -> FakeStream:  # noqa: N802 - the binding's own name
        """Open the device, once it lets itself be opened."""
        self.may_open.wait()
        if self.open_error:
            raise self.open_error
        self.streams.append(FakeStream(self, **options))
        self.opened.set()
        return self.streams[-1]


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> FakeDevice:
    """Put a device of our own in the place of PortAudio."""
    fake = FakeDevice()
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    monkeypatch.delitem(sys.modules, "legcurl_timer.audio.sounddevice_player", raising=False)
    return fake


@pytest.fixture
def player(device: FakeDevice) -> ModuleType:
    """Return the adapter over the device in its place."""
    assert sys.modules["sounddevice"] is device
    return import_module("legcurl_timer.audio.sounddevice_player")


def test_stream(device: FakeDevice, player: ModuleType) -> None:
    """One channel of 16 bit at 48 kHz in large blocks with a long latency, begun at once."""
    player.play(np.ones(10, np.int16))

    (stream,) = device.streams
    options = {name: value for name, value in stream.options.items() if name != "callback"}
    assert options == {
        "samplerate": 48_000,
        "channels": 1,
        "dtype": "int16",
        "blocksize": BLOCK,
        "latency": "high",
    }
    assert stream.started


def test_output_plays_on_it(device: FakeDevice, monkeypatch: pytest.MonkeyPatch) -> None:
    """The output over the installed players reaches the device through the adapter."""
    monkeypatch.setattr(alsa, "check_default_device", lambda: None)

    sounding = open_output("sounddevice").play(np.ones(10, np.int16))

    assert (sounding.player_name, sounding.problem) == ("sounddevice", "")
    assert device.streams[0].started


@pytest.mark.parametrize("frames", [(BLOCK, BLOCK, BLOCK), (1, 700, 4_096, 500)])
def test_every_sample_once(device: FakeDevice, player: ModuleType, frames: tuple[int, ...]) -> None:
    """Blocks of any size hold the samples without gap or overlap, then silence, and then the stream ends."""
    device.asks_at_once = False
    pcm = np.arange(1, sum(frames) - 100, dtype=np.int16)
    playback = player.play(pcm)
    (stream,) = device.streams
    stream.active = True

    for each in frames:
        stream.ask(each)
    assert playback.is_alive()
    stream.ask()

    heard = np.concatenate(stream.heard)
    np.testing.assert_array_equal(heard[: len(pcm)], pcm)
    assert not heard[len(pcm) :].any()
    assert not playback.is_alive()


def test_rewritten_samples_are_heard(device: FakeDevice, player: ModuleType) -> None:
    """What is written into the array ahead of the head is what sounds."""
    pcm = np.ones(3 * BLOCK, np.int16)
    player.play(pcm)

    pcm[BLOCK:] = 7
    device.streams[0].ask()

    assert set(device.streams[0].heard[1]) == {7}


@pytest.mark.parametrize(("latency_s", "latency_ms"), [(0.0, 0), (0.18, 180), (0.0316, 32)])
def test_latency_as_the_device_tells_it(
    device: FakeDevice, player: ModuleType, latency_s: float, latency_ms: int
) -> None:
    """The latency is the time until the device lets the first sample be heard."""
    device.latency_s = latency_s

    assert player.play(np.ones(10, np.int16)).latency_ms == latency_ms


def test_device_that_does_not_tell(device: FakeDevice, player: ModuleType) -> None:
    """A device that asks for nothing in time plays on with a latency of 0."""
    device.asks_at_once = False

    playback = player.play(np.ones(10, np.int16))

    assert playback.latency_ms == 0
    assert playback.is_alive()


def test_stop(device: FakeDevice, player: ModuleType) -> None:
    """Stopping drops what was not played and gives the device back."""
    playback = player.play(np.ones(10, np.int16))

    playback.stop()

    assert device.streams[0].closed.wait(5)
    assert not playback.is_alive()


def test_a_stopped_playback_keeps_no_samples(player: ModuleType) -> None:
    """The samples of a set that was paused are given back as soon as the device is; stop may come twice."""
    pcm = np.ones(10, np.int16)
    held = weakref.ref(pcm)
    playback = player.play(pcm)
    del pcm
    assert held() is not None

    playback.stop()
    playback.stop()
    wait_until(lambda: held() is None, "the samples are let go of")


def test_stop_of_a_device_that_hangs(device: FakeDevice, player: ModuleType) -> None:
    """Stopping does not wait for a device that does not answer; it is given back when it does."""
    playback = player.play(np.ones(10, np.int16))
    device.answers.clear()

    playback.stop()

    assert not device.streams[0].closed.is_set()
    device.answers.set()
    assert device.streams[0].closed.wait(5)


@pytest.mark.parametrize("fault", ["open_error", "start_error"])
def test_device_fails(device: FakeDevice, player: ModuleType, fault: str) -> None:
    """A device that fails to open or to begin is told in words."""
    setattr(device, fault, FakePortAudioError("Device unavailable"))

    with pytest.raises(AudioUnavailableError, match=r"the sound device does not open \(Device unavailable\)"):
        player.play(np.ones(10, np.int16))


def test_late_device_never_sounds(
    monkeypatch: pytest.MonkeyPatch, device: FakeDevice, player: ModuleType
) -> None:
    """A device that opens after the set has begun without it stays silent; the next play tries again."""
    monkeypatch.setattr(
        player, "within_limit", lambda action: player_module.within_limit(action, limit_s=0.01)
    )
    device.may_open.clear()

    with pytest.raises(AudioUnavailableError, match="does not answer"):
        player.play(np.ones(10, np.int16))
    device.may_open.set()
    assert device.opened.wait(5)

    assert [stream.started for stream in device.streams] == [False]
    assert player.play(np.ones(10, np.int16)).is_alive()
    assert [stream.started for stream in device.streams] == [False, True]
