"""Where the camera is set up: its picture, how to place it, and whether it has found the right leg."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QColor, QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.measurement import Instrument
from legcurl_timer.gui.figure.figure_view import FigureView
from legcurl_timer.gui.measuring_setup.picture_view import PictureView
from legcurl_timer.gui.measuring_setup.words import PRIVACY, Told, placing, told
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.labels import button, large, muted, named, plain, text_px, title
from legcurl_timer.gui.widgets.layouts import PAGE_MARGINS, column, row, scrolling
from legcurl_timer.gui.widgets.no_scroll_combo_box import NoScrollComboBox
from legcurl_timer.gui.widgets.page import Intent, Page, SidePage
from legcurl_timer.training.leg_setup import Box, LegSetup, SetupStage, slow_set
from legcurl_timer.training.pacer import Pacer

_FRAME_MS = 33
_FIGURE_HIGH = 9
_LOW = 30
"""In sizes of the text."""
_PICTURE, _ADVICE = 3, 2
_LATER = gettext_noop("The camera is set up before a workout or after it, not in its rests.")


def make_page(shared: Shared) -> Page:
    """Return the page for the window."""
    return SetupPage(shared)


class SetupPage(SidePage):
    """Watches while it is to be seen, and no longer."""

    def __init__(self, shared: Shared) -> None:
        super().__init__()
        self._shared = shared
        self._measuring = shared.measuring
        self._setup: LegSetup | None = None
        self._told: Told | None = None
        self._ticker = QTimer(self, interval=_FRAME_MS)
        self._ticker.timeout.connect(self.look)
        self._headline, self._line = title("", wraps=True), large("", wraps=True)
        self._picture = PictureView()
        self._placing, self._figure = plain(""), FigureView()
        self._which = named(NoScrollComboBox(), _("Camera"))
        self._go = button("", self._on_go, accent=True)
        # TRANSLATORS: "it" is the leg, shown to the camera
        self._again = button(_("Show it again"), self._on_again)
        self._lay_out()
        self._picture.box_drawn.connect(self._on_box_drawn)
        self._which.activated.connect(self._on_camera_chosen)
        self._measuring.changed.connect(self._on_measuring_changed)
        shared.settings.loudness_changed.connect(self._on_loudness_changed)
        shared.plan.changed.connect(self._on_plan_changed)
        self._on_plan_changed()

    @property
    def pinned(self) -> list[QWidget]:
        """What Space does, and the way back."""
        return [each for each in (self._go, self._back) if each.isVisibleTo(self)]

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._picture.set_theme(theme)
        self._figure.set_colours(theme.figure_colours(), QColor(theme.background))

    def enter(self) -> bool:
        """Refuse where a workout rests, whose sound would go on."""
        if self._shared.session.is_resting:
            self._shared.tell(_(_LATER))
            return False
        return True

    def leave(self) -> None:
        """Let go of the camera."""
        self._close()

    def step_back(self) -> bool:
        """Stop what is being shown, if anything."""
        if self._setup is None or self._setup.stage is not SetupStage.SHOWING:
            return False
        self._setup.start_over()
        self.look()
        return True

    def handle(self, intent: Intent) -> bool:
        """Let Space do what its button says, where it can be read: not behind the picture of the set."""
        if intent is Intent.FULL_SCREEN:
            return True
        if intent is not Intent.TOGGLE:
            return False
        if self._go.isVisible():
            self._go.click()
        return True

    def fit(self) -> None:
        """Show the figure where there is room for it."""
        self._figure.setVisible(self.height() > _LOW * text_px(self))
        self._figure.setFixedHeight(_FIGURE_HIGH * text_px(self))

    def showEvent(self, event: QShowEvent) -> None:
        """Open the camera, also where the window was out of sight."""
        super().showEvent(event)
        self._open()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the camera, also where the window is put out of sight."""
        super().hideEvent(event)
        self._close()

    @Slot()
    def look(self) -> None:
        """Show how it stands now."""
        setup = self._setup
        if setup is None:
            return
        setup.look()
        now = told(setup, self._shared.session.now_ms())
        self._picture.let_draw(can_draw=setup.can_search_again)
        self._picture.show_picture(setup.camera.picture, setup.limb, now.in_picture)
        if now != self._told:
            self._tell(now)

    def _tell(self, now: Told) -> None:
        self._told = now
        self._headline.setText(now.headline)
        self._line.setText(now.line)
        # TRANSLATORS: a button with its key
        self._go.setText(_("{action}   \u00b7   Space").format(action=now.go))
        self._go.setVisible(bool(now.go))
        self._again.setVisible(now.can_show_again)

    def _open(self) -> None:
        if self._setup is None:
            measuring = self._measuring
            known = measuring.limb_for(self._shared.plan.variation.id)
            self._setup = LegSetup(self._shared.session.now_ms, measuring.make_source, self._pacer, known)
            measuring.look_for_cameras()
            self._ticker.start()
            self.look()

    def _close(self) -> None:
        self._ticker.stop()
        setup, self._setup = self._setup, None
        if setup is not None:
            setup.close()
            self._picture.show_picture(None, None, "")

    def _open_anew(self) -> None:
        if self._setup is not None:
            self._close()
            self._open()

    def _pacer(self) -> Pacer:
        shared = self._shared
        return shared.sound.engine.pacer(slow_set(shared.plan.prescription), shared.settings.loudness)

    @Slot()
    def _on_go(self) -> None:
        setup = self._setup
        if setup is None:
            return
        if setup.stage is SetupStage.SHOWING:
            setup.start_over()
        elif setup.can_be_confirmed and setup.limb is not None:
            self._measuring.remember(self._shared.plan.variation.id, setup.limb)
            self._measuring.measure_with(Instrument.CAMERA)
            self.back_requested.emit()
        elif setup.stage is SetupStage.DOUBTFUL or setup.has_picture:
            self._on_again()
        else:
            self._open_anew()
        self.look()

    @Slot()
    def _on_again(self) -> None:
        if self._setup is not None:
            self._setup.show_reps()
            if self._setup.pacer is not None:
                self._shared.sound.failed.emit(self._setup.pacer.sound_problem)
            self.look()

    @Slot(tuple)
    def _on_box_drawn(self, box: Box) -> None:
        if self._setup is not None:
            self._setup.search_in(box)
            self.look()

    @Slot()
    def _on_camera_chosen(self) -> None:
        self._measuring.use_camera(int(self._which.currentData()))
        self._open_anew()

    @Slot()
    def _on_measuring_changed(self) -> None:
        """Offer the cameras that there are, where there is a choice."""
        measuring = self._measuring
        self._which.offer(
            {str(each.number): each.name for each in measuring.cameras}, str(measuring.camera_number)
        )
        self._which.setVisible(len(measuring.cameras) > 1)

    @Slot()
    def _on_loudness_changed(self) -> None:
        if self._setup is not None and self._setup.pacer is not None:
            self._setup.pacer.set_loudness(self._shared.settings.loudness)

    @Slot()
    def _on_plan_changed(self) -> None:
        variation = self._shared.plan.variation
        self._placing.setText(placing(variation))
        self._figure.set_variation(variation)

    def _lay_out(self) -> None:
        self._which.hide()
        self._again.hide()
        advice = column(self._which, self._placing, muted(_(PRIVACY)), self._figure, None)
        area = named(scrolling(advice), _("How to place the camera"))
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # so that the arrow keys scroll
        self.corner = row(self._back, None)
        both = row((self._picture, _PICTURE), (area, _ADVICE), gap=2 * GRID)
        buttons = row(self._go, self._again, None)
        parts = (self._headline, self._line, (both, 1), buttons, self.corner)
        self.setLayout(column(*parts, gap=GRID, margins=PAGE_MARGINS))
