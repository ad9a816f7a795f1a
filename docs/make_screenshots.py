"""Make the pictures of the README from the real window.

    python docs/make_screenshots.py [FOLDER] [--only prepare|prepare-de|set|rep|history]

Writes prepare.png, prepare-de.png, set.png, rep.gif (a rep that moves) and history.png, here by default, or
one of them. On Linux it needs no display: Qt draws in memory, with the same fonts. Nothing sounds, and
neither the settings nor the history of whoever runs it are touched. The clock stands still, and the history
is made up, so that the pictures come out alike each time.
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

import PIL.Image
from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QApplication

from legcurl_timer.clock import Clock, now_ms, wall_now
from legcurl_timer.core.language import SOURCE_LANGUAGE, speak
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Transport
from legcurl_timer.core.records import Ending, SessionRecord, new_uid
from legcurl_timer.gui.state.measuring_access import MeasuringAccess
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.window.application import make_application
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.history.recovery.opening import close_history, open_history
from legcurl_timer.training.audio_engine import AudioEngine
from legcurl_timer.training.set_recorder import paced_record
from legcurl_timer.userdata.plans import Plans, PlansFile
from legcurl_timer.userdata.settings import AudioChoice, Settings, SettingsFile, ThemeChoice

_VARIATION = "lying"
_REP = 5
_TO_MID_LOWERING_MS = 3_200
_SIZE, _SMALL_SIZE = (1280, 800), (960, 540)
_FRAME_MS, _GIF_FRAME_MS = 16, 80
_GIF_COLOURS = 32
_SETTLE_MS = 300
_PLOT_MS = 2_000
_OPEN_WITHIN_S = 10.0
_WEEKS = 10


class StandingClock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self._now_ms = 0

    def __call__(self) -> int:
        """Return the time."""
        return self._now_ms

    def advance(self, window: MainWindow, duration_ms: int) -> None:
        """Let time go by, and the window look at it as often as it does."""
        for left_ms in range(duration_ms, 0, -_FRAME_MS):
            self._now_ms += min(left_ms, _FRAME_MS)
            window.workings.shared.session.update(self._now_ms)


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
                done = whole._replace(
                    started_at_ms=0, halted_at_ms=whole.timeline.duration_ms, ending=Ending.COMPLETED
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
def shown_window(data: Path, clock: Clock = now_ms, size: tuple[int, int] = _SIZE) -> Iterator[MainWindow]:
    """Show the window on a data folder, in the dark, and close it in the end."""
    variations = load_variations()
    settings = SettingsState(SettingsFile(data), Settings(theme=ThemeChoice.DARK))
    plan = PlanState(PlansFile(data, variations), Plans(), find_variation(variations, _VARIATION))
    window = MainWindow(
        variations,
        settings,
        plan,
        lambda each: AudioEngine(each, AudioChoice.SILENT, clock=clock),
        lambda: MeasuringAccess(data),
        clock=clock,
    )
    window.resize(*size)
    window.show()
    yield window
    window.close()


def begin_rep(window: MainWindow, clock: StandingClock) -> SetPrescription:
    """Start a set, and let it come to the beginning of the rep that is shown."""
    window.start()
    transport = window.workings.shared.session.transport
    assert transport is not None  # noqa: S101 - it has just been started
    begins_ms = transport.timeline.rep_phases(_REP)[0].start_ms
    clock.advance(window, (transport.started_at_ms or 0) - clock() + begins_ms)
    return transport.prescription


def take_prepare(data: Path) -> list[QPixmap]:
    """Take the picture of the prepare page."""
    with shown_window(data) as window:
        # The figure does rep after rep: wait until it is on its way down.
        wait(_TO_MID_LOWERING_MS)
        return [window.grab()]


def take_prepare_in_german(data: Path) -> list[QPixmap]:
    """Take the same picture in German."""
    speak("de")
    try:
        return take_prepare(data)
    finally:
        speak(SOURCE_LANGUAGE)


def take_set(data: Path) -> list[QPixmap]:
    """Take the picture of a set in mid-lowering."""
    clock = StandingClock()
    with shown_window(data, clock) as window:
        begin_rep(window, clock)
        clock.advance(window, _TO_MID_LOWERING_MS)
        wait(_SETTLE_MS)
        return [window.grab()]


def take_rep(data: Path) -> list[QPixmap]:
    """Take the pictures of a whole rep, one every 80 ms."""
    clock, frames = StandingClock(), []
    with shown_window(data, clock, _SMALL_SIZE) as window:
        for _ in range(0, begin_rep(window, clock).tempo.rep_ms, _GIF_FRAME_MS):
            QApplication.processEvents()
            frames.append(window.grab())
            clock.advance(window, _GIF_FRAME_MS)
    return frames


def take_history(data: Path) -> list[QPixmap]:
    """Take the picture of the history page, with its newest session open."""
    make_up_history(data)
    with shown_window(data) as window:
        window.workings.shared.history.open().wait_until_stored(_OPEN_WITHIN_S)
        wait(_SETTLE_MS)
        window.navigator.show("history")
        wait(_PLOT_MS)
        open_newest_session(window)
        return [window.grab()]


PICTURES = {
    "prepare": take_prepare,
    "prepare-de": take_prepare_in_german,
    "set": take_set,
    "rep": take_rep,
    "history": take_history,
}


def save(frames: list[QPixmap], file: Path) -> None:
    """Write one picture as PNG, several as one that moves."""
    if len(frames) == 1:
        frames[0].save(str(file.with_suffix(".png")))
        return
    pictures = [quantized(frame.toImage()) for frame in frames]
    pictures[0].save(
        file.with_suffix(".gif"), save_all=True, append_images=pictures[1:], duration=_GIF_FRAME_MS, loop=0
    )


def quantized(image: QImage) -> PIL.Image.Image:
    """Return a picture in as few colours as it needs."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    size, row = (image.width(), image.height()), image.bytesPerLine()
    picture = PIL.Image.frombuffer("RGB", size, bytes(image.constBits()), "raw", "RGB", row, 1)
    return picture.quantize(_GIF_COLOURS, dither=PIL.Image.Dither.NONE)


def main() -> int:
    """Write the pictures to the folder named on the command line, or beside this program."""
    parser = argparse.ArgumentParser(description="Make the pictures of the README.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--only", choices=PICTURES, help="make this one only")
    options = parser.parse_args()
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = make_application(lambda: 1)
    for name, take in PICTURES.items():
        if options.only in {None, name}:
            with tempfile.TemporaryDirectory() as data:
                save(take(Path(data)), options.folder / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
