"""Columns of a terminal: letters that take two of them, and accents that take none."""

import pytest

from legcurl_timer.cli.text_table import cut, text_table, text_width


@pytest.mark.parametrize(("text", "width"), [("curl", 4), ("\u00e9", 1), ("e\u0301", 1), ("\u811a", 2)])
def test_width(text: str, width: int) -> None:
    """An accent by itself adds nothing to the letter below it, a wide letter takes two columns."""
    assert text_width(text) == width


def test_table() -> None:
    """Cells stand below each other, whatever their letters."""
    table = text_table([("e\u0301te\u0301", "a"), ("\u811a", "b"), ("long", "c")])
    assert table.splitlines() == ["e\u0301te\u0301   a", "\u811a    b", "long  c"]


@pytest.mark.parametrize(
    ("text", "width", "left"),
    [
        ("curl", 9, "curl"),
        ("curl", 2, "cu"),
        ("e\u0301te\u0301", 1, "e\u0301"),
        ("\u811a\u811a", 3, "\u811a"),
    ],
)
def test_what_has_no_room_is_cut_off(text: str, width: int, left: str) -> None:
    """No letter is cut into two, and none loses its accent."""
    assert cut(text, width) == left
