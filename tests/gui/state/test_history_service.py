"""What the window does so that no set is lost: keeping, filling in, offering, asking before it closes."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from support.cut_off import cut_off_a_set
from support.kept_sets import kept, paced_set
from support.plans import planned
from support.window_page import WindowOpener

from legcurl_timer.clock import wall_now
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.records import Ending
from legcurl_timer.gui.window import close_dialog
from legcurl_timer.gui.window.close_dialog import Leaving
from legcurl_timer.history import writer
from legcurl_timer.history.exchange.native_json import read_json
from legcurl_timer.history.store import Store
from legcurl_timer.history.writer import HistoryWriter

QUICK = planned()
HELD = "One set is kept in memory"


def test_a_set_is_written_down_when_it_starts(open_window: WindowOpener, tmp_path: Path) -> None:
    """A set under way is in the history with each rep, and no longer where it is discarded."""
    page = open_window(plans=planned(reps=100))
    page.press(Qt.Key.Key_Space)

    def reps_on_disk() -> int:
        with Store.open_existing(page.store()) as store:
            ((record, _owner),) = store.under_way()
        return record.completed_reps

    assert reps_on_disk() == 0
    page.advance_until(lambda: page.reps_done == 2)
    assert reps_on_disk() == 2
    page.discard_set()
    assert page.shown == "prepare"
    page.close()
    assert kept(tmp_path) == []


def test_filling_in_by_keyboard(open_window: WindowOpener, tmp_path: Path) -> None:
    """L, R and N lead to their fields; what is typed there is kept, also what the window closes on."""
    page = open_window(plans=QUICK)
    page.do_one_set()
    for key, text in ((Qt.Key.Key_L, "42,5"), (Qt.Key.Key_R, "2"), (Qt.Key.Key_N, "left knee felt fine")):
        page.press(key)
        page.write(text)
        page.press(Qt.Key.Key_Return)
        page.wait_until(lambda: page.focused == "Next set")
    assert page.shown == "result"
    page.press(Qt.Key.Key_L)
    page.write("45")
    page.close()
    (record,) = kept(tmp_path)
    assert record.load == Load(LoadUnit.KG, 45_000)
    assert (record.reserve_half_reps, record.note) == (4, "left knee felt fine")


def test_the_clicker_starts_the_next_set_even_from_a_note(open_window: WindowOpener) -> None:
    """Only Space is text in a note; Page Down goes on as from everywhere else."""
    page = open_window(plans=QUICK)
    page.do_one_set()
    page.press(Qt.Key.Key_N)
    page.press(Qt.Key.Key_PageDown)
    assert page.shown == "set"


@pytest.mark.parametrize(("answer", "endings"), [("Keep it", [Ending.RECOVERED]), ("Discard it", [])])
def test_an_interrupted_set_is_offered(
    open_window: WindowOpener, tmp_path: Path, answer: str, endings: list[Ending]
) -> None:
    """A set that was cut off is offered on the next start, and the answer is carried out."""
    cut_off_a_set(tmp_path)
    page = open_window(plans=QUICK)
    page.open_history()
    page.wait_until(lambda: page.question)
    assert "Your last set stopped at rep 6 (Lying leg curl, " in page.question
    page.click(answer)
    page.wait_until(lambda: not page.question)
    page.close()
    records = kept(tmp_path)
    assert [record.ending for record in records] == endings
    assert all(record.completed_reps == 6 for record in records)


def test_a_question_answered_elsewhere_is_withdrawn(
    open_window: WindowOpener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another window is told to keep a set that was cut off, this one asks no more."""
    monkeypatch.setattr(writer, "LOOK_EVERY_S", 0.05)
    cut_off_a_set(tmp_path)
    page, other = open_window(plans=QUICK), open_window(plans=QUICK)
    for each in (page, other):
        each.open_history()
        each.wait_until(lambda shown=each: shown.question)
    other.click("Keep it")
    page.wait_until(lambda: not page.question)
    page.close()
    assert [record.ending for record in kept(tmp_path)] == [Ending.RECOVERED]


def test_the_prepare_page_tells_of_last_time(open_window: WindowOpener) -> None:
    """Once a set is kept, the page that prepares the next one says what was done."""
    page = open_window(plans=QUICK)
    page.do_one_set()
    page.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    page.wait_until(lambda: page.summary.startswith("Last, today: 1 \u00d7 1\n"))
    assert page.summary.endswith("This week: 1 set, 1 rep, 0:01 under tension (paced).")


def test_another_window_on_the_same_history(
    open_window: WindowOpener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window says that it is not the only one on its history, and shows what the other stores."""
    monkeypatch.setattr(writer, "LOOK_EVERY_S", 0.05)
    other = HistoryWriter(tmp_path, wall_now)
    assert other.wait_until_stored(10)
    page = open_window(plans=QUICK)
    page.open_history()
    page.wait_until(lambda: "open on the same history" in page.notice)
    other.keep(replace(paced_set(), started=wall_now(), variation=page.plan.prescription.variation.id))
    page.wait_until(lambda: page.summary.startswith("Last, today: 1 \u00d7 10"))
    other.close()


def unusable(folder: Path) -> Path:
    """Put a folder in the way of the history's companions, so that nothing can be written."""
    blocked = folder / "blocked"
    blocked.write_text("a file where a folder should be")
    return blocked


def test_what_cannot_be_stored_is_held_told_and_asked_about(
    open_window: WindowOpener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The set goes on; a line tells of it; leaving asks; once the obstacle is gone, all is stored."""
    answers = [Leaving.STAY]
    monkeypatch.setattr(close_dialog, "ask_to_leave", lambda _window, _status: answers.pop(0))
    folder = unusable(tmp_path)
    page = open_window(plans=QUICK, folder=folder)
    page.do_one_set()
    page.wait_until(lambda: HELD in page.notice)
    assert not page.close()
    assert answers == []
    folder.unlink()
    page.wait_until(lambda: HELD not in page.notice, 10_000)
    assert page.close()
    (record,) = kept(folder)
    assert record.completed_reps == 1


def test_a_copy_is_saved_where_nothing_else_helps(
    open_window: WindowOpener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sets that cannot be stored can be taken along as a file that reads back."""
    copy = tmp_path / "copy.json"
    monkeypatch.setattr(close_dialog, "ask_to_leave", lambda _window, _status: Leaving.SAVE_COPY)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(copy), ""))
    page = open_window(plans=QUICK, folder=unusable(tmp_path))
    page.do_one_set()
    page.wait_until(lambda: HELD in page.notice)
    assert page.close()
    ((record,),) = (session.sets for session in read_json(copy).sessions)
    assert record.completed_reps == 1
