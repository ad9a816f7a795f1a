"""What the sets are measured with: nothing, the camera, or the taps of a helper."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.choice_row import ChoiceColumn
from legcurl_timer.gui.widgets.labels import button, plain
from legcurl_timer.gui.widgets.layouts import column, row
from legcurl_timer.userdata.settings import MeasureWith


class MeasuringPanel(QWidget):
    """Chooses a way; the camera counts once it has been shown the leg, which `setup_requested` asks for."""

    setup_requested = Signal()

    def __init__(self, settings: SettingsState) -> None:
        super().__init__()
        self._settings = settings
        self._ways = ChoiceColumn(_ways())
        what = _("What you really did")
        self._ways.setAccessibleName(what)
        self._show_leg = button(_("Set up the camera"), self.setup_requested)
        self.setLayout(column(plain(what), self._ways, row(self._show_leg, None), gap=GRID // 2))
        self._ways.chosen.connect(self._on_chosen)
        settings.changed.connect(self._on_settings_changed)
        self._on_settings_changed()

    @Slot(str)
    def _on_chosen(self, value: str) -> None:
        if value == MeasureWith.CAMERA:
            self._on_settings_changed()
            self.setup_requested.emit()
        else:
            self._settings.change(measure_with=MeasureWith(value))

    @Slot()
    def _on_settings_changed(self) -> None:
        chosen = self._settings.settings.measure_with
        self._ways.choose(chosen)
        self._show_leg.setVisible(chosen is MeasureWith.CAMERA)


def _ways() -> dict[MeasureWith, tuple[str, str]]:
    """Return the ways, the camera last: the arrow keys choose what they come by, and it leads elsewhere."""
    return {
        MeasureWith.OFF: (_("Do not measure"), _("The time under tension is that of the beat.")),
        MeasureWith.TAPS: (
            _("A helper taps"),
            # TRANSLATORS: "T" is the key
            _("T, each time the leg starts or stops."),
        ),
        MeasureWith.CAMERA: (
            # TRANSLATORS: does not wrap: at most 26 characters
            _("Measure with the camera"),
            _("It sees when your leg moves. No picture is kept or sent."),
        ),
    }
