"""The window as a lifter has it before them, on a clock that a test moves on.

No other test looks inside the window, or inside what runs its sets.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from legcurl_timer.core.measurement import Measurement
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Stage, Workout
from legcurl_timer.gui.figure.figure_view import FigureView
from legcurl_timer.gui.measuring_setup.picture_view import PictureView
from legcurl_timer.gui.measuring_setup.setup_page import SetupPage
from legcurl_timer.gui.prepare.first_start import FirstStart
from legcurl_timer.gui.prepare.offer_line import OfferLine
from legcurl_timer.gui.prepare.plan_panel import PlanPanel
from legcurl_timer.gui.result.done_side import DoneSide
from legcurl_timer.gui.result.rest_side import RestSide
from legcurl_timer.gui.result.result_page import ResultPage
from legcurl_timer.gui.settings.delay_mark import DelayMark
from legcurl_timer.gui.training.scene import Shown
from legcurl_timer.gui.training.set_view import SetView
from legcurl_timer.gui.window.loudness_control import LoudnessControl
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.gui.window.notices import Question
from legcurl_timer.gui.window.pages import MEASURING, SET
from legcurl_timer.training.session import QUESTION_READ_MS
from legcurl_timer.userdata.settings import Settings
from support.controls import Controls, button_of
from support.fake_clock import FakeClock

GO_ON = "Go on with this workout"
TEMPO_FIELD = "Tempo, in seconds"
_LOOK_EVERY_MS = 50


class WindowPage(Controls):
    """A window, shown: keys go in, time passes, what is seen comes out."""

    def __init__(self, window: MainWindow, qtbot: QtBot, clock: FakeClock) -> None:
        super().__init__(window, qtbot)
        self.window = window
        self._clock = clock

    # Time

    def advance(self, duration_ms: int) -> None:
        """Let time go by, looked at as often as a slow machine does."""
        for left_ms in range(duration_ms, 0, -_LOOK_EVERY_MS):
            self._clock.advance(min(left_ms, _LOOK_EVERY_MS))
            self._look()
        QApplication.processEvents()

    def advance_until(self, condition: Callable[[], object], within_ms: int = 30_000) -> None:
        """Let time go by until something is so."""
        for _ in range(0, within_ms, _LOOK_EVERY_MS):
            if condition():
                QApplication.processEvents()
                return
            self._clock.advance(_LOOK_EVERY_MS)
            self._look()
        raise AssertionError(f"not within {within_ms} ms")

    def sleep(self, duration_ms: int) -> None:
        """Let the machine sleep: time goes by, and nobody looks."""
        self._clock.advance(duration_ms)
        self._look()
        QApplication.processEvents()

    def settle(self) -> None:
        """Let everything be laid out that is due, and what follows from that."""
        for _ in range(3):
            QApplication.processEvents()

    def _look(self) -> None:
        self.window.workings.shared.session.update(self._clock())
        if isinstance(current := self.window.navigator.current, SetupPage):
            current.look()

    # Pages

    @property
    def shown(self) -> str:
        """The page that is shown: prepare, set, result, settings, keys, presets or history."""
        return self.window.navigator.current_name

    def close(self) -> bool:
        """Close the window, and tell whether it is gone."""
        self.window.close()
        return not self.window.isVisible()

    @property
    def colour(self) -> QColor:
        """The colour of the page's ground."""
        return self.window.navigator.current.grab().toImage().pixelColor(2, 2)

    @property
    def notice(self) -> str:
        """Every line that waits to be told, without the questions."""
        waiting = self.window.workings.notices.waiting
        return "\n".join(each.text for each in waiting if not isinstance(each, Question))

    @property
    def question(self) -> str:
        """The questions that wait for an answer, "" where nothing is asked."""
        waiting = self.window.workings.notices.waiting
        return "\n".join(each.text for each in waiting if isinstance(each, Question))

    @property
    def notice_bar(self) -> Controls:
        """The frame in which one notice or question is shown at a time."""
        return Controls(self.window.workings.notice_bar, self.qtbot)

    def tell(self, *lines: str, question: str = "") -> None:
        """Let the window have something to tell, and to ask."""
        if question:
            self.window.workings.notices.interrupted.offer("made up", question)
        for line in lines:
            self.window.workings.notices.tell(line)
        QApplication.processEvents()

    def tell_nothing(self) -> None:
        """Take away all that the window has to tell."""
        for each in self.window.workings.notices.waiting:
            (each.withdraw if isinstance(each, Question) else each.clear)()

    @property
    def pinned(self) -> list[QWidget]:
        """What has to stay to be seen on the page that is shown."""
        return self.window.navigator.current.pinned

    # The plan

    @property
    def plan(self) -> WorkoutPlan:
        """The workout as planned now."""
        return self.window.workings.shared.plan.plan

    @property
    def lift(self) -> str:
        """The id of the lift that is chosen."""
        return self.plan.prescription.variation.id

    @property
    def tempo(self) -> str:
        """What stands in the tempo field."""
        return self.the(QLineEdit, TEMPO_FIELD).text()

    def unfold(self) -> None:
        """Unfold the rest of the plan."""
        button_of(self.root, "More").click()

    @property
    def summary(self) -> str:
        """What the prepare page says of last time and of this week."""
        return self.the(PlanPanel)._last.text()

    @property
    def suggestion(self) -> str:
        """What is suggested for next time, "" where nothing is."""
        return "\n".join(each.line for each in self.all(OfferLine))

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self.window.workings.shared.settings.settings

    def change_settings(self, **changes: object) -> None:
        """Change some settings, as the page for them does."""
        self.window.workings.shared.settings.change(**changes)

    @property
    def gain(self) -> float:
        """How loud the set is, or would be."""
        return self.window.workings.shared.settings.loudness.gain

    # The first start

    @property
    def explained(self) -> str:
        """What is said to somebody who is here for the first time, "" where nothing is."""
        return next((each.accessibleName() for each in self.all(FirstStart)), "")

    # The set-up of the camera

    def set_up_camera(self) -> None:
        """Choose on the prepare page to measure with the camera, which leads to its set-up."""
        self.unfold()
        self.click("Measure with the camera")

    def open_camera_set_up(self) -> None:
        """Show the set-up of the camera."""
        self.window.workings.actions.open_page(MEASURING)

    @property
    def camera_words(self) -> tuple[str, str]:
        """What the set-up of the camera says: its headline, and what Space does, "" for nothing."""
        headline = next(each.text() for each in self.all(QLabel) if each.property("role") == "title")
        does = next((each.text() for each in self.all(QPushButton) if each.property("accent")), "")
        return headline, does.partition("   ")[0]

    @property
    def camera_picture(self) -> QImage:
        """What is seen of the camera's picture."""
        return self.the(PictureView).grab().toImage()

    def drag_box(self, left: float, top: float, right: float, bottom: float) -> None:
        """Drag a box on the picture, in shares of it."""
        view = self.the(PictureView)
        place = view.place
        corners = [
            QPointF(place.left() + x * place.width(), place.top() + y * place.height()).toPoint()
            for x, y in ((left, top), (right, bottom))
        ]
        self.qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=corners[0])
        self.qtbot.mouseMove(view, corners[1])
        self.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=corners[1])

    # The set

    @property
    def workout(self) -> Workout:
        """The workout that is under way, or over."""
        return self.window.workings.shared.session.workout

    @property
    def stage(self) -> Stage:
        """Where the workout stands."""
        return self.window.workings.shared.session.stage

    @property
    def transport(self) -> Transport:
        """The set that is under way, or was last."""
        return self.window.workings.shared.session.transport

    @property
    def status(self) -> Status | None:
        """Where the set stands, None before the first one."""
        transport = self.window.workings.shared.session.transport
        return transport.status if transport else None

    @property
    def reps_done(self) -> int:
        """How many reps of the set are done."""
        return self.transport.tally(self._clock()).completed_reps

    @property
    def starts_in_ms(self) -> int:
        """How long it is until the count-in of the set is heard."""
        return (self.transport.started_at_ms or 0) - self._clock()

    @property
    def set_view(self) -> SetView:
        """The page of the set."""
        return self.window.navigator.page(SET).findChild(SetView)

    @property
    def seen(self) -> Shown:
        """What is written in the picture of the set."""
        return self.set_view.shown

    @property
    def loudness(self) -> str:
        """How loud the page that is shown says it is."""
        (control,) = self.all(LoudnessControl)
        return next(each.text() for each in control.findChildren(QPushButton) if each.isCheckable())

    @property
    def motion(self) -> tuple[float, QImage]:
        """How high the level is, and the figure."""
        return self.set_view.tank.level, self.the(FigureView).grab().toImage()

    # Between the sets

    @property
    def sets(self) -> list[SetRecord]:
        """The sets of this visit."""
        return [each.record for each in self.window.workings.shared.log.sets]

    @property
    def result(self) -> tuple[str, str, str]:
        """What the result page says: its title, the reps of the set that is shown, its times."""
        page = self.the(ResultPage)
        title = page.done.title.text() if page.done.isVisible() else page.rest.picture.shown.word
        return title, str(page.card.editor.reps.value()), page.card.figures.text()

    @property
    def rest(self) -> tuple[str, str]:
        """What the rest says: what it is, and what comes next; empty where there is no rest."""
        sides = self.all(RestSide)
        if not sides:
            return "", ""
        now = sides[0].picture.shown
        return now.word, now.line

    @property
    def offer(self) -> str:
        """Which workout the plan offers to go on with, "" where there is none."""
        ways = [each for each in self.all(QPushButton) if each.accessibleName() == GO_ON]
        return ways[0].text().partition("\n")[2] if ways else ""

    @property
    def rows(self) -> list[str]:
        """The sets of a workout that is over, a line each."""
        return self.the(DoneSide).rows

    def measure(self, seen: Measurement, uid: str = "", *, is_final: bool = True) -> None:
        """Let something have seen a set, the last one unless another is told."""
        self.window.workings.shared.log.measured(uid or self.sets[-1].uid, seen, is_final)
        QApplication.processEvents()

    def choose(self, item: str) -> None:
        """Choose from a menu; what is greyed out does nothing."""
        next(each for each in self.window.findChildren(QAction) if each.text() == item).trigger()

    @property
    def rest_left_ms(self) -> int:
        """How much rest is left."""
        return self.workout.rest_left_ms(self._clock())

    def start_and_rest(self) -> None:
        """Start a workout, or its next set, by Space, and do that set."""
        self.press(Qt.Key.Key_Space)
        self.advance_until(lambda: self.stage is Stage.RESTING)

    def do_one_set(self) -> None:
        """Start a set by Space, and do it to its end."""
        self.press(Qt.Key.Key_Space)
        self.advance_until(lambda: self.shown == "result")

    def discard_set(self) -> None:
        """Stop the set by Esc, read the question, and say so again."""
        self.press(Qt.Key.Key_Escape)
        self.advance(QUESTION_READ_MS)
        self.press(Qt.Key.Key_Escape)

    def finish(self) -> None:
        """Let the workout go on to its end."""
        self.advance_until(lambda: self.stage is Stage.DONE)

    # What is kept

    def open_history(self) -> None:
        """Let the history be opened, as it is once the window has been painted."""
        with self.qtbot.waitSignal(self.window.workings.shared.history.read_changed):
            self.window.look_up()

    def store(self) -> Path:
        """Wait until everything is stored, and return the file of the history."""
        writer = self.window.workings.shared.history.open()
        assert writer.wait_until_stored(5)
        return writer.status.path

    # Elsewhere

    @property
    def whole_screen(self) -> SetView | None:
        """The picture on the whole screen, None while it is not shown."""
        full_screen = self.window.workings.full_screen
        return full_screen.view if full_screen.is_shown else None

    def press_afar(self, key: Qt.Key) -> None:
        """Press a key at the picture on the whole screen."""
        self.qtbot.keyClick(self.whole_screen, key)

    @property
    def since_tick_ms(self) -> int | None:
        """How long ago the mark of the sound delay saw the last tick, None while it is not tested."""
        return self.the(DelayMark)._since_tick_ms

    def show_settings(self) -> None:
        """Open the settings."""
        self.click("Settings   S")

    def watch_set(self, watcher: QObject) -> None:
        """Let someone see every event of the set page's parts."""
        for part in (self.set_view, *self.set_view.findChildren(QWidget)):
            part.installEventFilter(watcher)


WindowOpener = Callable[..., WindowPage]
