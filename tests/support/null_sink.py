"""A sound device that is only software: a private sound server with a null sink, and an ear on it."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Self

import numpy as np
from numpy.typing import NDArray

from legcurl_timer.clock import now_ms
from support.hearing import last_audible
from support.programs import end, missing, private_environment, run
from support.waiting import wait_until

RATE = 48_000
SINK = "test"
TOOLS = ("parec", "pactl")
_BLOCK_MS = 10
_READ_BYTES = _BLOCK_MS * RATE // 1000 * 2
_UP_WITHIN_S = 15.0
_ALSA_CONFIG = "</usr/share/alsa/alsa.conf>\n"


@dataclass
class Recording:
    """What the null sink heard, and the clock (ms) at the arrival of each piece."""

    pieces: list[bytes] = field(default_factory=list)
    arrivals_ms: list[float] = field(default_factory=list)

    @property
    def samples(self) -> NDArray[np.int16]:
        """Everything heard so far."""
        data = b"".join(self.pieces)
        return np.frombuffer(data[: len(data) // 2 * 2], dtype="<i2")

    @property
    def started_ms(self) -> float:
        """The clock at which the first sample was heard, as the arrivals of the pieces tell.

        The server hands on each block at its beginning. PulseAudio's are as long as our pieces; PipeWire's
        are twice as long, and their middle is one piece away. A test compares this with what the server says.
        """
        arrivals_ms = self.arrivals_ms.copy()
        ends = np.cumsum([len(piece) / 2 for piece in self.pieces[: len(arrivals_ms)]])
        return float(np.median(np.array(arrivals_ms) - ends * 1000 / RATE)) + _BLOCK_MS

    @property
    def longest_wait_ms(self) -> float:
        """The longest time without a piece; they come each 10 ms where the machine keeps up."""
        return float(np.diff(self.arrivals_ms).max(initial=0))

    def frame_at(self, clock_ms: float) -> int:
        """Return the sample that was heard at a time of the clock; 0 for what came before the first."""
        return max(0, round((clock_ms - self.started_ms) * RATE / 1000))

    def clock_ms(self, frame: int) -> float:
        """Return the time of the clock at which a sample was heard."""
        return self.started_ms + frame * 1000 / RATE

    def wait_until_ms(self, clock_ms: float) -> None:
        """Wait until everything has arrived that was heard up to a time of the clock."""
        within_s = max(0.0, clock_ms - now_ms()) / 1000 + 5
        wait_until(
            lambda: self.frame_at(clock_ms) <= sum(map(len, self.pieces.copy())) // 2,
            "the recorder gets that far",
            within_s=within_s,
        )

    def silent_after_ms(self, clock_ms: float) -> float:
        """Return how long after a time of the clock something was heard, given the second that follows."""
        self.wait_until_ms(clock_ms + 1_000)
        until = self.frame_at(clock_ms + 1_000)
        return self.clock_ms(last_audible(self.samples[:until])) - clock_ms


class NullSink:
    """A private PulseAudio server in a folder of its own; `environment` leads programs to it.

    `recordings` are all that were made of it.
    """

    name = "PulseAudio"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        config = folder / "asound.conf"
        config.write_text(_ALSA_CONFIG + self.alsa_devices())
        self.address = f"unix:{folder}/pulse/native"
        self.environment = {
            **private_environment(folder),
            "PULSE_RUNTIME_PATH": str(folder / "pulse"),
            "PULSE_SERVER": self.address,
            "PULSE_COOKIE": str(folder / "cookie"),
            "ALSA_CONFIG_PATH": str(config),
        }
        self.recordings: list[Recording] = []
        self._server: subprocess.Popen[bytes] | None = None

    @classmethod
    def missing(cls) -> list[str]:
        """Return what this machine lacks of that which the server and its ear need."""
        plugin = any(Path("/usr/lib").glob("*/alsa-lib/libasound_module_pcm_pulse.so"))
        return [*missing("pulseaudio", *TOOLS), *([] if plugin else ["libasound2-plugins"])]

    @staticmethod
    def alsa_devices() -> str:
        """Return the ALSA configuration that makes the server the default device."""
        return "pcm.!default { type pulse }\nctl.!default { type pulse }\n"

    def command(self) -> list[str]:
        """Return the command that starts the server with its null sink."""
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        command += ["--realtime=no", "--high-priority=no", "--disable-shm=yes"]
        command += ["-L", f"module-null-sink {_null_sink(SINK)}"]
        return [
            *command,
            "-L",
            f"module-native-protocol-unix auth-anonymous=1 socket={self.folder}/pulse/native",
        ]

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self.folder.chmod(0o700)
        (self.folder / "pulse").mkdir(mode=0o700, exist_ok=True)
        (self.folder / "pulse" / "native").unlink(missing_ok=True)
        self._server = subprocess.Popen(
            self.command(), env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            wait_until(self._answers, f"{self.name} answers", within_s=_UP_WITHIN_S)
        except BaseException:
            self.kill()
            raise

    def kill(self) -> None:
        """End the server at once, as if the device had been pulled out."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None

    def hang(self) -> None:
        """Let the server stop answering."""
        self._server.send_signal(signal.SIGSTOP)

    def plug_in(self, sink: str) -> str:
        """Add another null sink, and return what `unplug` knows it by."""
        return self._ask("load-module", "module-null-sink", *_null_sink(sink).split())

    def unplug(self, plugged: str) -> None:
        """Remove a null sink that was added."""
        self._ask("unload-module", plugged)

    def make_default(self, sink: str) -> None:
        """Let what opens from now on play on a sink, as the user does in the system's sound settings."""
        # The default source would follow, and take a recorder along.
        self._ask("set-default-source", f"{SINK}.monitor")
        self._ask("set-default-sink", sink)

    @contextmanager
    def recording(self, sink: str = SINK) -> Iterator[Recording]:
        """Record what a sink hears for as long as the context lasts, or the server."""
        command = ["parec", "-d", f"{sink}.monitor", f"--rate={RATE}", "--channels=1", "--format=s16le"]
        command += [f"--latency-msec={_BLOCK_MS}", "--raw", "--property=node.dont-reconnect=true"]
        with subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as recorder:
            recording = Recording()
            self.recordings.append(recording)
            listener = Thread(target=_listen, args=(recorder, recording))
            listener.start()
            try:
                wait_until(lambda: recording.pieces, "the recorder hears something")
                yield recording
            finally:
                end(recorder)
                listener.join()

    def _answers(self) -> bool:
        if self._server.poll() is not None:
            raise RuntimeError(f"{self.name} does not start")
        return self._ask("get-default-sink") == SINK

    def _ask(self, *question: str) -> str:
        return run(["pactl", *question], self.environment, within_s=_UP_WITHIN_S).stdout.strip()


def _null_sink(name: str) -> str:
    # Without norewinds the first two seconds are rendered at once, and a recorder waits for their end.
    return f"sink_name={name} rate={RATE} channels=1 norewinds=1"


def _listen(recorder: subprocess.Popen[bytes], recording: Recording) -> None:
    descriptor = recorder.stdout.fileno()
    while piece := os.read(descriptor, _READ_BYTES):
        recording.pieces.append(piece)
        recording.arrivals_ms.append(now_ms())
