"""What an import asks: units, dates, which lift it is, and what to do where the file says otherwise."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QLabel

from legcurl_timer.core.load import LoadUnit
from legcurl_timer.gui.history.exchange.import_dialog import ImportDialog
from legcurl_timer.history.exchange.contents import DateOrder
from tests.gui.exchange_room import STRONG, ExchangeRoom

STRONG_KG = STRONG.replace("Weight,", "Weight (kg),").replace("Hamstring machine", "Seated Leg Curl")


def asked(room: ExchangeRoom, text: str, do: Callable[[ImportDialog], object], *, agree: bool = True) -> None:
    """Import a file of some text, its dialog filled in."""
    (room.folder / "brought.csv").write_text(text, encoding="utf-8")
    room.choose_file(room.folder / "brought.csv")
    room.answer(ImportDialog, do, agree=agree)
    room.actions.import_()


def nothing(_dialog: ImportDialog) -> None:
    """Leave a dialog as it is."""


def test_guesses_are_corrected_and_the_unit_asked(room: ExchangeRoom) -> None:
    """An exercise with a strange name is told apart by the lifter, and so is what its weights are in."""

    def correct(dialog: ImportDialog) -> None:
        assert not dialog.agree.isEnabled()
        dialog._unit._buttons[LoadUnit.LB].click()
        assert dialog.agree.text() == "Add 1 set"
        lifts = dialog._assigned["Hamstring machine"]
        lifts.setCurrentIndex(lifts.findData("seated"))
        assert dialog.agree.text() == "Add 2 sets"

    asked(room, STRONG, correct)
    assert room.notices == ["Added 2 sets from brought.csv."]
    records = [record for session in room.store.sessions() for record in session.sets][:2]
    assert [(each.variation, str(each.load)) for each in records] == [
        ("lying", "40 lb"),
        ("seated", "42.5 lb"),
    ]


def test_an_open_order_of_dates_is_asked(room: ExchangeRoom) -> None:
    """Until day or month first is chosen, nothing can be added."""

    def choose(dialog: ImportDialog) -> None:
        assert not dialog.agree.isEnabled()
        dialog._dates.pick(DateOrder.MONTH_FIRST)
        assert dialog.agree.isEnabled()

    asked(room, STRONG_KG.replace("2025-01-02", "01/02/2025"), choose)
    assert f"{next(room.store.sessions()).started.local:%d %B %Y}" == "02 January 2025"


def test_what_is_not_sure_comes_first_and_says_so(room: ExchangeRoom) -> None:
    """A name with a word that nobody knows is marked."""
    texts: list[str] = []

    def look(dialog: ImportDialog) -> None:
        texts[:] = [each.text() for each in dialog.findChildren(QLabel)]

    asked(room, STRONG_KG.replace("Seated Leg Curl", "Seated Leg Curl Xyzzy"), look, agree=False)
    assert texts.index("Seated Leg Curl Xyzzy") < texts.index("Lying Leg Curl (Machine)")
    assert "1 row, not sure" in texts


def test_names_of_which_none_is_known_are_listed(room: ExchangeRoom) -> None:
    """The lifter says which of them are leg curls, those with the most rows first."""
    texts: list[str] = []

    def look(dialog: ImportDialog) -> None:
        texts[:] = [each.text() for each in dialog.findChildren(QLabel)]
        assert dialog.agree.text() == "Nothing to add"
        lifts = dialog._assigned["Thing 7"]
        lifts.setCurrentIndex(lifts.findData("nordic"))
        assert dialog.agree.text() == "Add 2 sets"

    rows = STRONG_KG.replace("Seated Leg Curl", "Thing 7").replace("Lying Leg Curl (Machine)", "A thing")
    asked(room, rows + "2025-01-02 08:00:00,Legs,1h,Thing 7,2,42.5,9,0,45,9\n", look)
    assert any(each.startswith("None of these names is known here") for each in texts)
    assert texts.index("Thing 7") < texts.index("A thing")


def test_what_differs_is_shown_and_taken_where_it_is_ticked(room: ExchangeRoom) -> None:
    """A correction in the file changes nothing here unless the lifter ticks it."""
    asked(room, STRONG_KG, nothing)
    corrected = STRONG_KG.replace("1,40,10", "1,40,11")

    def leave(dialog: ImportDialog) -> None:
        assert (dialog.agree.isEnabled(), dialog.agree.text()) == (False, "Nothing to add")
        assert "reps: 10 \u2192 11" in dialog._differences._list.item(0).text()

    asked(room, corrected, leave, agree=False)

    def take(dialog: ImportDialog) -> None:
        dialog._differences._list.item(0).setCheckState(Qt.CheckState.Checked)
        assert (dialog.agree.isEnabled(), dialog.agree.text()) == (True, "Update 1 set")

    asked(room, corrected, take)
    assert room.notices == ["Added 2 sets from brought.csv.", "Updated 1 set from brought.csv."]
    assert next(room.store.sessions()).sets[0].completed_reps == 11


def test_all_that_differs_is_taken_at_once(room: ExchangeRoom) -> None:
    """One tick is enough for a file in which everything was corrected."""
    asked(room, STRONG_KG, nothing)
    corrected = STRONG_KG.replace(",40,10,", ",41,10,").replace(",9,0,45", ",8,0,45")
    asked(room, corrected, lambda dialog: dialog._differences._all.click())
    assert room.notices[1] == "Updated 2 sets from brought.csv."


def test_a_key_pressed_while_sets_are_compared_waits(
    room: ExchangeRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is added is what the dialog shows, however fast somebody goes through the lifts."""
    flags = QEventLoop.ProcessEventsFlag
    let_through: list[QEventLoop.ProcessEventsFlag] = []

    def choose(dialog: ImportDialog) -> None:
        lifts = dialog._assigned["Seated Leg Curl"]
        monkeypatch.setattr(
            QApplication, "processEvents", lambda allowed=flags.AllEvents: let_through.append(allowed)
        )
        lifts.setCurrentIndex(lifts.findData("standing"))
        assert let_through
        assert all(allowed & flags.ExcludeUserInputEvents for allowed in let_through)
        assert dialog.plan.choices.variations["Seated Leg Curl"] == lifts.currentData()

    rows = (f"2025-01-02 08:00:00,Legs,1h,Seated Leg Curl,{number},40,10,0,50,8\n" for number in range(600))
    asked(room, STRONG_KG + "".join(rows), choose)
