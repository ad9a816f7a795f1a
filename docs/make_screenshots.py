"""Make the pictures of the README from the real window.

    python docs/make_screenshots.py [FOLDER]

Writes prepare.png and set.png, here by default. On Linux it needs no display: Qt draws in memory, with the
same fonts. Nothing sounds, nothing is read from or written to the settings of whoever runs it, and the set
stands still in the middle of a lowering, so that the pictures come out alike each time.
"""

import argparse
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEventLoop, QTimer

from legcurl_timer.clock import now_ms
from legcurl_timer.core.phases import PhaseKind
from legcurl_timer.core.prescription import SetPrescription
from legcurl_timer.core.timeline import compile_set
from legcurl_timer.core.transport import Transport
from legcurl_timer.core.variations import find_variation, load_variations
from legcurl_timer.gui.application import make_application
from legcurl_timer.gui.main_window import MainWindow
from legcurl_timer.settings import Settings, SettingsFile, ThemeChoice

if TYPE_CHECKING:
    from legcurl_timer.studio import Studio

_VARIATION = "lying"
_REP = 5
_SHARE_OF_LOWERING = 0.4
_SETTLE_MS = 300


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

    def look(self) -> Transport:
        """Return the set as it stands."""
        return self.transport

    def toggle(self) -> None:
        """Do nothing: it neither starts nor stops."""

    def close(self) -> None:
        """Do nothing: it has never sounded."""


def mid_lowering_ms(prescription: SetPrescription, rep: int) -> int:
    """Return a position in the middle of the lowering of a rep."""
    phases = compile_set(prescription).rep_phases(rep)
    lowering = next(phase for phase in phases if phase.kind is PhaseKind.ECCENTRIC)
    return lowering.start_ms + round(_SHARE_OF_LOWERING * lowering.duration_ms)


def silent_studio() -> "Studio":
    """Return what the window takes for its sound: pacers that stand still."""

    def pacer(prescription: SetPrescription, _loudness: object) -> StandingPacer:
        return StandingPacer(prescription, mid_lowering_ms(prescription, _REP))

    return cast("Studio", SimpleNamespace(bank=SimpleNamespace(notices=()), pacer=pacer))


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def make_screenshots(folder: Path) -> None:
    """Write both pictures."""
    _application = make_application("The display cannot be used.")
    variations = load_variations()
    prescription = SetPrescription.by_default(find_variation(variations, _VARIATION))
    with tempfile.TemporaryDirectory() as data:
        settings = Settings(theme=ThemeChoice.DARK)
        window = MainWindow(
            variations, prescription, SettingsFile(Path(data)), settings, lambda _settings: silent_studio()
        )
        window.show()
        # On the prepare page the figure does rep after rep: wait until it is on its way down.
        wait(mid_lowering_ms(replace(prescription, count_in_ms=0), rep=1))
        window.grab().save(str(folder / "prepare.png"))
        window.start_set()
        wait(_SETTLE_MS)
        window.grab().save(str(folder / "set.png"))
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
