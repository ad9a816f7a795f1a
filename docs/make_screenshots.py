"""Make the pictures of the README from the real window.

    python docs/make_screenshots.py [FOLDER]

Writes prepare.png, set.png and history.png, here by default. On Linux it needs no display: Qt draws in
memory, with the same fonts. Nothing sounds, and neither the settings nor the history of whoever runs it are
touched. The set stands still in the middle of a lowering, and the history is made up, so that the pictures
come out alike each time.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from legcurl_timer.clock import now_ms, wall_now
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import Run
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.pacing.transport import Transport
from legcurl_timer.core.records import Ending, SessionRecord, new_uid
from legcurl_timer.gui.window.application import make_application
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.history.recovery.opening import close_history, open_history
from legcurl_timer.training.set_recorder import record_of_runs
from legcurl_timer.userdata.settings import Settings, SettingsFile, ThemeChoice

if TYPE_CHECKING:
    from legcurl_timer.training.audio_engine import AudioEngine

_VARIATION = "lying"
_REP = 5
_SHARE_OF_LOWERING = 0.4
_SIZE = (1280, 800)
_SETTLE_MS = 300
_PLOT_MS = 2_000
_OPEN_WITHIN_S = 10.0
_WEEKS = 10


class StandingPacer:
    """A silent set that has been under way for exactly `position_ms`, whenever it is looked at."""

    sound_problem = ""

    def __init__(self, prescription: SetPrescription, position_ms: int) -> None:
        self._ready = Transport.for_set(prescription)
        self._position_ms = position_ms

    @property
    def transport(self) -> Transport:
        """The set as it stands, started that long ago."""
        now = now_ms()
        return replace(self._ready, started_at_ms=now - self._position_ms, looked_at_ms=now)

    def update(self, _now_ms: int) -> Transport:
        """Return the set as it stands."""
        return self.transport

    def toggle(self) -> None:
        """Do nothing: it neither starts nor stops."""

    def end(self) -> None:
        """Do nothing: it goes on as it stands."""

    def close(self) -> None:
        """Do nothing: it has never sounded."""


def mid_lowering_ms(prescription: SetPrescription, rep: int) -> int:
    """Return a position in the middle of the lowering of a rep."""
    phases = compile_set(prescription).rep_phases(rep)
    lowering = next(phase for phase in phases if phase.kind is PhaseKind.ECCENTRIC)
    return lowering.start_ms + round(_SHARE_OF_LOWERING * lowering.duration_ms)


def silent_studio() -> "AudioEngine":
    """Return what the window takes for its sound: pacers that stand still."""

    def pacer(prescription: SetPrescription, _loudness: object) -> StandingPacer:
        return StandingPacer(prescription, mid_lowering_ms(prescription, _REP))

    return cast("AudioEngine", SimpleNamespace(bank=SimpleNamespace(notices=()), pacer=pacer))


def made_up_sessions(last_day: datetime) -> Iterator[SessionRecord]:
    """Yield ten weeks of training, three sessions a week, somewhat stronger from week to week."""
    chance = Random(4)  # noqa: S311 - it makes up workouts, not secrets
    variations = load_variations()
    for week in range(_WEEKS):
        for days_before in (5, 3, 0):
            start = last_day - timedelta(weeks=_WEEKS - 1 - week, days=days_before)
            lying, seated, standing = variations[:3]
            plan = [(lying, Leg.BOTH)] * 3 if days_before == 5 else [(seated, Leg.BOTH)] * 3  # noqa: PLR2004
            if days_before == 0:
                plan = [(standing, Leg.LEFT), (standing, Leg.RIGHT)] * 2
            sets = []
            for place, (variation, leg) in enumerate(plan):
                reps = 9 + chance.randint(0, 3) - (leg is Leg.RIGHT)
                prescription = SetPrescription(variation, variation.tempo, reps, 0, leg=leg)
                timeline = compile_set(prescription)
                started = Moment.of(start + timedelta(minutes=3 * place))
                run = Run(timeline, timeline.duration_ms)
                record = record_of_runs(new_uid(), started, prescription, [run], Ending.COMPLETED)
                kilograms = (20 if variation.one_leg else 35) + 2.5 * (week // 2)
                load = Load(LoadUnit.KG, round(1000 * kilograms))
                sets.append(replace(record, load=load, reserve_half_reps=4, form_kept=True))
            yield SessionRecord(new_uid(), sets[0].started, sets[-1].ended, sets=tuple(sets))


def make_up_history(folder: Path) -> None:
    """Fill the history in a folder."""
    yesterday = datetime.now().astimezone().replace(hour=18, minute=5, second=0) - timedelta(days=1)
    store = open_history(folder, wall_now()).store
    store.add(made_up_sessions(yesterday))
    close_history(store)


def open_newest_session(window: MainWindow) -> None:
    """Open the newest session of the history and its first set, by the keys that a lifter would press."""
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            focus = window.focusWidget()
            if focus is not None:
                QApplication.sendEvent(focus, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
        wait(_SETTLE_MS)


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def make_screenshots(folder: Path) -> None:
    """Write all pictures."""
    _application = make_application("The display cannot be used.")
    variations = load_variations()
    prescription = SetPrescription.by_default(find_variation(variations, _VARIATION))
    with tempfile.TemporaryDirectory() as data:
        settings = Settings(theme=ThemeChoice.DARK)
        window = MainWindow(
            variations, prescription, SettingsFile(Path(data)), settings, lambda _settings: silent_studio()
        )
        window.resize(*_SIZE)
        window.show()
        # On the prepare page the figure does rep after rep: wait until it is on its way down.
        wait(mid_lowering_ms(replace(prescription, count_in_ms=0), rep=1))
        window.grab().save(str(folder / "prepare.png"))
        window.start_set()
        wait(_SETTLE_MS)
        window.grab().save(str(folder / "set.png"))
        window.close()
        make_up_history(Path(data) / "made up")
        window = MainWindow(
            variations,
            prescription,
            SettingsFile(Path(data) / "made up"),
            settings,
            lambda _settings: silent_studio(),
        )
        window.resize(*_SIZE)
        window.show()
        window.history.open().wait_until_stored(_OPEN_WITHIN_S)
        wait(_SETTLE_MS)
        window.show_history()
        wait(_PLOT_MS)
        open_newest_session(window)
        window.grab().save(str(folder / "history.png"))
        window.close()


def main() -> int:
    """Write the pictures to the folder named on the command line, or beside this program."""
    parser = argparse.ArgumentParser(description="Make the pictures of the README.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_screenshots(parser.parse_args().folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
