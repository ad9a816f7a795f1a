"""The copies of the history, listed and put in its place."""

from pathlib import Path

import pytest
from support.command_line import Command
from support.kept_sets import history_in, paced_set, session_of

from legcurl_timer.clock import wall_now
from legcurl_timer.core.records import SessionRecord
from legcurl_timer.history.recovery.backups import back_up


def test_a_backup_is_listed_and_restored(history: Command, folder: Path, filled: list[SessionRecord]) -> None:
    """A copy takes the history's place, and what was there before becomes a copy itself."""
    sets = len(filled)
    with history_in(folder) as store:
        copy = back_up(store, "by-hand", wall_now())
        store.add([session_of(paced_set())])
    assert history("backups").out == f"{copy.name}  {sets} sets\n"
    told = history("restore", copy.name, "--yes")
    assert (told.code, told.err) == (0, "")
    first, second = told.out.splitlines()
    assert first == f"The history has {sets + 1} sets. It would be copied, then replaced."
    assert second.startswith(
        f"Restored {sets} sets. What was there before is kept as history-before-restore-"
    )
    assert f"  {sets + 1} sets\n" in history("backups").out
    assert history("list").out.endswith(f"{sets} sets\n")


@pytest.mark.parametrize("yes", [(), ("--yes",)])
def test_a_copy_that_is_not_there(history: Command, yes: tuple[str, ...]) -> None:
    """That there is no such copy is told whether or not somebody can be asked."""
    told = history("restore", "history-2020-01-01.sqlite3", *yes).complaint(2)
    assert 'there is no backup "history-2020-01-01.sqlite3"' in told


def test_restoring_wants_someone_to_ask(history: Command, folder: Path) -> None:
    """Without a terminal --yes is needed."""
    with history_in(folder) as store:
        copy = back_up(store, "by-hand", wall_now())
    told = history("restore", copy.name)
    assert (told.code, told.out) == (2, "")
    assert told.err == "legcurl-timer: there is nobody to ask whether to restore; --yes restores\n"


def test_what_is_no_backup_is_not_restored(
    history: Command, filled: list[SessionRecord], tmp_path: Path
) -> None:
    """A file that is no copy of a history is refused in one line, and the history stays."""
    assert filled
    before = history("list")
    strange = tmp_path / "strange.sqlite3"
    strange.write_text("no history")
    told = history("restore", str(strange), "--yes")
    assert told.code == 1
    assert told.err == "legcurl-timer: strange.sqlite3 is not a backup that can be restored.\n"
    assert history("list") == before
