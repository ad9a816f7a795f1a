"""The rest between two sets: how long it still lasts, and what comes next."""

import math

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from legcurl_timer.core.text import clock_text
from legcurl_timer.core.workout.plan import REST_STEP_MS
from legcurl_timer.core.workout.workout import Step, Workout
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import large, muted, named, restyle
from legcurl_timer.gui.widgets.layouts import column, row
from legcurl_timer.wording.sets import NEARLY_OVER_S, next_set_text, rest_text


class RestBar(QFrame):
    """Counts a rest down, large, and lets it be changed; hidden while there is none."""

    rest_change_requested = Signal(int)
    wait_requested = Signal()
    correction_requested = Signal(int)
    repeat_requested = Signal()
    withdrawal_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._left = QLabel()
        self._left.setProperty("role", "huge")
        self._what = large("")
        self._next = muted("")
        self._less = named(QPushButton("\u2212 15 s"), "Rest 15 seconds less")
        self._more = named(QPushButton("+ 15 s"), "Rest 15 seconds more")
        self._wait = QPushButton("Wait for me")
        self._wait.setCheckable(True)
        self._fewer_reps = named(QPushButton("\u2212 1 rep"), "The last set had one rep less")
        self._more_reps = named(QPushButton("+ 1 rep"), "The last set had one rep more")
        self._repeat = named(QPushButton("Do it again"), "Do the last set again")
        self._withdraw = named(QPushButton("Take it away"), "Take the last set away")
        self._lay_out()
        self._less.clicked.connect(self._on_less_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        self._wait.clicked.connect(self.wait_requested)
        self._fewer_reps.clicked.connect(self._on_fewer_clicked)
        self._more_reps.clicked.connect(self._on_more_reps_clicked)
        self._repeat.clicked.connect(self.repeat_requested)
        self._withdraw.clicked.connect(self.withdrawal_requested)
        self.hide()

    def show_rest(self, workout: Workout, step: Step, now_ms: int) -> None:
        """Show what is left of the rest before a step."""
        left_s = math.ceil(workout.rest_left_ms(now_ms) / 1000)
        self._left.setText(clock_text(1000 * left_s))
        restyle(self._left, "phase", "eccentric" if left_s <= NEARLY_OVER_S else "")
        self._what.setText(rest_text(workout, step, left_s))
        self._next.setText(next_set_text(workout, step))
        self._wait.setChecked(workout.waiting)
        for button in (self._less, self._more):
            button.setEnabled(left_s > 0)

    def _lay_out(self) -> None:
        told = column(None, self._what, self._next, None, gap=0)
        buttons = column(
            row(None, self._less, self._more, self._wait),
            row(None, self._fewer_reps, self._more_reps, self._repeat, self._withdraw),
        )
        self.setLayout(row(self._left, (told, 1), buttons, gap=2 * GRID, margins=(2 * GRID, 0, 2 * GRID, 0)))

    @Slot()
    def _on_less_clicked(self) -> None:
        self.rest_change_requested.emit(-REST_STEP_MS)

    @Slot()
    def _on_more_clicked(self) -> None:
        self.rest_change_requested.emit(REST_STEP_MS)

    @Slot()
    def _on_fewer_clicked(self) -> None:
        self.correction_requested.emit(-1)

    @Slot()
    def _on_more_reps_clicked(self) -> None:
        self.correction_requested.emit(1)
