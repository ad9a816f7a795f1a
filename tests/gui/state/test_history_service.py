"""What the window does so that no set is lost: keeping, filling in, offering, asking before it closes."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from support.kept_sets import paced_set
from support.plans import last_used

from legcurl_timer.clock import now_ms, wall_now
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.gui.prepare.prepare_page import PreparePage
from legcurl_timer.gui.result.result_page import ResultPage
from legcurl_timer.gui.state import history_service as history_desk
from legcurl_timer.gui.training.set_page import SetPage
from legcurl_timer.gui.window.close_dialog import Leaving
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.history.exchange.native_json import read_json
from legcurl_timer.history.records import Load, LoadUnit, SetEnding, SetRecord
from legcurl_timer.history.recovery.opening import close_history, history_path, open_history
from legcurl_timer.history.store import Store
from tests.gui.conftest import WindowMaker

QUICK = last_used("seated", "standing")
MANY_REPS = last_used("seated", "standing", reps=100)

CUT_OFF = """
import os, signal, sys
from pathlib import Path
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Transport
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.history.writer import HistoryWriter
from legcurl_timer.training.set_recorder import SetRecorder
from legcurl_timer.clock import wall_now
writer = HistoryWriter(Path(sys.argv[1]), wall_now)
recorder = SetRecorder(wall_now(), writer.keep)
now_ms, transport = 0, Transport.for_set(SetPrescription.by_default(load_variations()[0])).start(0)
while transport.tally(now_ms).completed_reps < 6:
    now_ms += 500
    transport = transport.look(now_ms)
    recorder.look(transport, now_ms)
assert writer.wait_until_stored(10)
os.kill(os.getpid(), signal.SIGKILL)
"""


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def shows(window: MainWindow, page: type) -> bool:
    """Tell whether a page is shown."""
    return isinstance(window._pages.currentWidget(), page)


def kept(folder: Path) -> list[SetRecord]:
    """Read the history as it is on the disk; nothing may have been found wrong with it."""
    opened = open_history(folder, wall_now())
    assert opened.notices == ()
    records = [record for session in opened.store.sessions() for record in session.sets]
    close_history(opened.store)
    return records


def do_one_set(window: MainWindow, qtbot: QtBot) -> None:
    """Start a set of one rep and wait for its end."""
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shows(window, ResultPage), timeout=5_000)


def cut_off_a_set(folder: Path) -> None:
    """Let another run of the program be killed after the sixth rep of a set."""
    done = subprocess.run([sys.executable, "-c", CUT_OFF, str(folder)], check=False, timeout=60)
    assert done.returncode == -9


def test_a_set_is_in_the_history(make_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    """What was paced is on the disk once the window is closed, and was so before."""
    window = make_window(plans=QUICK)
    do_one_set(window, qtbot)
    assert window.history.open().wait_until_stored(5)
    window.close()
    (record,) = kept(tmp_path)
    assert (record.variation, record.tempo, record.completed_reps) == ("seated", "0.5-0-0.5-0", 1)
    assert (record.tut_ms, record.ending, len(record.reps)) == (1_000, SetEnding.COMPLETED, 1)


def test_a_set_is_written_down_when_it_starts(make_window: WindowMaker, qtbot: QtBot) -> None:
    """A set under way is in the history at once, and with each rep that is done."""
    window = make_window(plans=MANY_REPS)
    press(qtbot, Qt.Key.Key_Space)
    writer = window.history.open()
    assert writer.wait_until_stored(5)

    def reps_on_disk() -> int:
        with Store.open_existing(writer.standing.path) as store:
            ((record, _owner),) = store.under_way()
        return record.completed_reps

    assert reps_on_disk() == 0
    qtbot.waitUntil(lambda: reps_on_disk() == 2, timeout=5_000)


def test_legs_take_turns(make_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    """After the left leg's set the right leg's is planned, and each is kept as what it was."""
    window = make_window("standing", plans=QUICK)
    do_one_set(window, qtbot)
    assert window._result._next.accessibleName() == "Next set, right leg"
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(window._sets) == 2, timeout=5_000)
    window.close()
    assert [record.leg for record in kept(tmp_path)] == [Leg.LEFT, Leg.RIGHT]


def test_filling_in_by_keyboard(make_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    """L, R and N lead to their fields; what is typed there is kept, and a note may hold spaces."""
    window = make_window(plans=QUICK)
    do_one_set(window, qtbot)
    for key, text in ((Qt.Key.Key_L, "42,5"), (Qt.Key.Key_R, "2"), (Qt.Key.Key_N, "left knee felt fine")):
        press(qtbot, key)
        qtbot.keyClicks(QApplication.focusWidget(), text)
        press(qtbot, Qt.Key.Key_Return)
        qtbot.waitUntil(window._result._next.hasFocus)
    assert shows(window, ResultPage)
    window.close()
    (record,) = kept(tmp_path)
    assert record.load == Load(LoadUnit.KG, 42_500)
    assert (record.reserve_half_reps, record.note) == (4, "left knee felt fine")


def test_the_clicker_starts_the_next_set_even_from_a_note(make_window: WindowMaker, qtbot: QtBot) -> None:
    """Only Space is text in a note; Page Down goes on as from everywhere else."""
    window = make_window(plans=QUICK)
    do_one_set(window, qtbot)
    press(qtbot, Qt.Key.Key_N)
    press(qtbot, Qt.Key.Key_PageDown)
    assert shows(window, SetPage)


def test_a_discarded_set_is_not_listed(make_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    """Esc twice leaves nothing of a set in the history."""
    window = make_window(plans=MANY_REPS)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window._controller.transport.tally(now_ms()).completed_reps > 0)
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Escape)
    assert shows(window, PreparePage)
    window.close()
    assert kept(tmp_path) == []


def test_closing_in_mid_set_keeps_what_was_done(
    make_window: WindowMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    """A window closed during a set ends the set first."""
    window = make_window(plans=MANY_REPS)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window._controller.transport.tally(now_ms()).completed_reps == 1)
    window.close()
    (record,) = kept(tmp_path)
    assert (record.completed_reps, record.ending) == (1, SetEnding.ENDED_EARLY)


@pytest.mark.parametrize(("key", "endings"), [("keep", [SetEnding.RECOVERED]), ("discard", [])])
def test_an_interrupted_set_is_offered(
    make_window: WindowMaker, qtbot: QtBot, tmp_path: Path, key: str, endings: list[SetEnding]
) -> None:
    """A set that was cut off is offered on the next start, and the answer is carried out."""
    cut_off_a_set(tmp_path)
    window = make_window(plans=QUICK)
    bar = window.history.offer_bar
    window.history.open()
    qtbot.waitUntil(bar.isVisible)
    assert "Your last set stopped at rep 6 (Lying leg curl, " in bar.accessibleName()
    qtbot.mouseClick(bar._keep if key == "keep" else bar._discard, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not bar.isVisible())
    window.close()
    records = kept(tmp_path)
    assert [record.ending for record in records] == endings
    assert all(record.completed_reps == 6 for record in records)


def test_the_prepare_page_tells_of_last_time(make_window: WindowMaker, qtbot: QtBot) -> None:
    """Once a set is kept, the page that prepares the next one says what was done."""
    window = make_window(plans=QUICK)
    do_one_set(window, qtbot)
    press(qtbot, Qt.Key.Key_Escape)
    summary = window._prepare._summary
    qtbot.waitUntil(lambda: summary.text().startswith("Last time, today: 1 rep, 0.5-0-0.5-0\n"))
    assert summary.text().endswith("This week: 1 set, 1 rep, 0:01 under tension.")


def unusable(folder: Path) -> Path:
    """Put a folder in the way of the history's companions, so that nothing can be written."""
    blocked = folder / "blocked"
    blocked.write_text("a file where a folder should be")
    return blocked


def test_what_cannot_be_stored_is_held_told_and_asked_about(
    make_window: WindowMaker, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The set goes on; a line tells of it; leaving asks; once the obstacle is gone, all is stored."""
    answers = [Leaving.STAY]
    monkeypatch.setattr(history_desk, "ask_to_leave", lambda _window, _standing: answers.pop(0))
    folder = unusable(tmp_path)
    window = make_window(plans=QUICK, folder=folder)
    do_one_set(window, qtbot)
    bar = window.history.storage_bar
    qtbot.waitUntil(bar.isVisible)
    assert "One set is kept in memory" in bar.text()
    window.close()
    assert window.isVisible()
    assert answers == []
    folder.unlink()
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=10_000)
    window.close()
    assert not window.isVisible()
    (record,) = kept(folder)
    assert record.completed_reps == 1


def test_a_copy_is_saved_where_nothing_else_helps(
    make_window: WindowMaker, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sets that cannot be stored can be taken along as a file that reads back."""
    copy = tmp_path / "copy.json"
    monkeypatch.setattr(history_desk, "ask_to_leave", lambda _window, _standing: Leaving.SAVE_COPY)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(copy), ""))
    window = make_window(plans=QUICK, folder=unusable(tmp_path))
    do_one_set(window, qtbot)
    qtbot.waitUntil(window.history.storage_bar.isVisible)
    window.close()
    assert not window.isVisible()
    ((record,),) = (session.sets for session in read_json(copy))
    assert record.completed_reps == 1


def test_a_newer_history_is_left_alone(make_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    """The window says in one line that a newer version wrote the history, and does not touch it."""
    opened = open_history(tmp_path, wall_now())
    opened.store.connection.execute("PRAGMA user_version = 99")
    close_history(opened.store)
    before = history_path(tmp_path).read_bytes()
    window = make_window(plans=QUICK)
    window.history.open()
    bar = window.history.storage_bar
    qtbot.waitUntil(bar.isVisible)
    assert "newer Leg Curl Timer" in bar.text()
    window.close()
    assert history_path(tmp_path).read_bytes() == before


def test_what_is_still_typed_is_kept_when_the_window_closes(
    make_window: WindowMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    """A load that was typed but not confirmed is in the history once the window has closed."""
    window = make_window(plans=QUICK)
    do_one_set(window, qtbot)
    press(qtbot, Qt.Key.Key_L)
    qtbot.keyClicks(QApplication.focusWidget(), "42,5")
    window.close()
    (record,) = kept(tmp_path)
    assert record.load == Load(LoadUnit.KG, 42_500)


def test_a_copy_can_be_saved_though_the_clock_was_set_back(
    make_window: WindowMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sets that seem to have been done in the wrong order make a copy, too."""
    copy = tmp_path / "copy.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(copy), ""))
    window = make_window(plans=QUICK)
    assert window.history._save_copy((paced_set(60), paced_set(0)), str(tmp_path))
    (session,) = read_json(copy)
    assert len(session.sets) == 2
