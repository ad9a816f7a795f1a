"""The colours, computed: contrast for everybody, and phases that the colour-blind can tell apart."""

import itertools
import math

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.gui.style.style_sheet import style_sheet
from legcurl_timer.gui.style.theme import DARK, LIGHT, Theme
from tests.gui.painting import pixels

BOTH = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
SERIES = ("violet", "green", "pink")
PHASE_KINDS = (PhaseKind.CONCENTRIC, PhaseKind.CONTRACTED_PAUSE, PhaseKind.ECCENTRIC)

# Machado, Oliveira & Fernandes 2009, doi 10.1109/TVCG.2009.113: full deficiency, in linear RGB.
VISIONS = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
# The matrix of IEC 61966-2-1 from linear sRGB to XYZ, and its white.
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = TO_XYZ @ np.ones(3)


def linear(colour: str) -> NDArray[np.float64]:
    """Return a #RRGGBB colour as linear light."""
    encoded = np.array([int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)])
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of the WCAG."""
    bright, dark = sorted((float(TO_XYZ[1] @ linear(each)) for each in (first, second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def lab(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return linear light as CIELAB."""
    ratio = TO_XYZ @ np.clip(light, 0, 1) / WHITE
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@BOTH
@pytest.mark.parametrize("surface", ["background", "card"])
@pytest.mark.parametrize("ink", ["text", "muted", "concentric", "pause", "eccentric"])
def test_text_stands_out(theme: Theme, surface: str, ink: str) -> None:
    """Everything that is read has a contrast of at least 4.5 to 1 on both surfaces."""
    assert contrast(getattr(theme, ink), getattr(theme, surface)) >= 4.5


@BOTH
def test_text_on_the_start_button_stands_out(theme: Theme) -> None:
    """The start button's words have a contrast of at least 4.5 to 1."""
    assert contrast(theme.on_accent, theme.concentric) >= 4.5


@BOTH
@pytest.mark.parametrize("vision", VISIONS)
def test_phases_differ_for_every_eye(theme: Theme, vision: str) -> None:
    """Two phases differ by a CIELAB distance of at least 30, with any of the common colour-blindnesses."""
    seen = [lab(VISIONS[vision] @ linear(theme.phase_colour(kind).name())) for kind in PHASE_KINDS]
    for first, second in itertools.combinations(seen, 2):
        assert math.dist(first, second) >= 30


@BOTH
def test_both_pauses_share_a_colour(theme: Theme) -> None:
    """The pauses, alike in sound, are alike in colour and differ by word and shape."""
    assert theme.phase_colour(PhaseKind.STRETCHED_PAUSE) == theme.phase_colour(PhaseKind.CONTRACTED_PAUSE)


@BOTH
def test_way_up_and_way_down_differ_without_hue(theme: Theme) -> None:
    """One is at least 1.6 times as light as the other, for the corner of the eye."""
    assert contrast(theme.concentric, theme.eccentric) >= 1.6


@BOTH
@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("kind", PHASE_KINDS)
def test_working_leg_stands_out_from_the_body(theme: Theme, kind: PhaseKind, vision: str) -> None:
    """The leg that works is seen in every phase, with any of the common colour-blindnesses."""
    seen = [lab(VISIONS[vision] @ linear(each)) for each in (theme.phase_colour(kind).name(), theme.body)]
    assert math.dist(*seen) >= 30


@BOTH
@pytest.mark.parametrize("surface", ["background", "card"])
def test_frames_stand_out(theme: Theme, surface: str) -> None:
    """The frames of fields and buttons have a contrast of at least 3 to 1."""
    assert contrast(theme.line, getattr(theme, surface)) >= 3


@BOTH
@pytest.mark.parametrize("kind", PHASE_KINDS)
def test_text_on_a_phase_stands_out(theme: Theme, kind: PhaseKind) -> None:
    """What stands on the colour of a phase can be read."""
    assert contrast(theme.on_accent, theme.phase_colour(kind).name()) >= 4.5


@BOTH
@pytest.mark.parametrize("vision", VISIONS)
def test_series_of_a_plot_differ_for_every_eye(theme: Theme, vision: str) -> None:
    """Two series differ by a CIELAB distance of at least 30, and their marks stand out at 3 to 1."""
    colours = [getattr(theme, name) for name in SERIES]
    for first, second in itertools.combinations(colours, 2):
        assert math.dist(*(lab(VISIONS[vision] @ linear(each)) for each in (first, second))) >= 30
    assert min(contrast(colour, theme.background) for colour in colours) >= 3


@BOTH
@pytest.mark.parametrize("kind", PHASE_KINDS)
def test_no_series_looks_like_a_phase(theme: Theme, kind: PhaseKind) -> None:
    """Whoever has learnt the phases' colours takes no lift in a plot for one of them."""
    phase = lab(linear(theme.phase_colour(kind).name()))
    assert min(math.dist(lab(linear(getattr(theme, name))), phase) for name in SERIES) >= 40


@BOTH
def test_a_ticked_box_has_a_tick(qtbot: QtBot, theme: Theme) -> None:
    """It is told from an empty one by a shape, not by a colour only."""
    box = QCheckBox("Flash", checked=True)
    qtbot.addWidget(box)
    box.setStyleSheet(style_sheet(theme, 1))
    shown = pixels(box.grab().toImage())
    assert np.count_nonzero(shown == QColor(theme.on_accent).rgba()) > 10
