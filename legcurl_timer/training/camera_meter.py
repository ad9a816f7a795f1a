"""Measures a set by a camera, which is on from the count-in to a moment after the end of the set."""

from collections.abc import Callable
from threading import Event, Lock, Thread

import numpy as np

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.measurement import Instrument
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.records import Ending
from legcurl_timer.measure.frames import Frame, FrameSource
from legcurl_timer.measure.limb import LEAD_S, Limb
from legcurl_timer.measure.motion import Doubles, MotionMeter
from legcurl_timer.measure.movements import find_movements
from legcurl_timer.measure.unseen import with_unseen
from legcurl_timer.measure.watcher import Watcher, WatchState
from legcurl_timer.measure.whole_set import FEWEST_A_SECOND, SeenSet, read_set, see_set
from legcurl_timer.training.metered_runs import BeatRun, MeteredRuns
from legcurl_timer.training.set_meter import LATE_S, SLOWER_SHOWN_MS, Heard

_LOOK_EVERY_S = 0.1
_SEEN_AFTER_S = 0.12
_WINDOW_S = 12.0
_READ_S = 60.0
_LAST_LOOK_S = 3.0
_WHOLE = 0.75
_APART_S = 0.5
_REPS_TO_FIND = 2
_SETTLED_S = 0.3
# TRANSLATORS: how the watching stands, at the edge of the screen during a set; so are the next two.
_WATCHES = gettext_noop("camera on")
_OPENING = gettext_noop("the camera is opening")
_SLOW = gettext_noop("pictures come slowly")
_NO_PICTURE = gettext_noop("no picture came from the camera")


class CameraMeter:
    """One set before a camera; `known` is the limb that the lifter has shown for this lift, if any.

    `heard` is told in threads of the camera, and the window never waits for them.
    """

    def __init__(
        self,
        prescription: SetPrescription,
        make_source: Callable[[], FrameSource],
        heard: Heard,
        known: Limb | None = None,
    ) -> None:
        self._prescription = prescription
        self._heard = heard
        self._known = known
        self._runs = MeteredRuns(prescription, Instrument.CAMERA)
        self._lock = Lock()
        self._motion = MotionMeter()
        self._live = _Live()
        self._slower_at_ms: int | None = None
        self._now_ms = 0
        self._hurry = Event()
        self._is_closed = False
        self._last_look: Thread | None = None
        self._is_ending = False
        self._watcher = Watcher(make_source, self._on_frame)

    @property
    def mark(self) -> str:
        """How the watching stands."""
        status = self._watcher.status
        if status.problem:
            return status.problem
        if status.state is WatchState.OPENING:
            return _(_OPENING)
        is_slow = status.state is WatchState.WATCHING and 0 < status.fps < FEWEST_A_SECOND
        return _(_SLOW if is_slow else _WATCHES)

    def says_slower(self, now_ms: int) -> bool:
        """Whether the lifter is being told to go slower."""
        at_ms = self._slower_at_ms
        return at_ms is not None and now_ms - at_ms < SLOWER_SHOWN_MS

    def update(self, transport: Transport, now_ms: int) -> None:
        """Take notice of where the set stands."""
        self._now_ms = now_ms
        self._runs.follow(transport, now_ms)
        if transport.status is Status.FINISHED and not self._is_ending:
            self._is_ending = True
            late_s = LATE_S if transport.ending is Ending.COMPLETED else 0.0
            self._last_look = Thread(target=self._end, args=(late_s,), name="measuring", daemon=True)
            self._last_look.start()

    def tap(self, now_ms: int) -> None:
        """Do nothing: the camera sees for itself."""

    def close(self) -> None:
        """Let go of the camera and forget the set."""
        self._is_ending = self._is_closed = True
        self._hurry.set()
        self._watcher.close()

    def finish(self) -> None:
        """Wait for the last look at a set that is over, without waiting for a lifter who is late."""
        self._hurry.set()
        if self._last_look is not None:
            self._last_look.join(_LAST_LOOK_S)

    # In the threads of the camera

    def _on_frame(self, frame: Frame) -> None:
        with self._lock:
            self._motion.add(frame)
            runs = self._runs.runs
            is_running = runs and not self._is_ending and frame.at_s <= runs[-1].until_s
            if is_running and self._live.is_due(frame.at_s):
                self._look(runs[-1], frame.at_s)

    def _look(self, run: BeatRun, at_s: float) -> None:
        """See whether a rep has just ended, and what it was like."""
        live = self._live
        if live.run is not run:
            live.begin(run)
        seen: SeenSet | None = None
        if live.limb is None:
            if live.may_search(at_s):
                seen = see_set(self._motion.motion, run.beat, known=self._known)
                if seen.trusted:
                    live.limb = seen.limb
        elif live.rep_has_ended(self._motion, at_s):
            # Which limb it is, and which way it goes, has been settled.
            latest = read_set(self._motion.since(_reread_s(run, at_s)), run.beat, live.limb, is_sure=True)
            seen = latest.after(run.seen) if run.seen else latest
        if seen is not None:
            run.seen = seen
            self._tell()

    def _tell(self) -> None:
        measurement = self._runs.measurement(_NO_PICTURE)
        self._heard.measured(measurement, is_final=False)
        if self._runs.is_cue_due(measurement, is_told=self._slower_at_ms is not None):
            self._slower_at_ms = self._now_ms
            self._heard.slower()

    def _end(self, late_s: float) -> None:
        """Wait for a lifter who is late, let go of the camera, and look at the whole set once more."""
        self._hurry.wait(late_s)
        problem = self._watcher.status.kept
        self._watcher.close()
        if self._is_closed:
            return
        with self._lock:
            motion = self._motion.motion
            runs = self._runs.runs if len(motion.times_s) else ()
            for run in runs:
                until_s = run.until_s + (late_s if run is runs[-1] else 0)
                seen = see_set(motion, run.beat, until_s, known=self._known)
                run.seen = with_unseen(seen, run.beat, motion.times_s, run.until_s)
        self._heard.measured(self._runs.measurement(problem or _NO_PICTURE), is_final=True)


def _reread_s(run: BeatRun, at_s: float) -> float:
    """Return since when a long run is read anew: from before a rep, as one cut in two would count twice."""
    since_s = at_s - _READ_S
    if run.seen is None or run.beat.first_s > since_s:
        return since_s
    starts_s = (rep.away.start_s for rep in run.seen.reps if rep.away.start_s > since_s)
    return min(starts_s, default=at_s) - _APART_S


class _Live:
    """What is known while a set goes on: the limb, its speed of late, and the last rep that was judged."""

    def __init__(self) -> None:
        self.run: BeatRun | None = None
        self.limb: Limb | None = None
        self._looked_s = self._searched_s = self._judged_s = -np.inf
        self._curve: tuple[Doubles, Doubles, Doubles] = (np.zeros(0), np.zeros(0), np.zeros(0))

    def begin(self, run: BeatRun) -> None:
        """Begin with a run of the beat; the limb of an earlier one is the same."""
        self.run = run
        self._searched_s = self._judged_s = -np.inf

    def is_due(self, at_s: float) -> bool:
        """Whether to look again."""
        if at_s - self._looked_s < _LOOK_EVERY_S:
            return False
        self._looked_s = at_s
        return True

    def may_search(self, at_s: float) -> bool:
        """Whether the limb may be found now: after two reps of the beat, and then at each half rep."""
        assert self.run is not None  # noqa: S101 - it has begun
        beat = self.run.beat
        if at_s < beat.first_s + _REPS_TO_FIND * beat.rep_s + _SETTLED_S:
            return False
        if at_s - self._searched_s < beat.rep_s / 2:
            return False
        self._searched_s = at_s
        return True

    def _go_on(self, meter: MotionMeter, limb: Limb, since_s: float) -> None:
        """Add the speed of the latest frames to the curve, and forget what is long ago."""
        times_s, gaps_s, speed = self._curve
        latest = meter.since(np.nextafter(max(since_s, times_s[-1] if len(times_s) else since_s), np.inf))
        kept = times_s >= since_s
        self._curve = (
            np.concatenate([times_s[kept], latest.times_s]),
            np.concatenate([gaps_s[kept], latest.gaps_s]),
            np.concatenate([speed[kept], limb.speed(latest)]),
        )

    def rep_has_ended(self, meter: MotionMeter, at_s: float) -> bool:
        """Whether a rep has ended since the last that was judged: the limb is back and rests, or turns."""
        assert self.run is not None  # noqa: S101 - it has begun
        assert self.limb is not None  # noqa: S101 - it has been found
        since_s = max(self.run.beat.first_s - LEAD_S, at_s - _WINDOW_S)
        self._go_on(meter, self.limb, since_s)
        times_s, gaps_s, speed = self._curve
        found = find_movements(times_s, gaps_s, speed, since_s, at_s).movements
        backs = [each for each in found if not each.away and each.travel > _WHOLE]
        if not backs or backs[-1].end_s > at_s - _SEEN_AFTER_S:
            return False
        if backs[-1].end_s < self._judged_s + _APART_S:
            return False
        self._judged_s = backs[-1].end_s
        return True
