"""The history written to a file, ours or another program's."""

from pathlib import Path

import pytest
from support.command_line import Command

from legcurl_timer.core.records import SessionRecord
from tests.cli.commands.history.conftest import kept


@pytest.mark.parametrize("name", ["x.csv", "x.json", "X.JSON"])
def test_export_and_import(
    history: Command, filled: list[SessionRecord], name: str, tmp_path: Path, folder: Path
) -> None:
    """What is exported here is the same history after an import elsewhere."""
    told = history("export", str(tmp_path / name))
    assert told.code == 0
    assert told.out.endswith(": 2 sets\n")
    folder.rename(tmp_path / "elsewhere")
    told = history("import", str(tmp_path / name), "--yes")
    assert told.err == ""
    assert told.out.splitlines()[1:] == ["new in 2 sessions: 15 reps", "Added 2 sets."]
    assert kept(folder) == filled


@pytest.mark.parametrize("name", ["strong", "hevy", "fitnotes"])
@pytest.mark.usefixtures("filled")
def test_export_to_others(history: Command, name: str, tmp_path: Path) -> None:
    """Other programs' formats are asked for by name, since their files end like ours."""
    told = history("export", str(tmp_path / "x.csv"), "--format", name)
    assert told.out == f"{tmp_path / 'x.csv'}: 2 sets\n"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["x.csv"]
    assert (
        name.capitalize().replace("notes", "Notes") in history("import", "--yes", str(tmp_path / "x.csv")).out
    )


@pytest.mark.usefixtures("filled")
def test_nothing_is_overwritten_unasked(history: Command, tmp_path: Path) -> None:
    """A file that is there stays, be it only that of the reps, unless it is said that it may go."""
    reps = tmp_path / "x-reps.csv"
    reps.write_text("mine", encoding="utf-8")
    line = history("export", str(tmp_path / "x.csv")).complaint(2)
    assert line.endswith("x-reps.csv is there already; --force replaces it")
    assert not (tmp_path / "x.csv").exists()
    assert reps.read_text(encoding="utf-8") == "mine"
    assert history("export", str(tmp_path / "x.csv"), "--force").code == 0
    assert reps.read_text(encoding="utf-8") != "mine"


def test_an_export_without_a_name_is_told(history: Command, filled: list[SessionRecord]) -> None:
    """A file to export to must have a name."""
    assert filled
    for file in ("", "."):
        told = history("export", file, "--format", "csv", "--force")
        assert (told.code, told.err) == (2, "legcurl-timer: the file to export to has no name\n")
