"""The reps as bars: as wide as they lasted, told apart without colour, told in words."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from support.kept_sets import paced_set
from support.measured import measured_set

from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.records import RepRecord
from legcurl_timer.gui.history.rep_picture import RepPicture, reps_in_words
from legcurl_timer.gui.style.theme import DARK
from tests.gui.painting import pixels

LIFTS = load_variations()

WHOLE = paced_set(reps=3).reps[0]
ATTEMPTS = replace(paced_set(reps=3), reps=(WHOLE, RepRecord(2, False, 5_000, 0, 0, 700, 0)))


def test_the_reps_in_words() -> None:
    """Whoever hears the picture is told each attempt in the lift's words, in the order performed."""
    assert reps_in_words(ATTEMPTS, find_variation(LIFTS, "lying")) == (
        "Rep 1: curl 1 s, squeeze 1 s, lower 3 s.\nRep 2, broken off: curl 0.7 s."
    )
    assert reps_in_words(ATTEMPTS, None).startswith("Rep 1: Concentric 1 s")


def share(picture: QImage, row: QRect, colour: str) -> float:
    """Return how much of a row is of a colour."""
    return float((pixels(picture.copy(row)) == QColor(colour).rgba()).mean())


def test_bars_are_as_wide_as_they_lasted(qtbot: QtBot) -> None:
    """The eccentric takes three times the room of the concentric; a broken-off attempt is not filled."""
    picture = RepPicture(ATTEMPTS, find_variation(LIFTS, "lying"), DARK)
    qtbot.addWidget(picture)
    picture.resize(800, picture.sizeHint().height())
    image = picture.grab().toImage()
    line = picture._line()
    first, second = (QRect(0, line * number, 800, line) for number in (1, 2))
    eccentric, concentric = share(image, first, DARK.eccentric), share(image, first, DARK.concentric)
    assert 2.5 < eccentric / concentric < 3.5
    assert 0 < share(image, second, DARK.concentric) < 0.4 * concentric


def test_a_thousand_reps_are_drawn_as_far_as_they_are_seen(qtbot: QtBot) -> None:
    """A very long set is as high as its reps need."""
    record = replace(
        paced_set(reps=3), reps=tuple(replace(WHOLE, number=number) for number in range(1, 1001))
    )
    picture = RepPicture(record, None, DARK)
    qtbot.addWidget(picture)
    assert picture.sizeHint().height() == 1001 * picture._line()
    assert not picture.grab(QRect(0, 0, 200, 100)).isNull()


def test_a_set_without_phases(qtbot: QtBot) -> None:
    """Attempts whose phases were all cut off draw nothing and break nothing."""
    record = replace(paced_set(reps=3), reps=(RepRecord(1, False, 0),))
    picture = RepPicture(record, None, DARK)
    qtbot.addWidget(picture)
    assert not picture.grab().isNull()
    assert reps_in_words(record, None) == "Rep 1: not begun."


def test_measured_reps_stand_below_the_paced_ones(qtbot: QtBot) -> None:
    """Each is told in words, too; what was not seen well has no bar, and a rep too many has no outline."""
    lying = find_variation(LIFTS, "lying")
    record = replace(measured_set("orh?o"), reps=paced_set(reps=4).reps)
    picture = RepPicture(record, lying, DARK)
    qtbot.addWidget(picture)
    picture.resize(800, picture.sizeHint().height())
    image, top, high = picture.grab().toImage(), picture._key_line(), picture._line()
    filled = [share(image, QRect(0, top + number * high, 800, high), DARK.eccentric) for number in range(5)]
    assert filled[0] > 1.5 * filled[1] > 0
    assert filled[3] < 0.3 * filled[0]
    assert filled[4] > 0
    outlines = [image.copy(60, top + round((number + 0.1) * high), 300, high // 4) for number in (0, 4)]
    assert [np.unique(pixels(each)).size > 1 for each in outlines] == [True, False]
    told = picture.accessibleDescription().splitlines()
    assert told[:1] + told[3:6] == [
        "Rep 1: curl 1 s, squeeze 1 s, lower 3 s.",
        "Rep 4: curl 1 s, squeeze 1 s, lower 3 s.",
        "As measured.",
        "Rep 1: lower for about 3.0 s of 3.0.",
    ]
    assert told[-2:] == ["Rep 4: not seen well: someone walked past.", "Rep 5: lower for about 3.0 s of 3.0."]


def test_only_what_was_seen_well_is_drawn(qtbot: QtBot) -> None:
    """A set that was not, and one of a lift that nobody knows, is drawn as it was paced."""
    dark = measured_set("ooo", seen={"trusted": False, "why": "it was too dark"})
    for record, variation in ((dark, find_variation(LIFTS, "lying")), (measured_set("ooo"), None)):
        paced = RepPicture(replace(record, measurement=None), variation, DARK)
        picture = RepPicture(record, variation, DARK)
        for each in (paced, picture):
            qtbot.addWidget(each)
        assert picture.grab().toImage() == paced.grab().toImage()
        assert picture.accessibleDescription() == paced.accessibleDescription()
