"""The copies of the history, listed and put in its place."""

from dataclasses import replace
from pathlib import Path

from support.command_line import Command

from legcurl_timer.clock import wall_now
from legcurl_timer.core.records import SessionRecord, new_uid
from legcurl_timer.history.recovery.backups import back_up
from legcurl_timer.history.recovery.opening import close_history, open_history


def test_no_backups_yet(history: Command) -> None:
    """A history of which there is no copy says so."""
    assert history("backups").out == "No backups yet.\n"


def test_a_backup_is_listed_and_restored(history: Command, folder: Path, filled: list[SessionRecord]) -> None:
    """A copy takes the history's place, and what was there before becomes a copy itself."""
    opened = open_history(folder, wall_now())
    copy = back_up(opened.store, "by-hand", wall_now())
    sets = opened.store.count_sets()
    opened.store.add([replace(filled[0], uid=new_uid(), sets=(replace(filled[0].sets[0], uid=new_uid()),))])
    close_history(opened.store)
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


def test_restoring_wants_a_name_and_someone_to_ask(history: Command, filled: list[SessionRecord]) -> None:
    """Without a terminal --yes is needed, and a copy that is not there is told."""
    assert filled
    told = history("restore", "history-2020-01-01.sqlite3")
    assert (told.code, told.out) == (2, "")
    assert told.err == "legcurl-timer: there is nobody to ask whether to restore; --yes restores\n"
    told = history("restore", "history-2020-01-01.sqlite3", "--yes")
    assert (told.code, told.out) == (2, "")
    assert 'there is no backup "history-2020-01-01.sqlite3"' in told.err


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
