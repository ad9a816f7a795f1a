"""The public command line: what it accepts, and the one line it says when it cannot do as told."""

import sys
from pathlib import Path

import pytest
from support.command_line import IDS, Command, document, on_posix, program, without

import legcurl_timer
from legcurl_timer.cli import main as cli
from legcurl_timer.core.language import languages


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that is empty and shall stay so."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


BAD_INPUT = [
    # what is typed, what the line quotes or names, what it says is accepted
    ("timeline --variation calf --json", '"calf" is not a variation', ", ".join(IDS)),
    ("timeline --json", "--variation", "required"),
    ("pace", "--variation", "required"),
    ("render --variation lying", "--out", "required"),
    ("timeline --variation lying --tempo abc", '"a" is not a number', "such as 3-1-1-2"),
    ("timeline --variation lying --tempo=", "There is nothing in it", "such as 3-1-1-2"),
    ("timeline --variation lying --reps 08abc", '"08abc" is not a whole number', "from 1 to 100"),
    ("timeline --variation lying --reps 0", "not 0", "1 to 100 reps"),
    ("timeline --variation lying --reps 101", "not 101", "1 to 100 reps"),
    ("timeline --variation lying --count-in -1", "not -1 s", "0 to 30 s"),
    ("timeline --variation lying --count-in 30.001", "not 30.001 s", "0 to 30 s"),
    ("timeline --variation lying --count-in abc", '"abc" is not a number of seconds', "from 0 to 30"),
    ("timeline --variation lying --count-in snan", '"snan" is not a number of seconds', "from 0 to 30"),
    ("timeline --variation lying --count-in=-inf", '"-inf" is not a number of seconds', "from 0 to 30"),
    ("timeline --variation lying --count-in 1e400", "is not a number of seconds", "from 0 to 30"),
    ("timeline --variation lying --count-in=-1e999999", "is not a number of seconds", "from 0 to 30"),
    ("timeline --variation lying --count-in 5.0005", '"5.0005"', "three decimals"),
    ("pace --variation lying --audio xyz", "--audio: invalid choice: 'xyz'", "simpleaudio"),
    ("pace --variation lying --guidance song", "--guidance: invalid choice: 'song'", "glide"),
    ("render --variation lying --out x.wav --guidance=", "--guidance: invalid choice: ''", "counts"),
    ("--guidance xyz", "--guidance: invalid choice: 'xyz'", "words"),
    ("timeline --variation lying --guidance words", "--guidance", "unrecognized"),
    ("--reps 0", "not 0", "1 to 100 reps"),
    ("--variation calf", '"calf" is not a variation', "lying"),
    ("dance", "invalid choice: 'dance'", "variations"),
    ("--colour=red", "--colour", "unrecognized"),
    ("timeline --variation lying --rep 8", "--rep", "unrecognized"),
    ("variations --jso", "--jso", "unrecognized"),
    ("variations extra", "extra", "unrecognized"),
]


@pytest.mark.parametrize(("typed", "what", "accepted"), BAD_INPUT, ids=[case[0] for case in BAD_INPUT])
def test_bad_input(command: Command, empty_folder: Path, typed: str, what: str, accepted: str) -> None:
    """Bad input is answered by one line on stderr that says what, where and what is accepted; exit code 2."""
    line = command(*typed.split(" ")).complaint(2)

    assert what in line
    assert accepted in line
    assert not list(empty_folder.iterdir())


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\tb", "\n"])
def test_bad_input_with_line_breaks(command: Command, text: str) -> None:
    """What was typed is quoted in one line even if it was typed in two."""
    for option in ("--variation", "--tempo", "--reps", "--count-in"):
        command("timeline", "--variation", "lying", option, text).complaint(2)


@on_posix
def test_bad_input_that_is_no_text() -> None:
    """Bytes that are no text are answered like any other bad input."""
    told = program("timeline", "--variation", b"l\xffing")

    assert "is not a variation; accepted: lying" in told.complaint(2)


@pytest.mark.parametrize("option", ["--variation", "--tempo", "--reps", "--count-in"])
@pytest.mark.parametrize("text", ["9" * 6_000, "x" * 6_000], ids=["digits", "letters"])
def test_complaint_fits_a_screen(command: Command, option: str, text: str) -> None:
    """However much was typed, the line can be read."""
    assert len(command("timeline", "--variation", "lying", option, text).complaint(2)) < 300


@pytest.mark.parametrize(
    ("before", "after", "key", "value"),
    [
        ("--reps 3", "", "reps", 3),
        ("--tempo 4-1-2-1", "", "tempo", "4-1-2-1"),
        ("--count-in 8", "", "count_in_ms", 8_000),
        ("--variation nordic", "--variation lying", "variation", "lying"),
        ("--reps 3", "--reps 4", "reps", 4),
    ],
)
def test_option_before_the_command(
    command: Command, before: str, after: str, key: str, value: object
) -> None:
    """An option counts before the command as well as after it; said twice, the later one counts."""
    usual = () if "--variation" in after else ("--variation", "lying")

    told = command(*before.split(), "timeline", "--json", *usual, *after.split())

    assert document(told)[key] == value


def test_version(command: Command) -> None:
    """The version is told, and below it what it stands on."""
    told = command("--version", "--audio", "silent", "--data-dir", "somewhere")
    first, *others = told.out.splitlines()
    assert (told.code, first, told.err) == (0, f"legcurl-timer {legcurl_timer.__version__}", "")
    assert [each.partition(": ")[0] for each in others] == [
        *("Python", "Qt", "Sound", "Camera", "Data folder", "System")
    ]
    assert "Data folder: somewhere" in others
    assert any(each.startswith("Sound: ") and each.endswith(", switched off") for each in others)


@pytest.mark.parametrize("settings", ['{"volume": "loud"}', "{", "[]"])
def test_version_with_damaged_settings(command: Command, tmp_path: Path, settings: str) -> None:
    """Whoever reports damaged settings is told the version as well, and the file is left where it is."""
    (tmp_path / "settings.json").write_text(settings, encoding="utf-8")
    told = command("--version", "--data-dir", str(tmp_path))
    assert (told.code, told.err) == (0, "")
    assert "Data folder: " in told.out
    assert (tmp_path / "settings.json").read_text(encoding="utf-8") == settings


HISTORY = ("list", "export", "import", "undo", "backups", "restore", "path")


@pytest.mark.parametrize(
    ("arguments", "told_of"),
    [
        ((), "--start"),
        (("pace",), "--audio"),
        (("render",), "--out"),
        (("timeline",), "--count-in"),
        (("variations",), "--json"),
        (("doctor",), "--data-dir"),
        (("measure",), "--first-movement"),
        *((("history", action), "--data-dir") for action in HISTORY),
    ],
)
def test_help(command: Command, arguments: tuple[str, ...], told_of: str) -> None:
    """The program and each command tell their options, in each language."""
    for language in languages():
        told = command("--language", language, *arguments, "--help")
        assert (told.code, told.err) == (0, "")
        assert told_of in told.out
    told = command(*arguments, "--help")

    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(" ".join(("usage: legcurl-timer", *arguments)))
    assert told_of in told.out


QT = ("PySide6", "shiboken6")
ALL_BUT_WORDS = (*QT, "babel", "numpy", "soxr", "platformdirs", "sqlite3")


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        *(
            (typed, ALL_BUT_WORDS)
            for typed in ("--help", "--version", "variations", "timeline --variation lying")
        ),
        ("pace --variation lying --sets 1 --reps 2 --audio silent --data-dir .", (*QT, "soxr")),
        ("render --variation lying --reps 1 --out set.wav", (*QT, "soxr")),
    ],
)
def test_no_command_needs_what_another_imports(tmp_path: Path, typed: str, missing: tuple[str, ...]) -> None:
    """What needs neither window, sound nor history is there without them; the rest needs no Qt."""
    told = program(*typed.split(), start=without(*missing), cwd=tmp_path)

    assert (told.code, told.err) == (0, "")


def test_arguments_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Started as a script, the program reads the process's own arguments."""
    monkeypatch.setattr(sys, "argv", ["legcurl-timer", "variations"])

    assert cli.main() == 0
    assert "nordic" in capsys.readouterr().out


def test_no_console(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that was started without a console has nowhere to write to, and minds as little."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    assert cli.main(["variations"]) == 0
    assert cli.main(["dance"]) == 2
