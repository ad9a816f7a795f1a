"""What the window does around a workout: the screen stays on, and where it is is kept on the disk."""

from PySide6.QtCore import QObject, Slot

from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.window.keep_awake import KeepAwake
from legcurl_timer.gui.window.notices import Notices


class WorkoutWatch(QObject):
    """Follows a workout from its begin to its end."""

    def __init__(self, shared: Shared, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._shared = shared
        self._notices = notices
        self._awake = KeepAwake(notices.tell, self)
        session = shared.session
        shared.log.answered.connect(shared.plan.note_answer)
        session.set_begun.connect(notices.clear)
        session.set_discarded.connect(self._awake.release)
        for goes_on in (session.rest_started, session.set_begun):  # also after the end, with a set once more
            goes_on.connect(self._awake.hold)
        session.workout_changed.connect(self._keep)
        session.workout_ended.connect(self._on_workout_ended)

    @Slot()
    def begin(self) -> None:
        """Get everything out of the way, and keep the screen on."""
        self._notices.clear()
        self._notices.sound.clear()
        self._awake.hold()

    def close(self) -> None:
        """Let the screen go dark again as the system likes."""
        self._awake.close()

    @Slot()
    def _keep(self) -> None:
        """Keep where the workout is, so that it can go on there."""
        if (workout := self._shared.session.workout) is not None:
            self._shared.today.keep(workout)

    @Slot()
    def _on_workout_ended(self) -> None:
        self._awake.release()
        self._keep()
        self._shared.today.offer()
