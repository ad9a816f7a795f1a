"""A screen that is only memory: a private Xvfb with a window manager, keys pressed from outside, pictures."""

import os
import struct
import subprocess
import time
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from support.programs import end
from support.waiting import wait_until

TOOLS = ("Xvfb", "openbox", "setxkbmap", "xdotool")
SIZE = (1280, 800)
_UP_WITHIN_S = 15.0
_XDOTOOL_LIMIT_S = 15.0
_FINGER_UP_MS = 70
"""Between two keys in turn: what comes sooner is a repeat."""
_STILL_FOR_S = 1.5
_HEADER_WORDS = 25
_COLOUR_BYTES = 12


class Screen:
    """A screen of 1280 x 800 pixels; `environment` leads programs to it."""

    def __init__(self, folder: Path, surroundings: dict[str, str]) -> None:
        self._folder = folder
        self._surroundings = surroundings
        self._started: list[subprocess.Popen[bytes]] = []
        self.environment = surroundings

    def __enter__(self) -> Self:
        try:
            self._start_server()
            self._start_window_manager()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self._end()

    def press(self, *keys: str) -> None:
        """Press and release keys, named as X names them, one after the other, wherever the focus is."""
        self._xdotool("key", "--clearmodifiers", "--delay", str(2 * _FINGER_UP_MS), *keys)

    def hold(self, key: str, for_s: float) -> None:
        """Press a key, and let it go after a while; meanwhile the server repeats it."""
        self._xdotool("keydown", key, "sleep", str(for_s), "keyup", key, "sleep", str(_FINGER_UP_MS / 1000))

    def use_layout(self, layout: str) -> None:
        """Let the keyboard be that of a country; keys go by their number then."""
        subprocess.run(["setxkbmap", layout], env=self.environment, check=True, timeout=_XDOTOOL_LIMIT_S)

    def write(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", "20", text)

    def click(self, x: int, y: int) -> None:
        """Click with the left button."""
        self._xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def focus_window(self, title: str, program: subprocess.Popen[str]) -> None:
        """Wait for a program's window to appear and give it the keyboard."""

        def is_there() -> bool:
            assert program.poll() is None, f"the program ended with {program.returncode}, without a window"
            return self._ask("search", "--onlyvisible", "--name", title).returncode == 0

        wait_until(is_there, f"a window {title!r}", within_s=_UP_WITHIN_S)
        self._xdotool("search", "--onlyvisible", "--name", title, "windowactivate", "--sync")

    def focus_dialog(self, title: str) -> None:
        """Wait for a dialog of that very title to appear and give it the keyboard."""
        name = ("--onlyvisible", "--name", f"^{title}$")
        wait_until(lambda: self._ask("search", *name).returncode == 0, f"a dialog {title!r}")
        self._xdotool("search", *name, "windowactivate", "--sync")

    def wait_until_still(self) -> None:
        """Wait until nothing on the screen has moved for a while."""
        last, since_s = self.picture(), time.monotonic()

        def still() -> bool:
            nonlocal last, since_s
            now = self.picture()
            if (now != last).any():
                last, since_s = now, time.monotonic()
            return time.monotonic() - since_s > _STILL_FOR_S

        wait_until(still, "a screen on which nothing moves")

    def picture(self) -> NDArray[np.uint32]:
        """Return what the screen shows, as 0xRRGGBB in rows."""
        # Xvfb keeps its memory in a file in the format of xwd: a header of big-endian words, a name, the
        # colour map, the pixels.
        data = (self._folder / "Xvfb_screen0").read_bytes()
        header = struct.unpack(f">{_HEADER_WORDS}I", data[: 4 * _HEADER_WORDS])
        header_size, width, height, bytes_per_line, colours = (
            header[0],
            header[4],
            header[5],
            header[12],
            header[19],
        )
        pixels = np.frombuffer(data, dtype="<u4", offset=header_size + colours * _COLOUR_BYTES)
        rows = pixels[: height * bytes_per_line // 4].reshape(height, bytes_per_line // 4)
        return rows[:, :width] & np.uint32(0xFFFFFF)

    def _start_server(self) -> None:
        read_end, write_end = os.pipe()
        command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24"]
        command += ["-nolisten", "tcp", "-noreset", "-fbdir", str(self._folder)]
        self._start(command, pass_fds=[write_end])
        os.close(write_end)
        with os.fdopen(read_end) as answer:
            number = answer.readline().strip()  # comes once the screen can be used, or empty where it died
        assert number, "Xvfb does not start"
        self.environment = {**self._surroundings, "DISPLAY": f":{number}"}

    def _start_window_manager(self) -> None:
        self._start(["openbox", "--sm-disable"])
        wait_until(
            lambda: self._ask("get_num_desktops").returncode == 0, "openbox answers", within_s=_UP_WITHIN_S
        )

    def _start(self, command: list[str], pass_fds: list[int] | None = None) -> None:
        process = subprocess.Popen(
            command,
            env=self.environment,
            pass_fds=pass_fds or [],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._started.append(process)

    def _end(self) -> None:
        while self._started:
            end(self._started.pop())

    def _xdotool(self, *arguments: str) -> None:
        done = self._ask(*arguments)
        assert done.returncode == 0, f"xdotool {' '.join(arguments)}: {done.stderr}"

    def _ask(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=_XDOTOOL_LIMIT_S,
            check=False,
        )
