"""Make the pictures of the README from the real window.

    python docs/make_screenshots.py [FOLDER] [--only prepare|set|history]

Writes prepare.png, set.png and history.png, here by default, or one of them. On Linux it needs no display: Qt
draws in memory, with the same fonts. Nothing sounds, and neither the settings nor the history of whoever runs
it are touched. The set stands still in the middle of a lowering, and the history is made up, so that the
pictures come out alike each time.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QApplication

from legcurl_timer.clock import now_ms, wall_now
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.pacing.briefing import SetContext
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.records import Ending, SessionRecord, new_uid
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.window.application import make_application
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.history.recovery.opening import close_history, open_history
from legcurl_timer.training.audio_engine import AudioEngine
from legcurl_timer.training.pacer import Pacer
from legcurl_timer.training.set_recorder import paced_record
from legcurl_timer.userdata.plans import Plans, PlansFile
from legcurl_timer.userdata.settings import AudioChoice, Settings, SettingsFile, ThemeChoice

_VARIATION = "lying"
_REP = 5
_SHARE_OF_LOWERING = 0.4
_SIZE = (1280, 800)
_SETTLE_MS = 300
_PLOT_MS = 2_000
_OPEN_WITHIN_S = 10.0
_WEEKS = 10


class StandingPacer(Pacer):
    """A silent set that, once begun, has been under way for exactly so long whenever it is looked at."""

    def toggle(self) -> None:
        """Begin."""
        self.transport = self.transport.start(now_ms())

    def update(self, _now_ms: int) -> Transport:
        """Return the set as it stands."""
        now, position_ms = now_ms(), mid_lowering_ms(self.transport.prescription, _REP)
        if self.transport.status is Status.RUNNING:
            self.transport = replace(self.transport, started_at_ms=now - position_ms, looked_at_ms=now)
        return self.transport


class StandingAudio(AudioEngine):
    """The sounds of the program, without a sound device; its sets stand still."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings, AudioChoice.SILENT)

    def pacer(
        self, prescription: SetPrescription, loudness: Loudness, _context: SetContext | None = None
    ) -> Pacer:
        """Return a set that stands still."""
        return StandingPacer(
            prescription, bank=self.bank, output=self.output, clock=now_ms, loudness=loudness
        )


def mid_lowering_ms(prescription: SetPrescription, rep: int) -> int:
    """Return a position in the middle of the lowering of a rep."""
    phases = compile_set(prescription).rep_phases(rep)
    lowering = next(phase for phase in phases if phase.kind is PhaseKind.ECCENTRIC)
    return lowering.start_ms + round(_SHARE_OF_LOWERING * lowering.duration_ms)


def made_up_sessions(last_day: datetime) -> Iterator[SessionRecord]:
    """Yield ten weeks of training, three sessions a week, somewhat stronger from week to week."""
    chance = Random(4)  # noqa: S311 - it makes up workouts, not secrets
    variations = load_variations()
    for week in range(_WEEKS):
        for days_before in (5, 3, 0):
            start = last_day - timedelta(weeks=_WEEKS - 1 - week, days=days_before)
            lying, seated, standing = variations[:3]
            plan = [(lying, Leg.BOTH)] * 3 if days_before == 5 else [(seated, Leg.BOTH)] * 3  # noqa: PLR2004 - a made-up day
            if days_before == 0:
                plan = [(standing, Leg.LEFT), (standing, Leg.RIGHT)] * 2
            sets = []
            for place, (variation, leg) in enumerate(plan):
                reps = 9 + chance.randint(0, 3) - (leg is Leg.RIGHT)
                prescription = SetPrescription(variation, variation.tempo, reps, 0, leg=leg)
                started = Moment.of(start + timedelta(minutes=3 * place))
                whole = Transport.for_set(prescription)
                done = replace(
                    whole,
                    started_at_ms=0,
                    halted_at_ms=whole.timeline.duration_ms,
                    ending=Ending.COMPLETED,
                )
                record = paced_record(new_uid(), started, done, 0)
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


@contextmanager
def shown_window(data: Path) -> Iterator[MainWindow]:
    """Show the window on a data folder, in the dark, and close it in the end."""
    variations = load_variations()
    settings = SettingsState(SettingsFile(data), Settings(theme=ThemeChoice.DARK))
    plan = PlanState(PlansFile(data, variations), Plans(), find_variation(variations, _VARIATION))
    window = MainWindow(variations, settings, plan, StandingAudio)
    window.resize(*_SIZE)
    window.show()
    yield window
    window.close()


def take_prepare(data: Path) -> QPixmap:
    """Take the picture of the prepare page."""
    prescription = SetPrescription.by_default(find_variation(load_variations(), _VARIATION))
    with shown_window(data) as window:
        # The figure does rep after rep: wait until it is on its way down.
        wait(mid_lowering_ms(replace(prescription, count_in_ms=0), rep=1))
        return window.grab()


def take_set(data: Path) -> QPixmap:
    """Take the picture of a set in mid-lowering."""
    with shown_window(data) as window:
        window.start()
        wait(_SETTLE_MS)
        return window.grab()


def take_history(data: Path) -> QPixmap:
    """Take the picture of the history page, with its newest session open."""
    make_up_history(data)
    with shown_window(data) as window:
        window.workings.shared.history.open().wait_until_stored(_OPEN_WITHIN_S)
        wait(_SETTLE_MS)
        window.navigator.show("history")
        wait(_PLOT_MS)
        open_newest_session(window)
        return window.grab()


PICTURES = {"prepare": take_prepare, "set": take_set, "history": take_history}


def main() -> int:
    """Write the pictures to the folder named on the command line, or beside this program."""
    parser = argparse.ArgumentParser(description="Make the pictures of the README.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--only", choices=PICTURES, help="make this one only")
    options = parser.parse_args()
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = make_application("The display cannot be used.")
    for name, take in PICTURES.items():
        if options.only in {None, name}:
            with tempfile.TemporaryDirectory() as data:
                take(Path(data)).save(str(options.folder / f"{name}.png"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
