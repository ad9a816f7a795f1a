"""Who has been here before, and who has not."""

from pathlib import Path

import pytest

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.userdata.kept import load_kept
from legcurl_timer.userdata.settings import Settings, SettingsFile


def is_introduced(folder: Path) -> bool:
    """Return whether the one who starts the program on a folder is taken to know it."""
    return load_kept(folder, load_variations()).settings.introduced


def test_a_first_start(tmp_path: Path) -> None:
    """A folder that is not there, or has nothing in it, is that of somebody new."""
    assert not is_introduced(tmp_path / "new")
    assert not is_introduced(tmp_path)
    SettingsFile(tmp_path).save(Settings(volume=7))
    assert is_introduced(tmp_path)


@pytest.mark.parametrize(
    ("name", "text"),
    [("history.db", ""), ("settings.json", '{"version": 1, "volume": 50}'), ("settings.json", "broken")],
)
def test_somebody_from_an_older_version(tmp_path: Path, name: str, text: str) -> None:
    """Whoever has a history, or settings that say nothing of it, has been here before."""
    (tmp_path / name).write_text(text)
    assert is_introduced(tmp_path)


def test_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    """Where nothing can be known nothing is explained."""
    (tmp_path / "file").write_text("")
    assert is_introduced(tmp_path / "file")
