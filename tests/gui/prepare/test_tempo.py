"""The tempo: its field and its digits agree, and a good tempo is never lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from support.window_page import TEMPO_FIELD

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.pacing.advice import rep_length_advice
from tests.gui.prepare.conftest import Prepare, Prepared

SEATED = ("Slow, seconds", "Stretch, seconds", "Pull, seconds", "Squeeze, seconds")


def typed(page: Prepared) -> str:
    """Return what stands in the tempo field."""
    return page.the(QLineEdit, TEMPO_FIELD).text()


def lines(page: Prepared) -> list[str]:
    """Return the lines below the digits."""
    text = next(text for text in page.texts if "s a rep" in text)
    return text.replace("\u00a0", " ").splitlines()


def complaint(page: Prepared) -> str:
    """Return what is said of a tempo that makes no sense."""
    return next((text for text in page.texts if "stays." in text), "")


def test_the_default_is_read_in_the_order_performed(prepare: Prepare) -> None:
    """The digits stand as they are written; below them is how they are done and how long that takes."""
    page = prepare("seated")
    assert typed(page) == "3-1-1-1"
    assert page.shown_in(*SEATED) == ["3", "1", "1", "1"]
    reading = "pull 1 s \u00b7 squeeze 1 s \u00b7 slow 3 s \u00b7 stretch 1 s"
    assert lines(page) == [reading, "6 s a rep \u00b7 71 s under tension"]


@pytest.mark.parametrize(
    ("variation_id", "tempo", "above", "below"),
    [
        ("lying", "3-0-1-1", ["3rd", "\u2013", "1st", "2nd"], ["Lower", "Stretch", "Curl", "Squeeze"]),
        ("seated", "3-1-X-1", ["3rd", "4th", "1st", "2nd"], ["Slow", "Stretch", "Pull", "Squeeze"]),
        ("nordic", "4-0-2-0", ["1st", "\u2013", "2nd", "\u2013"], ["Lower", "Catch", "Up", "Reset"]),
    ],
)
def test_each_digit_tells_when_it_is_done(
    prepare: Prepare, variation_id: str, tempo: str, above: list[str], below: list[str]
) -> None:
    """Above each is its place in the order performed, a dash where it is left out, and below its word."""
    page = prepare(variation_id)
    page.plan.change_set(tempo=Tempo.parse(tempo))
    cells = [page.cell(f"{word}, seconds") for word in below]
    assert [cell.words for cell in cells] == list(zip(above, below, strict=True))


def test_a_typed_tempo_reaches_the_digits(prepare: Prepare) -> None:
    """Digits, reading and advice follow while it is typed; confirming shows its canonical form."""
    page = prepare("seated")
    page.fill(TEMPO_FIELD, "(4/0/x/2.5)")
    assert page.shown_in(*SEATED) == ["4", "0", "X", "2.5"]
    assert lines(page)[0] == "pull fast \u00b7 squeeze 2.5 s \u00b7 slow 4 s"
    page.press(Qt.Key.Key_Return)
    assert typed(page) == "4-0-X-2.5"
    page.fill(TEMPO_FIELD, "@5121")
    assert rep_length_advice(page.plan.variation, Tempo.parse("5-1-2-1")) == lines(page)[2]


@pytest.mark.parametrize("nonsense", ["banana", "4/0/x/1/9/9", "45-0-1-1", "4/0/x/b", "0011"])
def test_nonsense_keeps_the_last_good_tempo(prepare: Prepare, nonsense: str) -> None:
    """After a good tempo, nonsense is told in one line and changes nothing."""
    page = prepare("seated")
    page.fill(TEMPO_FIELD, "2-1-2-1")
    page.fill(TEMPO_FIELD, nonsense)
    assert page.tempo == "2-1-2-1"
    page.press(Qt.Key.Key_Return)
    assert complaint(page).startswith("Character ")
    assert "2-1-2-1 stays" in complaint(page)
    assert typed(page) == "2-1-2-1"


def test_a_phase_has_one_name(prepare: Prepare) -> None:
    """What is wrong is told in the words that stand below the digits."""
    page = prepare("seated")
    page.fill("Slow, seconds", "0")
    page.press(Qt.Key.Key_Return)
    assert complaint(page) == "Slow: may not be 0. 3-1-1-1 stays."
    page.fill(TEMPO_FIELD, "3X11")
    page.press(Qt.Key.Key_Return)
    assert complaint(page).startswith("Character 2: Pull: only this phase can be an X. ")
    assert "slow - stretch - pull - squeeze" in page.control(TEMPO_FIELD).toolTip()


def test_the_error_waits_until_typing_stops(prepare: Prepare) -> None:
    """Half a tempo is no mistake yet: the line comes only after a moment without a key."""
    page = prepare("seated")
    page.fill(TEMPO_FIELD, "4/0/y")
    assert complaint(page) == ""
    page.wait_until(lambda: complaint(page))
    assert complaint(page).startswith('Character 5: "y" is not a number of seconds.')


def test_a_tempo_being_typed_is_left_alone(prepare: Prepare) -> None:
    """What is typed reaches the plan key by key, and the plan does not put the text right meanwhile."""
    page = prepare("lying")
    for text, holds in (("4", "3-0-1-1"), ("4/1", "4-0-1-0"), ("4/1/2", "4-1-2-0")):
        page.fill(TEMPO_FIELD, text)
        assert (typed(page), page.tempo) == (text, holds)
    page.page.take_over()
    assert typed(page) == "4-1-2-0"


@pytest.mark.parametrize(
    ("name", "up", "down"),
    [
        ("Slow, seconds", "3.5-1-X-0", "2.5-1-X-0"),
        ("Stretch, seconds", "3-1.5-X-0", "3-0.5-X-0"),
        ("Pull, seconds", "3-1-1.5-0", "3-1-0.5-0"),
        ("Squeeze, seconds", "3-1-X-0.5", "3-1-X-0"),
    ],
)
def test_digits_are_stepped(prepare: Prepare, name: str, up: str, down: str) -> None:
    """By half a second, by their buttons and the arrow keys; a pause of none is not stepped down."""
    page = prepare("seated")
    for sign, key, tempo in ((1, Qt.Key.Key_Up, up), (-1, Qt.Key.Key_Down, down)):
        for step in (lambda sign=sign: page.press_step(name, sign), lambda key=key: page.press(key)):
            page.plan.change_set(tempo=Tempo.parse("3-1-X-0"))
            page.focus(name)
            step()
            assert typed(page) == tempo == page.tempo


@pytest.mark.parametrize(
    ("name", "text", "tempo"),
    [
        ("Slow, seconds", "2.5", "2.5-1-1-1"),
        ("Slow, seconds", "12", "12-1-1-1"),
        ("Pull, seconds", "x", "3-1-X-1"),
        ("Squeeze, seconds", "0,5", "3-1-1-0.5"),
        ("Slow, seconds", "x", ""),
        ("Slow, seconds", "0", ""),
        ("Slow, seconds", "45", ""),
        ("Slow, seconds", "1-1", ""),
    ],
)
def test_digits_are_typed(prepare: Prepare, name: str, text: str, tempo: str) -> None:
    """A digit that makes sense counts once confirmed; of another it is told why it does not."""
    page = prepare("seated")
    page.fill(name, text)
    assert page.shown_in(name) == [text]
    page.press(Qt.Key.Key_Return)
    assert page.tempo == (tempo or "3-1-1-1")
    assert complaint(page).endswith("" if tempo else "3-1-1-1 stays.")
    assert bool(complaint(page)) is not bool(tempo)
    assert page.shown_in(name) != [text] or tempo


@pytest.mark.usefixtures("in_brackets")
def test_a_tempo_has_the_comma_of_the_language(prepare: Prepare) -> None:
    """Where numbers have a comma it is shown in the digits and the field, and can be typed in both."""
    page = prepare("seated")
    page.fill("[Slow, seconds]", "2,5")
    page.press(Qt.Key.Key_Return)
    assert page.shown_in("[Slow, seconds]") == ["2,5"]
    field = page.the(QLineEdit, f"[{TEMPO_FIELD}]")
    assert field.text() == "2,5-1-1-1"
    page.fill(f"[{TEMPO_FIELD}]", "3,5-0-x-1.5")
    page.press(Qt.Key.Key_Return)
    assert (page.tempo, field.text()) == ("3.5-0-X-1.5", "3,5-0-X-1,5")
