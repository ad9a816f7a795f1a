"""Files and backups in the window: what is asked, what is done, what is said when it cannot be done."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QProgressDialog
from support.kept_sets import sessions_of

from legcurl_timer.clock import wall_now
from legcurl_timer.gui.history.exchange import import_export_actions
from legcurl_timer.gui.history.exchange.dialogs import BackupsDialog, ExportDialog
from legcurl_timer.gui.history.exchange.import_dialog import ImportDialog
from legcurl_timer.gui.style.style_sheet import style_sheet
from legcurl_timer.gui.style.theme import LIGHT
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history
from legcurl_timer.history.exchange.reading import read_history_file
from legcurl_timer.history.recovery.backups import back_up
from legcurl_timer.history.store import Store
from tests.gui.exchange_room import STRONG, ExchangeRoom
from tests.gui.room import faults


def choosing(file_format: ExportFormat) -> Callable[[ExportDialog], None]:
    """Return what marks a format."""
    return lambda dialog: dialog._formats.choose(file_format)


@pytest.mark.parametrize(
    ("file_format", "name", "files"),
    [
        (ExportFormat.JSON, "out", "out.json"),
        (ExportFormat.CSV, "out.csv", "out.csv and out-reps.csv"),
        (ExportFormat.STRONG, "out.csv", "out.csv"),
    ],
)
def test_an_export_is_written_told_and_readable(
    room: ExchangeRoom, tmp_path: Path, file_format: ExportFormat, name: str, files: str
) -> None:
    """Each format is written where the lifter says, a missing ending added, and reads back."""
    room.answer(ExportDialog, choosing(file_format))
    room.choose_file(tmp_path / name)
    room.actions.export()
    assert room.notices == [f"10 sets exported to {files} in {tmp_path}."]
    assert room.settings.exchange_folder == str(tmp_path)
    assert read_history_file(tmp_path / files.partition(" ")[0])


def test_a_choice_begins_where_the_last_one_ended(
    room: ExchangeRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a file was chosen on another page meanwhile; at first it begins at home."""
    began: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *asked: (began.append(asked[2]), ("", ""))[1])
    for folder in ("/elsewhere", ""):
        room.settings.change(exchange_folder=folder)
        room.actions.import_()
    assert began == ["/elsewhere", str(Path.home())]


def test_an_export_called_off_writes_nothing(room: ExchangeRoom, tmp_path: Path) -> None:
    """Neither the first dialog nor the second has to be answered."""
    room.actions.export()
    room.answer(ExportDialog, lambda _dialog: None, agree=False)
    room.choose_file(tmp_path / "out.json")
    room.actions.export()
    assert room.notices == []
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize("agreed", [True, False])
def test_the_file_of_reps_is_not_replaced_unasked(
    room: ExchangeRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, agreed: bool
) -> None:
    """The file dialog knows nothing of the second file, so it is asked."""
    reps = tmp_path / "out-reps.csv"
    reps.write_text("precious")
    answer = QMessageBox.StandardButton.Yes if agreed else QMessageBox.StandardButton.No
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answer)
    room.answer(ExportDialog, choosing(ExportFormat.CSV))
    room.choose_file(tmp_path / "out.csv")
    room.actions.export()
    assert (reps.read_text() == "precious") is not agreed
    assert (tmp_path / "out.csv").exists() is agreed


def test_a_folder_that_is_gone_is_told(room: ExchangeRoom, tmp_path: Path) -> None:
    """What the system refuses becomes one line."""
    room.choose_file(tmp_path / "gone" / "out.json")
    room.actions.export()
    assert room.notices == ["No such file or directory. Nothing was written to out.json."]


def test_our_own_file_is_brought_in(room: ExchangeRoom, tmp_path: Path) -> None:
    """The plan is shown, and what it says is added; a second time there is nothing to add."""
    file = tmp_path / "other.json"
    export_history(sessions_of(7), file, ExportFormat.JSON)
    room.choose_file(file)
    seen: list[str] = []

    def look(dialog: ImportDialog) -> None:
        seen.extend((dialog._facts.text().splitlines()[0], dialog.agree.text()))

    room.answer(ImportDialog, look)
    room.actions.import_()
    assert seen == ["legcurl-timer JSON: 7 sets are new, 0 are here already, 0 differ", "Add 7 sets"]
    assert room.notices == ["Added 7 sets from other.json."]
    assert (room.sets, len(room.changes)) == (17, 1)
    seen.clear()
    room.answer(ImportDialog, look, agree=False)
    room.actions.import_()
    assert seen[1] == "Nothing to add"
    assert room.sets == 17


def test_a_file_that_makes_no_sense_is_told(room: ExchangeRoom, tmp_path: Path) -> None:
    """A wrong file adds nothing and leaves one line."""
    file = tmp_path / "shopping.csv"
    file.write_text("milk,eggs\n1,12\n")
    room.choose_file(file)
    room.actions.import_()
    (notice,) = room.notices
    assert notice.startswith("shopping.csv: is not a history that can be read here")
    assert notice.endswith("Nothing was imported.")
    assert room.sets == 10


def test_calling_off_an_import_adds_nothing(
    room: ExchangeRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An import is all or nothing also when the lifter has had enough of it."""
    file = tmp_path / "large.json"
    export_history(sessions_of(1_200, reps=1), file, ExportFormat.JSON)
    room.choose_file(file)

    def have_enough(_dialog: ImportDialog) -> None:
        monkeypatch.setattr(QProgressDialog, "wasCanceled", lambda _self: True)

    room.answer(ImportDialog, have_enough)
    room.actions.import_()
    assert room.notices == ["Called off. Nothing was imported."]
    assert room.sets == 10


def test_a_backup_is_restored_and_what_was_there_kept(room: ExchangeRoom) -> None:
    """The chosen copy takes the history's place, and the history as it was becomes a copy."""
    back_up(room.store, "by-hand", wall_now())
    room.store.add(sessions_of(5))
    chosen: list[str] = []

    def choose(dialog: BackupsDialog) -> None:
        chosen.append(dialog._list.item(0).text())

    room.answer(BackupsDialog, choose)
    room.actions.restore_backup()
    assert chosen[0].startswith("Today, ")
    assert "10 sets" in chosen[0]
    assert room.sets == 10
    (notice,) = room.notices
    before = notice.rpartition(" ")[2].rstrip(".")
    with Store.open_existing(room.folder / "data" / "backups" / f"{before}") as kept:
        assert kept.count_sets() == 15


def test_a_backup_that_has_been_damaged_since_is_told(
    room: ExchangeRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that cannot be restored leaves the history as it is."""
    path = back_up(room.store, "by-hand", wall_now())
    listed = import_export_actions.backups(room.store.path)
    path.write_bytes(b"no longer")
    monkeypatch.setattr(import_export_actions, "backups", lambda _path: listed)
    room.answer(BackupsDialog, lambda _dialog: None)
    room.actions.restore_backup()
    (notice,) = room.notices
    assert notice.endswith("Nothing was restored.")
    assert room.sets == 10


@pytest.mark.parametrize("size", [(640, 400), (1366, 728)])
def test_every_dialog_fits_its_window(room: ExchangeRoom, tmp_path: Path, size: tuple[int, int]) -> None:
    """What is asked about files is no larger than the window, and all of it can be read or scrolled to."""
    room.window.setStyleSheet(style_sheet(LIGHT, 0.75))
    room.window.resize(*size)
    found = {}

    def look(dialog: QDialog) -> None:
        dialog.show()
        QApplication.processEvents()
        is_too_large = dialog.size().boundedTo(room.window.size()) != dialog.size()
        found[dialog.windowTitle()] = [*faults(dialog), *(["too large"] if is_too_large else [])]

    for kind in (ExportDialog, ImportDialog, BackupsDialog):
        room.answer(kind, look, agree=False)
    (tmp_path / "strong.csv").write_text(STRONG, encoding="utf-8")
    room.choose_file(tmp_path / "strong.csv")
    back_up(room.store, "by-hand", wall_now())
    for ask in (room.actions.export, room.actions.import_, room.actions.restore_backup):
        ask()
    assert found == {"Export": [], "Import": [], "Backups": []}
