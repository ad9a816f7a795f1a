"""Stores what is done while it is done, without ever holding up the set.

A thread of its own writes to the disk. What cannot be written (disk full, folder read-only, file locked)
stays in memory and is tried again until it is stored.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Condition, Thread
from typing import Any

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.measurement import Measurement
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SetRecord
from legcurl_timer.history import edits, write_jobs
from legcurl_timer.history.database import BUSY_S, suspect
from legcurl_timer.history.errors import HistoryError, obstacle, tells_of_damage
from legcurl_timer.history.recovery.backups import DailyCare
from legcurl_timer.history.recovery.instance_lock import InstanceLock, is_running
from legcurl_timer.history.recovery.opening import close_history, history_path, open_history
from legcurl_timer.history.store import Store
from legcurl_timer.history.write_jobs import Discard, Keep, Measure, Recover, Revise, WriteJob, WriteQueue
from legcurl_timer.history.writer_status import WriterStatus

RETRY_S = 2.0
LOOK_EVERY_S = 2.0
"""How soon what another program stores is seen here."""
_LOST = gettext_noop(
    "The history was moved or deleted while the timer was running. A new one has been begun; it holds the "
    "sets of this run."
)
_NOT_ALONE = gettext_noop(
    "Another Leg Curl Timer is open on the same history. Both can store sets, and each shows what the other "
    "has stored."
)
_CLOSE_WITHIN_S = 6.0

Clock = Callable[[], Moment]


class HistoryWriter:
    """Keeps the sets of one run of the program.

    `on_news` is called in the writer's own thread whenever `status` or `take_notices` have something new.
    `busy_s` is how long another program may hold the file before that is told.
    """

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        on_news: Callable[[], None] = lambda: None,
        *,
        busy_s: float = BUSY_S,
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._on_news = on_news
        self._busy_s = busy_s
        self._changed = Condition()
        self._queue = WriteQueue()
        self._notices: list[str] = []
        self._status = self._told = WriterStatus(history_path(folder))
        self._closing = False
        self._store: Store | None = None
        self._instance: InstanceLock | None = None
        self._was_open = False
        self._daily_care = DailyCare()
        self._thread = Thread(target=self._run, name="history writer", daemon=True)
        self._thread.start()

    @property
    def status(self) -> WriterStatus:
        """How the storing stands now."""
        with self._changed:
            return replace(self._status, unsaved=self._queue.unsaved)

    def take_notices(self) -> tuple[str, ...]:
        """Return what the lifter should know and has not been told yet."""
        with self._changed:
            notices, self._notices = tuple(self._notices), []
            return notices

    def keep(self, record: SetRecord) -> None:
        """Store a paced set as it stands; what was handed over of it before is out of date."""
        self._hand_over(Keep(record))

    def revise(self, old: SetRecord, new: SetRecord) -> None:
        """Store what the lifter has filled in or corrected. Raises ValueError for what is not editable."""
        edits.changed_columns(old, new)
        self._hand_over(Revise(old, new))

    def measured(self, uid: str, measurement: Measurement) -> None:
        """Store what was seen of a set, under way or ended, in the place of what was before."""
        self._hand_over(Measure(uid, measurement))

    def recover(self, uid: str) -> None:
        """Keep an interrupted set as far as it got, unless another program was told what to do with it."""
        self._hand_over(Recover(uid))

    def discard(self, uid: str, *, only_interrupted: bool = False) -> None:
        """Put a set away that the lifter does not want, one that was cut off unless it was kept elsewhere."""
        self._hand_over(Discard(uid, only_open=only_interrupted))

    def bring_back(self, record: SetRecord) -> None:
        """Have a set back that was put away."""
        self._hand_over(write_jobs.BringBack(record))

    def wait_until_stored(self, timeout_s: float) -> bool:
        """Wait until nothing is left to be stored, and return whether that came about."""
        with self._changed:
            return self._changed.wait_for(lambda: self._status.is_open and not self._queue, timeout_s)

    def close(self) -> tuple[SetRecord, ...]:
        """Store what can be stored, let go of the history, and return the sets that could not be stored."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(_CLOSE_WITHIN_S)
        return self.status.unsaved

    def _hand_over(self, job: WriteJob) -> None:
        with self._changed:
            self._queue.add(job)
            self._changed.notify_all()

    # In the thread

    def _run(self) -> None:
        while True:
            problem = self._work()
            self._tell(problem)
            if not self._rest(problem or self._care()):
                break
        self._let_go()
        if self._instance is not None:
            self._instance.close()

    def _rest(self, problem: str) -> bool:
        """Wait for something to do; returns False where there is nothing left and the program ends."""
        while True:
            with self._changed:
                if self._queue and not problem:
                    return True
                if self._closing:
                    return False
                woken = self._changed.wait(RETRY_S if problem else LOOK_EVERY_S)
            if woken or problem:
                return True
            self._look_for_changes()

    def _look_for_changes(self) -> None:
        """Tell it where something has been stored on another connection, as by another program."""
        with suppress(sqlite3.Error):  # which the next job meets as well
            if self._store is not None and self._store.has_changed():
                self._look_for_interrupted(self._store)
                self._note(changes=self._status.changes + 1)
                self._tell("")

    def _work(self) -> str:
        """Open the history if need be and do what is to be done; return what stands in the way."""
        try:
            store = self._open()
            while (job := self._next_job()) is not None:
                write_jobs.do(job, store, self._instance.name if self._instance else "", self._clock().utc_ms)
                self._done(job)
        except HistoryError as error:
            return str(error)
        except (sqlite3.Error, OSError) as error:
            return self._given_up(error)
        return ""

    def _given_up(self, error: sqlite3.Error | OSError) -> str:
        """Let go of the history, to open it anew; return what stands in the way."""
        if tells_of_damage(error):
            suspect(self._status.path)
        self._let_go()
        # TRANSLATORS: such as "The history cannot be written just now: the disk is full."
        return _("The history cannot be written just now: {reason}.").format(reason=obstacle(error))

    def _open(self) -> Store:
        if self._store is not None and self._store.is_current():
            return self._store
        self._let_go()
        is_lost = self._was_open and not self._status.path.exists()
        now = self._clock()
        opened = open_history(self._folder, now, busy_s=self._busy_s)
        self._store = opened.store
        opened.store.has_changed()  # from now on
        self._was_open = True
        with self._changed:
            self._notices += opened.notices
            if is_lost and not opened.notices:
                self._notices.append(_(_LOST))
            self._queue.put_back()
        self._claim()
        edits.forget_old(opened.store, now.utc_ms)
        self._look_for_interrupted(opened.store)
        return opened.store

    def _claim(self) -> None:
        if self._instance is not None and self._instance.is_seen:
            return
        is_first = self._instance is None
        if self._instance is not None:
            self._instance.close()
        self._instance = InstanceLock(self._folder)
        if is_first and not self._instance.is_alone:
            with self._changed:
                self._notices.append(_(_NOT_ALONE))
                self._note(is_alone=False)

    def _look_for_interrupted(self, store: Store) -> None:
        interrupted = []
        for record, owner in store.under_way():
            if record.uid in self._queue or is_running(self._folder, owner):
                continue
            if record.reps:
                interrupted.append(record)
            else:
                store.discard(record.uid, self._clock().utc_ms)
        self._note(interrupted=tuple(interrupted))

    def _next_job(self) -> WriteJob | None:
        with self._changed:
            return self._queue.first

    def _done(self, job: WriteJob) -> None:
        with self._changed:
            self._queue.drop(job)
            self._note(changes=self._status.changes + 1)
            if isinstance(job, Recover | Discard):
                self._note(
                    interrupted=tuple(each for each in self._status.interrupted if each.uid != job.uid)
                )

    def _note(self, **news: Any) -> None:
        """Take something new into the status, which nobody is told of yet."""
        with self._changed:
            self._status = replace(self._status, **news)

    def _tell(self, problem: str) -> None:
        with self._changed:
            before = self._told
            is_open = self._store is not None
            self._note(is_open=is_open, unsaved=self._queue.unsaved, problem=problem)
            self._told = self._status
            self._changed.notify_all()
            news = self._status != before or bool(self._notices)
        if news:
            self._on_news()

    def _care(self) -> str:
        """Check and copy the history once a day, when no set is under way that would have to wait for it.

        Returns what stands in the way where the history has turned out to be damaged.
        """
        with self._changed:
            is_pacing = self._queue.is_pacing
        if self._store is None or is_pacing:
            return ""
        try:
            self._daily_care.take(self._store, self._clock().local.date())
        except (sqlite3.Error, OSError) as error:
            # A backup is a precaution; that it cannot be made is no reason not to store.
            return self._given_up(error) if tells_of_damage(error) else ""
        return ""

    def _let_go(self) -> None:
        if self._store is not None:
            close_history(self._store)
            self._store = None
