"""The choice of a voice, and the list of words for those who record one."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from legcurl_timer.audio.recording_list import list_text
from legcurl_timer.audio.voice import ours_speaks
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import spoken
from legcurl_timer.core.text import system_reason
from legcurl_timer.files import write_whole
from legcurl_timer.gui.settings.folder_row import FolderRow
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.widgets.labels import muted


class VoiceRow(FolderRow):
    """Our voice, or a folder of recordings; each language has its own."""

    def __init__(self) -> None:
        ours = _("Our own voice") if ours_speaks() else _("Our own voice, in English")
        super().__init__(_("Voice"), ours)


def about_voice() -> QLabel:
    """Return what to say of a voice of one's own, and of ours where it does not speak the language."""
    if ours_speaks():
        # TRANSLATORS: curl.wav and 12.wav are names of files, the same in all languages
        return muted(_("Your own: a folder of recordings such as curl.wav and 12.wav. Ours fill the gaps."))
    why = _(
        "Our voice speaks English: we know of no free one that says these words well enough in this "
        "language. Record your own and choose their folder; what is not there is not said."
    )
    return muted(why)


class WordList(QObject):
    """Writes down what to say for each recording, where the lifter wants it."""

    def __init__(self, button: QPushButton, shared: Shared) -> None:
        super().__init__(button)
        self._button = button
        self._shared = shared
        button.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        settings = self._shared.settings
        folder = settings.settings.voice_pack or settings.exchange_folder
        proposed = str(Path(folder) / f"words-{spoken()}.txt")
        name = QFileDialog.getSaveFileName(self._button, _("Save the list of words"), proposed, "(*.txt)")[0]
        if not name:
            return
        try:
            write_whole(Path(name), list_text(self._shared.variations).encode())
        except OSError as error:
            self._shared.tell(_("{file}: {reason}").format(file=name, reason=system_reason(error)))
        else:
            self._shared.tell(_("The words are in {file}.").format(file=name))
