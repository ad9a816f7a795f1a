"""Single keys from a terminal that is only software, from none at all, and from a Windows console."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from support.command_line import MemoryTerminal, on_posix
from support.programs import import_file

from legcurl_timer.cli import terminal_keys as keys
from legcurl_timer.cli.terminal_keys import reading_keys


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, int]]:
    """Put a pseudo-terminal in the place of stdin; return its keyboard and its inner end."""
    keyboard, inner = os.openpty()
    with os.fdopen(os.dup(inner), encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield keyboard, inner
    os.close(keyboard)
    os.close(inner)


@on_posix
@pytest.mark.parametrize(
    ("pressed", "key"),
    [
        (b" ", " "),
        (b"\n", "\n"),
        (b"\r", "\n"),  # as a terminal sends the Enter key
        (b"m", "m"),
        (b"+", "+"),
        (b"\x1b", "\x1b"),  # Esc alone is meant
        (b"\x1b[A", ""),  # an arrow key is not
        (b"\x1bOP", ""),  # F1
        ("\u00e4".encode(), "\u00e4"),
        (b"mm", "m"),  # held down, it counts once a look
        (b"\xff", ""),
    ],
)
def test_key(terminal: tuple[int, int], pressed: bytes, key: str) -> None:
    """A key is read as it is pressed, without Enter; what is no single key is passed over."""
    keyboard, _ = terminal
    with reading_keys() as read:
        os.write(keyboard, pressed)

        assert read(5.0) == key
        assert read(0.0) == ""


@on_posix
@pytest.mark.parametrize("error", [None, KeyboardInterrupt, ZeroDivisionError])
def test_terminal_is_mended(terminal: tuple[int, int], error: type[BaseException] | None) -> None:
    """However the set ends, the terminal echoes and waits for Enter again."""
    import termios  # noqa: PLC0415 - not on Windows

    _, inner = terminal
    before = termios.tcgetattr(inner)

    def read_and_fail() -> None:
        with reading_keys():
            during = termios.tcgetattr(inner)
            assert not during[3] & termios.ICANON
            assert not during[3] & termios.ECHO
            assert during[3] & termios.ISIG  # Ctrl-C still stops
            if error:
                raise error

    with pytest.raises(error) if error else nullcontext():
        read_and_fail()

    assert termios.tcgetattr(inner) == before


@pytest.mark.parametrize("stdin", [None, io.StringIO("mmm")], ids=["none", "file"])
def test_no_terminal(monkeypatch: pytest.MonkeyPatch, stdin: io.StringIO | None) -> None:
    """Without a terminal there are no keys, and the time asked for goes by."""
    waited: list[float] = []
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(keys.time, "sleep", waited.append)

    with reading_keys() as read:
        assert [read(0.02), read(0.5)] == ["", ""]

    assert waited == [0.02, 0.5]


@pytest.mark.parametrize(
    ("stdin", "read_keys"), [(MemoryTerminal(), ["m", " ", ""]), (io.StringIO(), [""] * 3), (None, [""] * 3)]
)
def test_windows_console(
    monkeypatch: pytest.MonkeyPatch, stdin: io.StringIO | None, read_keys: list[str]
) -> None:
    """On Windows keys come from the console, and from nowhere where there is none."""
    waited: list[float] = []
    monkeypatch.setattr(sys, "platform", "win32")
    pressed = ["m", " "]
    console = SimpleNamespace(kbhit=lambda: bool(pressed), getwch=lambda: pressed.pop(0))
    monkeypatch.setitem(sys.modules, "msvcrt", console)
    monkeypatch.setattr(sys, "stdin", stdin)
    on_windows = import_file(Path(keys.__file__))
    monkeypatch.setattr(on_windows.time, "sleep", waited.append)

    with on_windows.reading_keys() as read:
        assert [read(0.02) for _ in range(3)] == read_keys

    assert waited == [0.02] * read_keys.count("")
