"""Pipes that close, signals, missing libraries and spoilt files: one line at most, never a traceback."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support.command_line import LIMIT_S, document, on_posix, program, surroundings

import legcurl_timer


def started(*arguments: str, env: dict[str, str]) -> subprocess.Popen[str]:
    """Start the program, without a keyboard, and let it run."""
    command = [sys.executable, "-m", "legcurl_timer", *arguments]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.Popen(command, env=env, stdin=nothing, stdout=pipe, stderr=pipe, encoding="utf-8")


@on_posix
@pytest.mark.parametrize("arguments", ["variations --json", "timeline --variation lying --reps 100 --json"])
def test_reader_that_leaves(arguments: str) -> None:
    """Whoever stops reading before the end hears no complaint."""
    with started(*arguments.split(), env=surroundings(PYTHONUNBUFFERED="1")) as running:
        running.stdout.close()
        complaints = running.stderr.read()

    assert complaints == ""
    assert running.returncode == 1


@on_posix
@pytest.mark.parametrize("place", ["closed pipe", "/dev/full"])
def test_reader_that_was_never_there(place: str) -> None:
    """Output that fits the buffer and cannot be written at the end ends in one line at most, and in 1."""
    if place == "closed pipe":
        read_end, write_end = os.pipe()
        os.close(read_end)
    else:
        write_end = os.open(place, os.O_WRONLY)
    try:
        told = program("timeline", "--variation", "lying", stdout=write_end)
    finally:
        os.close(write_end)

    assert told.err.count("\n") <= 1
    assert "Exception ignored" not in told.err
    assert told.code == 1


@on_posix
def test_ctrl_c_ends_a_paced_set(tmp_path: Path) -> None:
    """Ctrl-C in a paced set ends it as Enter does: with the line of what was done."""
    # Where the tests run in the background of a shell, programs begin with Ctrl-C ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    asked = ("--variation", "lying", "--sets", "1", "--count-in", "0", "--audio", "silent")
    with started("pace", *asked, "--data-dir", str(tmp_path), env=surroundings()) as running:
        assert running.stdout.readline().startswith("Lying leg curl")
        assert running.stdout.readline().startswith("rep 1: ")
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=LIMIT_S)

    assert out.splitlines()[-1].startswith("0 of 10 reps \u00b7 0:00 of 0:50 under tension (paced)")
    assert err == ""
    assert running.returncode == 0


@pytest.mark.parametrize("command_line", ["variations", "timeline --variation nordic", "variations --json"])
def test_terminal_without_our_letters(command_line: str) -> None:
    """On a terminal that knows ASCII only, a letter it lacks is replaced."""
    told = program(*command_line.split(), env=surroundings(PYTHONIOENCODING="ascii", PYTHONUTF8="0"))

    assert told.code == 0
    assert told.err == ""
    assert told.out.isascii()
    assert ("?" in told.out) == ("--json" not in command_line)


def test_coach_edits_the_variations(tmp_path: Path) -> None:
    """One that a coach adds is there at the next start, and a mistake told in one line with its place."""
    copy = tmp_path / "legcurl_timer"
    ignored = shutil.ignore_patterns("__pycache__", "gui")
    shutil.copytree(Path(legcurl_timer.__file__).parent, copy, ignore=ignored)
    of_the_copy = {"cwd": tmp_path, "env": surroundings(PYTHONPATH=str(tmp_path))}
    data = copy / "core" / "lifts" / "variations.toml"
    text = data.read_text(encoding="utf-8")
    entry = text.split("\n[[variation]]")[1].replace('id = "lying"', 'id = "mine"')
    asked = ("timeline", "--variation", "mine", "--json")

    data.write_text(f"{text}\n[[variation]]{entry}", encoding="utf-8")
    assert document(program(*asked, **of_the_copy))["variation"] == "mine"

    spoilt = entry.replace('tempo = "3-0-1-1"', 'tempo = "3-0-0-1"')
    data.write_text(f"{text}\n[[variation]]{spoilt}", encoding="utf-8")
    told = program(*asked, **of_the_copy).complaint(1)
    assert told.startswith('legcurl-timer: variations.toml: variation "mine", field "tempo": ')
