"""Times are understood in many languages and orders, and nothing is guessed that is not there."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from random import Random

import pytest
from babel import Locale, localedata
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.history.exchange.contents import DateOrder
from legcurl_timer.history.exchange.csv_tables import CsvRow
from legcurl_timer.history.exchange.other_apps.calendar_words import LANGUAGES, calendar_words
from legcurl_timer.history.exchange.other_apps.date_evidence import DateEvidence
from legcurl_timer.history.exchange.other_apps.folding import fold
from legcurl_timer.history.exchange.other_apps.wall_times import read_wall_time
from legcurl_timer.history.exchange.problems import ImportProblemError

LOCALES = [Locale.parse(each) for each in LANGUAGES]
NAMES = [
    (language.language, month, name)
    for language in LOCALES
    for context in ("format", "stand-alone")
    for width in ("wide", "abbreviated")
    for month, name in language.months[context][width].items()
]
HALVES = [
    (name, hours)
    for locale in LOCALES
    for context, widths in locale.day_periods.items()
    for width in ("wide", "abbreviated")
    for half, hours in (("am", 0), ("pm", 12))
    if (name := widths.get(width, {}).get(half))
]
DAY_FIRST, MONTH_FIRST = DateOrder
PIECES = (
    "26",
    "2026",
    "4",
    "16",
    "99999999999",
    " ",
    " ",
    ":",
    "-",
    ".",
    "/",
    ",",
    "T",
    "Z",
    "PM",
    "\u5e74",
    "\u6708",
    "\u65e5",
    "Apr",
    "mar",
    "8:36",
    "thg 4",
    "+25:00",
    "\u0664",
)
MORNING = "2026-04-16 08:36"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            (
                *("2026-04-16T08:36", "2026-04-16 08:36:00.123", "2026/04/16 8:36", "2026.4.16 08:36"),
                *("16/04/2026 08:36", "04/16/2026 8:36 AM", "16.04.2026 8.36", "16-4-26 08:36"),
                *("16 Abr 2026, 08:36", "16 ABR. 2026 08:36", "Abr 16, 2026, 8:36\u202fAM", "16-abr-26 8:36"),
                *("2026 Apr 16 08:36", "April 16th, 2026 at 8:36 a.m.", "Thu, 16 Apr 2026 08:36"),
                *(
                    "16 de abr. de 2026 08:36",
                    "jueves, 16 de abril de 2026, 8:36 a.\u00a0m.",
                    "16 avr. 2026 à 8h36",
                ),
                *(
                    "Do., 16. April 2026 um 08:36 Uhr",
                    "gio 16 apr 2026 alle 08:36",
                    "16 Nis 2026 Perşembe 08:36",
                ),
                *("16 АПР 2026 г., 08:36", "16 апреля 2026 08:36", "2026 m. balandžio 16 d., 08:36"),
                *(
                    "2026年4月16日 08:36",
                    "2026年4月16日(木) 午前8:36",
                    "16 4月 2026, 08:36",
                    "2026年四月16日 8時36分",
                ),
                *("2026年4月16日星期四上午8:36", "2026년 4월 16일 오전 8:36", "2026. 4. 16. 오전 08:36"),
                *("16 thg 4, 2026, 08:36", "16 أبريل 2026، 08:36", "١٦/٠٤/٢٠٢٦ ٠٨:٣٦"),
            ),
            MORNING,
        ),
        (
            ("16 Mrz 2026 08:36", "lun. 16 mars 2026 8:36", "mar 16 mar 2026 8:36", "16 märz 2026 08:36"),
            "2026-03-16 08:36",
        ),
        (("mar. 14 avr. 2026 à 08:36", "mar 14/04/2026 08:36"), "2026-04-14 08:36"),
        (("2026-04-16 12:05 AM", "2026-04-16 오전 0:05", "12:05 am 16 Apr 2026"), "2026-04-16 00:05"),
        (("2026-04-16 12:05 PM", "2026-04-16 午後0:05", "2026-04-16 下午12:05:00"), "2026-04-16 12:05"),
        (
            ("2026-04-16 8:36:15 p. m.", "2026-04-16 20:36:15 PM", "2026-04-16 ÖS 8:36:15"),
            "2026-04-16 20:36:15",
        ),
        (
            ("2026-04-16T08:36Z", "2026-04-16 08:36 UTC", "2026-04-16 08:36:00 +0000"),
            "2026-04-16 08:36+00:00",
        ),
        (("2026-04-16 08:36:00-03:30",), "2026-04-16 08:36-03:30"),
        (("16/04/99 08:36",), "1999-04-16 08:36"),
    ],
)
def test_times(texts: tuple[str, ...], expected: str) -> None:
    """Each of these tells one time, in whatever order days and months are expected."""
    told = {(read_wall_time(text, order), text) for text in texts for order in (None, *DateOrder)}
    assert {each for each in told if each[0] != (datetime.fromisoformat(expected), True)} == set()


@pytest.mark.parametrize(
    "text", ["2026-04-16", "16.04.2026", "16. April 2026", "2026年4月16日", "Apr 16, 2026"]
)
def test_a_day_alone(text: str) -> None:
    """It stands for its noon, which nobody told."""
    assert read_wall_time(text) == (datetime.fromisoformat("2026-04-16 12:00"), False)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is not a time such as 2026-11-23 17:05:00"),
        ("45", "is not a time such as 2026-11-23 17:05:00"),
        ("08:36", "is not a time such as 2026-11-23 17:05:00"),
        ("2026-04-16 08", "is not a time such as 2026-11-23 17:05:00"),
        ("2026-04-16 8:36 8:37", "is not a time such as 2026-11-23 17:05:00"),
        ("2026-04-16 08:36+99:00", "is not a time such as 2026-11-23 17:05:00"),
        ("16 abr may 2026", "is not a time such as 2026-11-23 17:05:00"),
        ("16 abr 2026!", "is not a time such as 2026-11-23 17:05:00"),
        ("16 abr 20267", "is not a time such as 2026-11-23 17:05:00"),
        ("abr 16/04/2026", "is not a time such as 2026-11-23 17:05:00"),
        ("16 jui 2026", 'is not understood: no word for a month is "jui"'),
        ("16 Apr 2026 soon", 'is not understood: no word for a month is "soon"'),
        ("31/04/2026", "is a day that is in no calendar"),
        ("9999999999999999999 Feb 2026", "is a day that is in no calendar"),
        ("30 Feb 2026", "is a day that is in no calendar"),
        ("2026-13-01", "is a day that is in no calendar"),
        ("2026-04-16 25:00", "is a time that no clock shows"),
        ("2026-04-16 13:00 AM", "is a time that no clock shows"),
        ("06/10/2026", "may have its day or its month first"),
    ],
)
def test_what_is_no_time(text: str, why: str) -> None:
    """It is refused with the reason."""
    with pytest.raises(ValueError, match=r"^") as raised:
        read_wall_time(text)
    assert str(raised.value) == f'"{text}" {why}'


def test_what_is_far_too_long() -> None:
    """It is not even looked at."""
    with pytest.raises(ValueError, match="is not a time"):
        read_wall_time("2026-04-16" + " " * 100)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=110))
def test_whatever_is_written(text: str) -> None:
    """It is a time, or refused in one way."""
    with suppress(ValueError):
        assert read_wall_time(text, DAY_FIRST).local.year


def test_no_word_means_two_months() -> None:
    """A language with a month that is called like another one of another language does not get in."""
    meanings: dict[str, set[int]] = {}
    for _, month, name in NAMES:
        meanings.setdefault(fold(name), set()).add(month)
    assert {name: months for name, months in meanings.items() if len(months) > 1} == {}


@given(
    st.sampled_from(NAMES),
    st.sampled_from(
        ["{d} {m} {y}, {t}", "{m} {d}, {y} {t}", "{y} {m} {d} {t}", "{d}. {m}. {y} {t}", "{d}-{m}-{y} {t}"]
    ),
    st.sampled_from([str, str.upper, str.lower, fold]),
    st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)),
)
def test_months(name: tuple[str, int, str], form: str, case: Callable[[str], str], told: datetime) -> None:
    """Every month of every language is understood, in any case, in every place."""
    told = told.replace(day=min(told.day, 28), month=name[1], second=0, microsecond=0)
    text = form.format(d=told.day, m=case(name[2]), y=told.year, t=f"{told:%H:%M}")
    assert read_wall_time(text) == (told, True)


@given(
    st.sampled_from(HALVES),
    st.integers(0, 11),
    st.integers(0, 59),
    st.booleans(),
    st.sampled_from(["", " ", "\u202f"]),
)
def test_halves_of_the_day(half: tuple[str, int], hour: int, minute: int, before: bool, space: str) -> None:
    """AM and PM are understood in every language, before the clock and behind it."""
    name, hours = half
    clock = f"{hour or 12}:{minute:02}"
    text = f"16/04/2026 {name}{space}{clock}" if before else f"16/04/2026 {clock}{space}{name}"
    assert read_wall_time(text).local == datetime(2026, 4, 16, hour + hours, minute)


def evidence(*dates: str) -> DateEvidence:
    """Return what was found out about the dates of a column."""
    found = DateEvidence()
    for number, date in enumerate(dates, 2):
        found.show(CsvRow("x.csv", number, {"Date": 0}, [date]), "Date")
    return found


@pytest.mark.parametrize(
    ("dates", "order", "is_open"),
    [
        ((), None, False),
        (("2026-10-06", "6 Oct 2026", "06/06/2026", "23/10/2026", "squat"), None, False),
        (("06/10/2026", "23/10/2026"), DAY_FIRST, False),
        (("10/23/2026", "squat", "06/10/2026"), MONTH_FIRST, False),
        (("06.10.2026", "07.10.2026"), DAY_FIRST, False),
        (("06.10.2026", "10.23.2026"), MONTH_FIRST, False),
        (("06/10/2026", "06/10/2026", "05/11/2026", "04/12/2026", "03/01/2027"), DAY_FIRST, False),
        (("10/06/2026", "11/05/2026", "12/04/2026", "01/03/2027"), MONTH_FIRST, False),
        (("03/01/2027", "04/12/2026", "05/11/2026", "06/10/2026"), DAY_FIRST, False),
        (("06/10/2026 10:00Z", "07/10/2026 10:00"), None, True),
        (("06/10/2026", "05/11/2026"), None, True),
        (("06/10/2026", "05/11/2026", "06/10/2026"), None, True),
    ],
)
def test_the_file_decides(dates: tuple[str, ...], order: DateOrder | None, is_open: bool) -> None:
    """A day above 12, full stops or the order of the rows decide; else somebody has to be asked."""
    found = evidence(*dates)
    assert (found.order, found.is_open) == (order, is_open)


def test_dates_that_contradict_each_other() -> None:
    """Both are told."""
    with pytest.raises(ImportProblemError) as raised:
        evidence("01/02/2026", "13/10/2026", "13/11/2026", "10/14/2026")
    assert str(raised.value) == (
        'x.csv: the date "13/10/2026" in row 3 has its day first, "10/14/2026" in row 5 its month'
    )


@given(
    st.lists(st.datetimes(datetime(1970, 1, 1), datetime(2069, 12, 31)), max_size=20),
    st.sampled_from(DateOrder),
    st.sampled_from("/-."),
    st.sampled_from(["%Y %H:%M", "%y %I:%M %p", "%Y"]),
    st.randoms(),
)
def test_dates_in_numbers(
    told: list[datetime], order: DateOrder, mark: str, rest: str, random: Random
) -> None:
    """Where one day is above 12, all dates read back as they were written."""
    told.append(datetime(2026, 10, 13, 9, 30))
    random.shuffle(told)
    form = mark.join(("%d", "%m") if order is DAY_FIRST else ("%m", "%d")) + mark + rest
    texts = [each.strftime(form) for each in told]
    found = evidence(*texts)
    read = [read_wall_time(text, found.order) for text in texts]
    assert [each.local.strftime(form) for each in read] == texts
    assert {each.has_clock for each in read} == {"%M" in rest}
    assert [each.local.date() for each in read] == [each.date() for each in told]


def test_babel_lets_go_of_its_data() -> None:
    """The words are taken out of it, and the megabytes they came from are not kept."""
    assert calendar_words.__wrapped__() == calendar_words()
    assert vars(localedata)["_cache"] == {}
