"""A JSON file of the lifter's: written whole or not at all, and never lost where it makes no sense."""

import os
import re
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from legcurl_timer.core.validation import ValidationError
from legcurl_timer.userdata.json_file import JsonFile

DOCUMENT = {"name": "Bl\u00e4tt \u263a", "folder": os.fsdecode(b"/home/ann/Kl\xe4nge"), "steps": [1, 2]}
NOT_JSON = {
    "empty": b"",
    "cut off": b'{"volume": 35, "theme": "da',
    "text": b"volume = 35",
    "binary": bytes(range(256)),
    "UTF-16": '{"volume": 35}'.encode("utf-16"),
    "zeros after a crash": bytes(4_096),
    "deep": b"[" * 100_000,
    "deep object": b'{"a":' * 100_000,
    "too deep to be written": b"[" * 5_000 + b"]" * 5_000,
    "endless number": b'{"volume": ' + b"9" * 10_000 + b"}",
}


@pytest.fixture
def file(tmp_path: Path) -> JsonFile:
    """Return a file in a folder that is not there yet."""
    return JsonFile(tmp_path / "a" / "b" / "mine.json", "Your things")


def as_it_is(document: Any, file_name: str) -> Any:
    """Make nothing of a document, but refuse a number."""
    if isinstance(document, int):
        raise ValidationError(f"{file_name}: a number")
    return document


def in_folder(file: JsonFile) -> list[str]:
    """Return the names of what stands beside a file and itself."""
    return sorted(path.name for path in file.path.parent.iterdir())


def test_no_file_yet(file: JsonFile, tmp_path: Path) -> None:
    """Before the first save there is nothing, and nothing is told or written."""
    assert file.load(as_it_is) == (None, "")
    assert list(tmp_path.iterdir()) == []


def test_there_and_back(file: JsonFile) -> None:
    """The first save makes the folder; all comes back, names that are no Unicode included."""
    assert file.save(DOCUMENT) == ""
    assert file.load(as_it_is) == (DOCUMENT, "")
    assert in_folder(file) == ["mine.json"]


def test_readable_by_people(file: JsonFile) -> None:
    """The file is indented UTF-8 with a newline at its end, and letters stay letters."""
    file.save(DOCUMENT)
    text = file.path.read_text(encoding="utf-8")
    assert text.startswith('{\n  "name": "Bl\u00e4tt \u263a",\n')
    assert text.endswith("}\n")


def test_a_mark_that_editors_leave(file: JsonFile) -> None:
    """A byte order mark in front is no mistake."""
    file.save(DOCUMENT)
    file.path.write_bytes(b"\xef\xbb\xbf" + file.path.read_bytes())
    assert file.load(as_it_is) == (DOCUMENT, "")


@pytest.mark.parametrize("content", [*NOT_JSON.values(), b"7"], ids=[*NOT_JSON, "not understood"])
def test_what_makes_no_sense_is_set_aside(file: JsonFile, content: bytes) -> None:
    """It is kept under a dated name with one notice, and the next run is quiet."""
    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(content)
    found, notice = file.load(as_it_is)
    (aside,) = in_folder(file)
    assert found is None
    assert re.fullmatch(r"mine\.broken-\d{4}-\d\d-\d\dT\d{6}\.json", aside)
    assert notice == f"Your things: the file could not be understood; it is kept as {aside}."
    assert file.path.with_name(aside).read_bytes() == content
    assert file.load(as_it_is) == (None, "")


@pytest.mark.parametrize(
    ("step", "notice"),
    [
        ("read_bytes", "Your things: the file cannot be read (Permission denied)."),
        ("rename", "Your things: the file cannot be understood, nor can it be put aside."),
    ],
)
def test_what_cannot_be_used_is_not_written_over(
    file: JsonFile, monkeypatch: pytest.MonkeyPatch, step: str, notice: str
) -> None:
    """What can be neither read nor moved is told of and left alone, until it can be read again."""
    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(b"mine")
    with monkeypatch.context() as locked:
        locked.setattr(Path, step, Mock(side_effect=PermissionError(13, "Permission denied")))
        assert file.load(as_it_is) == (None, notice)
    assert file.save(DOCUMENT) == f"{notice} Nothing is saved over what is there."
    assert file.path.read_bytes() == b"mine"
    file.path.write_bytes(b"{}")
    assert file.load(as_it_is) == ({}, "")
    assert file.save(DOCUMENT) == ""


@pytest.mark.usefixtures("in_brackets")
def test_it_is_told_in_the_language_spoken(file: JsonFile) -> None:
    """Whatever is told of a file calls it by its name in the language."""
    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(b"")
    assert file.load(as_it_is)[1].startswith("[[Your things]: the file could not be understood")
    file.path.mkdir()
    assert file.save(DOCUMENT).startswith("[[Your things]: the file cannot be saved")
    assert file.load(as_it_is)[1].startswith("[[Your things]: the file cannot be read")


@pytest.mark.parametrize("blocked", ["a/b", "a/b/mine.json"])
def test_something_else_in_its_place(file: JsonFile, tmp_path: Path, blocked: str) -> None:
    """Where a file is in place of the folder, or a folder in that of the file, the folder is named."""
    (tmp_path / blocked).mkdir(parents=True)
    if blocked == "a/b":
        (tmp_path / blocked).rmdir()
        (tmp_path / blocked).write_text("in the way")
    assert re.match(r"Your things: the file cannot be saved in .*/b \(.+\)\.$", file.save(DOCUMENT))


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_never_half_a_file(file: JsonFile, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Where writing fails half-way what was there stands untouched, and nothing is left lying about."""
    file.save(DOCUMENT)
    monkeypatch.setattr(
        Path if step == "replace" else os, step, Mock(side_effect=OSError(28, "No space left on device"))
    )
    assert file.save({}).endswith("(No space left on device).")
    monkeypatch.undo()
    assert file.load(as_it_is) == (DOCUMENT, "")
    assert in_folder(file) == ["mine.json"]
