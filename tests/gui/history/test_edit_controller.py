"""What becomes of a correction that cannot be written now."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from support.kept_sets import at, history_file, history_in, paced_set

from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.gui.history.edit_controller import EditController
from legcurl_timer.history.database import transaction
from legcurl_timer.history.scope import EVERYTHING
from legcurl_timer.history.store import Store


def test_a_correction_waits_while_another_program_holds_the_history(qtbot: QtBot, tmp_path: Path) -> None:
    """A corrected set is shown as corrected and handed to someone who can wait; a deletion is refused."""
    assert qtbot
    before = paced_set()
    after = replace(before, load=Load(LoadUnit.KG, 40_000))
    owner = QObject()
    edits = EditController(owner, at)
    held: list[tuple[object, object]] = []
    told: list[str] = []
    shown: list[object] = []
    edits.revision_held.connect(lambda old, new: held.append((old, new)))
    edits.failed.connect(told.append)
    edits.set_corrected.connect(shown.append)
    with history_in(tmp_path) as store:
        store.keep(before)
        with Store.open_existing(history_file(tmp_path), busy_s=0) as mine, transaction(store.connection):
            edits.use(mine, EVERYTHING)
            edits.revise(before, after)
            edits.delete_set(before.uid)
        edits.stop()
    assert (held, shown) == ([(before, after)], [after])
    assert len(told) == 1
