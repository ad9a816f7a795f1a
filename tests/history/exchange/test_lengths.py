"""Lengths of workouts are understood in many languages, or left open."""

import pytest
from babel import Locale
from babel.units import format_unit
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.history.exchange.other_apps.calendar_words import LANGUAGES
from legcurl_timer.history.exchange.other_apps.lengths import length_ms

LIKE_A_FRENCH_DAY = {"id", "ms"}
"""Their hour is "j", as a day is in French, which Strong and Hevy are in."""
HOUR, MINUTE = 3_600_000, 60_000


@pytest.mark.parametrize(
    ("texts", "minutes"),
    [
        (("54min", "54m", "54 mins", "54 мин", "0h 54m"), 54),
        (
            (
                "1h 9m",
                "1h9min",
                "1 hr, 9 min.",
                "1:09:00",
                "1 t. 9 m.",
                "1 u 9 min",
                "69m 0s",
                "1 Stunde 9 Minuten",
            ),
            69,
        ),
        (
            (
                "1 Std. 9 Min.",
                "1 ч 9 мин",
                "1ч 9м",
                "1 hod 9 min",
                "1時間9分",
                "1 sa 9 dk",
                "1시간 9분",
                "1小時9分鐘",
            ),
            69,
        ),
        (("1.5h", "1,5 h"), 90),
        (("", "69", "1:09", "long", "9m 1h", "1h 1h", "9999999h", "1h 9 foo"), None),
    ],
)
def test_lengths(texts: tuple[str, ...], minutes: int | None) -> None:
    """What is not understood is not guessed."""
    expected = None if minutes is None else minutes * MINUTE
    assert {text: length_ms(text, "Duration") for text in texts} == dict.fromkeys(texts, expected)


@pytest.mark.parametrize("heading", ["Duration (sec)", "Dauer (Sek.)", "Süre (sn)", "Длительность (сек)"])
def test_the_unit_in_the_heading(heading: str) -> None:
    """It tells what a number alone means."""
    assert (
        length_ms("4140", heading) == length_ms("4140.0", heading) == length_ms("69m", heading) == 69 * MINUTE
    )
    assert length_ms("x", heading) is None


@given(st.sampled_from(sorted({*LANGUAGES} - LIKE_A_FRENCH_DAY)), st.integers(1, 30), st.integers(1, 59))
def test_languages(language: str, hours: int, minutes: int) -> None:
    """Hours and minutes are understood in each language, in the form that goes with each number."""
    locale = Locale.parse(language)
    parts = [format_unit(hours, "duration-hour", "short", locale=locale)]
    parts.append(format_unit(minutes, "duration-minute", "short", locale=locale))
    assert length_ms(" ".join(parts), "") == hours * HOUR + minutes * MINUTE
