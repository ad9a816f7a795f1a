"""Counts in words."""

import pytest

from legcurl_timer.core.counting import counted


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 sets"), (1, "1 set"), (2, "2 sets"), (1_200, "1,200 sets")]
)
def test_counted(count: int, words: str) -> None:
    """One thing stands alone, thousands are set apart."""
    assert counted(count, "set") == words
