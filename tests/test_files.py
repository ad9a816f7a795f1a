"""Files that are written whole, and names that are free."""

from pathlib import Path

import pytest

from legcurl_timer.files import free_name, write_whole


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """Where a directory stands in the way, the half-made file is removed again."""
    path = tmp_path / "thing"
    path.mkdir()
    with pytest.raises((IsADirectoryError, PermissionError)):
        write_whole(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_free_names(tmp_path: Path) -> None:
    """A name that is taken gets a number, even if what is there leads nowhere."""
    path = tmp_path / "copy.of-2026.sqlite3"
    assert free_name(path) == path
    path.mkdir()
    assert free_name(path).name == "copy.of-2026-2.sqlite3"
    (tmp_path / "copy.of-2026-2.sqlite3").symlink_to("nowhere")
    assert free_name(path).name == "copy.of-2026-3.sqlite3"
