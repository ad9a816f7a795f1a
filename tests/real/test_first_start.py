"""Somebody's first minute with the program: three steps by keyboard, two tones, and never again."""

from pathlib import Path

import pytest
from support.gym import BANK
from support.hearing import find_first
from support.null_sink import NullSink
from support.screen import Screen
from support.window import Window

from legcurl_timer.audio.sounds import Cue
from legcurl_timer.clock import now_ms

pytestmark = [pytest.mark.real_sound, pytest.mark.real_window]


def test_the_first_minute(lit_screen: Screen, sink: NullSink, tmp_path: Path) -> None:
    """The steps are gone through by keys, both tones are heard one after the other, and Space starts a set.

    At the next start nothing is explained.
    """
    started = ("--data-dir", str(tmp_path / "data"), "--variation", "lying")
    with sink.recording() as heard, Window(lit_screen, *started) as window:
        window.wait_for("Pick your lift: click it, or press 1 to 6.")
        window.press("Tab", "Return", "Return")
        window.wait_for("You should hear two tones now, a high one and a low one. Do you?")
        heard.wait_until_ms(now_ms() + 1_500)
        tones = (BANK.sounds[cue] for cue in (Cue.CONCENTRIC, Cue.ECCENTRIC))
        high, low = (find_first(heard.samples, tone) for tone in tones)
        assert high is not None
        assert low is not None
        assert low.ms - high.ms == pytest.approx(250, abs=5)
        window.press("Return")
        window.wait_for("Press Space and lie down: the first rep begins after 5 s, and the tones lead you.")
        window.press("space")
        window.wait_for_page("set")
        window.press("Escape", "Escape")
    with Window(lit_screen, *started) as window:
        assert not window.wait_for("Lying leg curl").shows("Pick your lift")
