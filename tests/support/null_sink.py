"""A sound device that is only software: a private PulseAudio with a null sink, and an ear on its monitor."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
TOOLS = ("pulseaudio", "parec", "pactl")
_READ_BYTES = 960  # 10 ms
_UP_WITHIN_S = 15.0
_CONFIG = """
</usr/share/alsa/alsa.conf>
pcm.!default { type pulse }
ctl.!default { type pulse }
"""


def missing_tools() -> list[str]:
    """Return the programs that a null sink needs and this machine lacks."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


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
        """The clock at which the first sample was heard, as far as the arrivals of the pieces tell."""
        length = 0
        starts = []
        for piece, arrival in zip(self.pieces, self.arrivals_ms, strict=True):
            length += len(piece) // 2
            starts.append(arrival - length * 1000 / RATE)
        return float(np.median(starts))


class NullSink:
    """A private PulseAudio server in a folder of its own; `environment` leads programs to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        config = folder / "asound.conf"
        config.write_text(_CONFIG)
        self.environment = {
            **os.environ,
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_RUNTIME_PATH": str(folder / "pulse"),
            "PULSE_SERVER": f"unix:{folder}/pulse/native",
            "PULSE_COOKIE": str(folder / "cookie"),
            "HOME": str(folder),
            "ALSA_CONFIG_PATH": str(config),
        }
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self._folder.chmod(0o700)
        (self._folder / "pulse").mkdir(mode=0o700, exist_ok=True)
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        command += ["--realtime=no", "--high-priority=no", "--disable-shm=yes"]
        command += ["-L", f"module-null-sink sink_name=test rate={RATE} channels=1"]
        command += ["-L", f"module-native-protocol-unix auth-anonymous=1 socket={self._folder}/pulse/native"]
        self._server = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        give_up = time.monotonic() + _UP_WITHIN_S
        while self._ask("info").returncode:
            if time.monotonic() > give_up or self._server.poll() is not None:
                raise RuntimeError("PulseAudio does not start")
            time.sleep(0.05)  # a real server comes up in real time

    def kill(self) -> None:
        """End the server at once, as if the device had been pulled out."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None

    def hang(self) -> None:
        """Let the server stop answering."""
        assert self._server is not None
        self._server.send_signal(signal.SIGSTOP)

    @contextmanager
    def recording(self) -> Iterator[Recording]:
        """Record what the sink hears for as long as the context lasts."""
        command = ["parec", "-d", "test.monitor", f"--rate={RATE}", "--channels=1", "--format=s16le"]
        command += ["--latency-msec=10", "--raw"]
        recorder = subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE)
        recording = Recording()
        listener = Thread(target=_listen, args=(recorder, recording))
        listener.start()
        try:
            while not recording.pieces:
                time.sleep(0.01)  # the first samples come in real time
            yield recording
        finally:
            recorder.terminate()
            recorder.wait()
            listener.join()
            assert recorder.stdout is not None
            recorder.stdout.close()

    def _ask(self, what: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(["pactl", what], env=self.environment, capture_output=True, check=False)


def _listen(recorder: subprocess.Popen[bytes], recording: Recording) -> None:
    assert recorder.stdout is not None
    descriptor = recorder.stdout.fileno()
    while piece := os.read(descriptor, _READ_BYTES):
        recording.arrivals_ms.append(time.clock_gettime_ns(time.CLOCK_BOOTTIME) / 1e6)
        recording.pieces.append(piece)
