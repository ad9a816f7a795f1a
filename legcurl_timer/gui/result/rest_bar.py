"""The rest between two sets: how long it still lasts, and what comes next."""

import math

from PySide6.QtWidgets import QFrame, QHBoxLayout

from legcurl_timer.core.text import clock_text
from legcurl_timer.core.workout.plan import REST_STEP_MS
from legcurl_timer.core.workout.workout import Step, Workout
from legcurl_timer.gui.state.session_bridge import SessionBridge
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import button, label, large, muted, restyle
from legcurl_timer.gui.widgets.layouts import column, row
from legcurl_timer.wording.sets import NEARLY_OVER_S, next_set_text, rest_text


class RestBar(QFrame):
    """Counts a rest down, large, and lets it be changed; hidden while there is none."""

    def __init__(self, session: SessionBridge) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._left = label("", "huge")
        self._what = large("")
        self._next = muted("")
        step_ms = REST_STEP_MS
        self._less = button("\u2212 15 s", lambda: session.add_rest(-step_ms), name="Rest 15 seconds less")
        self._more = button("+ 15 s", lambda: session.add_rest(step_ms), name="Rest 15 seconds more")
        self._wait = button("Wait for me", session.toggle_wait)
        self._wait.setCheckable(True)
        told = column(None, self._what, self._next, None, gap=0)
        buttons = column(row(None, self._less, self._more, self._wait), _about_last_set(session))
        self.setLayout(row(self._left, (told, 1), buttons, gap=2 * GRID, margins=(2 * GRID, 0, 2 * GRID, 0)))
        self.hide()

    def show_rest(self, workout: Workout, step: Step, now_ms: int) -> None:
        """Show what is left of the rest before a step."""
        left_s = math.ceil(workout.rest_left_ms(now_ms) / 1000)
        self._left.setText(clock_text(1000 * left_s))
        restyle(self._left, "phase", "eccentric" if left_s <= NEARLY_OVER_S else "")
        self._what.setText(rest_text(workout, step, left_s))
        self._next.setText(next_set_text(workout, step))
        self._wait.setChecked(workout.waiting)
        self._less.setEnabled(left_s > 0)
        self._more.setEnabled(left_s > 0)


def _about_last_set(session: SessionBridge) -> QHBoxLayout:
    return row(
        None,
        button("\u2212 1 rep", lambda: session.correct_last(-1), name="The last set had one rep less"),
        button("+ 1 rep", lambda: session.correct_last(1), name="The last set had one rep more"),
        button("Do it again", session.repeat_last, name="Do the last set again"),
        button("Take it away", session.withdraw_last, name="Take the last set away"),
    )
