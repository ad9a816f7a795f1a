"""The four-number tempo, read and written."""

import random
import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from legcurl_timer.core.lifts.phases import NOTATION_ORDER, PhaseKind
from legcurl_timer.core.lifts.tempo import Tempo, TempoError
from legcurl_timer.core.text import decimal_text

ACCEPTED = (
    "Accepted: eccentric - stretched pause - concentric - contracted pause in seconds, "
    "such as 3-1-1-2, 3112, 4/1/2 or 2.5-0-X-1"
)
TEMPO_CHARACTERS = "0123456789xX.,-/: \t\u2013\u2212@()"


@pytest.mark.parametrize(
    ("text", "tempo"),
    [
        # Four numbers, every way to part them.
        ("3-1-1-2", Tempo(3000, 1000, 1000, 2000)),
        (" 3 -  1-1 -2 ", Tempo(3000, 1000, 1000, 2000)),
        ("\t3\u00a01  1\n2 ", Tempo(3000, 1000, 1000, 2000)),
        ("\t3112\n", Tempo(3000, 1000, 1000, 2000)),
        # Hyphens and dashes that a text editor or a phone puts in their place.
        ("3\u20101\u20111\u20122", Tempo(3000, 1000, 1000, 2000)),
        ("3\u20131\u20141\u22122", Tempo(3000, 1000, 1000, 2000)),
        # Decimals and two digits, between separators.
        (".5-.25-.5-0", Tempo(500, 250, 500, 0)),
        ("2.050-0.10-1.0-0.0", Tempo(2050, 100, 1000, 0)),
        ("00003.5-0-0000010-0", Tempo(3500, 0, 10000, 0)),
        # As coaches write it: after an @, in brackets of any kind, in the wide characters of other keyboards.
        ("@3112", Tempo(3000, 1000, 1000, 2000)),
        ("(3-1-1-2)", Tempo(3000, 1000, 1000, 2000)),
        (" @ [ 3/1/1/2 ] ", Tempo(3000, 1000, 1000, 2000)),
        ("\u300c3 1 1 2\u300d", Tempo(3000, 1000, 1000, 2000)),
        ("\uff20\uff13\uff11\uff11\uff12", Tempo(3000, 1000, 1000, 2000)),
        (
            "\uff08\uff12\uff0e\uff15\uff0d\uff10\uff0d\uff38\uff0d\uff11\uff09",
            Tempo(2500, 0, 1000, 1000, fast_concentric=True),
        ),
        # The limits themselves.
        ("0.5-0-0.5-0", Tempo(500, 0, 500, 0)),
        ("30-30-30-30", Tempo(30000, 30000, 30000, 30000)),
    ],
)
def test_reading(text: str, tempo: Tempo) -> None:
    """Every accepted way to write a tempo is read in the same order."""
    assert Tempo.parse(text) == tempo


@pytest.mark.parametrize(
    ("text", "position", "what"),
    [
        ("", 1, "There is nothing in it"),
        (" \t ", 1, "There is nothing in it"),
        ("3", 1, "This is only 1 number, not 4, 3 or 2"),
        ("31120", 1, "These are 5 numbers, not 4, 3 or 2"),
        ("3-1-1-2-0", 1, "These are 5 numbers, not 4, 3 or 2"),
        # X anywhere but in the concentric.
        ("X-1-1-2", 1, "Concentric: only this phase can be an X"),
        ("3x12", 2, "Concentric: only this phase can be an X"),
        ("3-1-1-x", 7, "Concentric: only this phase can be an X"),
        ("3-1-XX-2", 5, '"XX" is not a number of seconds'),
        # Decimals without separators.
        ("3.1.1.2", 2, "Decimals need separators between the numbers"),
        # Not numbers.
        ("slow", 1, '"s" is not a number of seconds'),
        ("3;1;1;2", 2, '";" is not a number of seconds'),
        ("  31e2", 5, '"e" is not a number of seconds'),
        ("3-one-1-2", 3, '"one" is not a number of seconds'),
        ("3  1 1,5,2 2", 6, '"1,5,2" is not a number of seconds'),
        ("1.-1-1-1", 1, '"1." is not a number of seconds'),
        ("3-1e1-1-2", 3, '"1e1" is not a number of seconds'),
        ("3-+1-1-2", 3, '"+1" is not a number of seconds'),
        ("3-1_0-1-2", 3, '"1_0" is not a number of seconds'),
        ("3-\u0661-1-2", 3, '"\u0661" is not a number of seconds'),
        ("3\u066112", 2, '"\u0661" is not a number of seconds'),
        # Nothing between two separators.
        ("3--1-2", 3, "Stretched pause: nothing stands for it"),
        ("3/ /1/2", 4, "Stretched pause: nothing stands for it"),
        # What is around it, where it makes no pair, or holds nothing.
        ("(3112", 1, '"(" is not a number of seconds'),
        ("(3112]", 1, '"(" is not a number of seconds'),
        ("3112@", 5, '"@" is not a number of seconds'),
        ("@ ()", 1, "There is nothing in it"),
        ("(3-9x-1-1)", 4, '"9x" is not a number of seconds'),
        # Two kinds of separator.
        ("3-1/1-2", 4, 'The separators "-" and "/" are mixed'),
        ("3/1/1\u20132", 6, 'The separators "/" and "-" are mixed'),
        # Out of range.
        ("0-1-1-2", 1, "Eccentric: may not be 0"),
        ("3-1-0-2", 5, "Concentric: may not be 0"),
        ("0.499-0-1-0", 1, "Eccentric: must last 0.5 to 30 s"),
        ("3-0-.499-0", 5, "Concentric: must last 0.5 to 30 s"),
        ("30.001-0-1-0", 1, "Eccentric: must last 0.5 to 30 s"),
        ("3-30.001-1-0", 3, "Stretched pause: must last 0 to 30 s"),
        ("100100-0-1-0", 1, "Eccentric: must last 0.5 to 30 s"),
        ("3 112", 3, "Concentric: must last 0.5 to 30 s"),
        ("3-0-1.0005-0", 5, "Concentric: has more than three decimals"),
        ("3-0.0001-1-0", 3, "Stretched pause: has more than three decimals"),
    ],
)
def test_refusing(text: str, position: int, what: str) -> None:
    """A tempo that cannot be used is refused with what is wrong, where, and what is accepted."""
    with pytest.raises(TempoError) as caught:
        Tempo.parse(text)
    assert (caught.value.position, caught.value.what) == (position, what)
    assert f"character {position}: {what}. {ACCEPTED}." in str(caught.value)


def test_the_message_in_full() -> None:
    """The whole message is one line that a lifter can act on."""
    with pytest.raises(TempoError) as caught:
        Tempo.parse("3-1-1-2-0")
    assert str(caught.value) == (
        'Tempo "3-1-1-2-0", character 1: These are 5 numbers, not 4, 3 or 2. Accepted: '
        "eccentric - stretched pause - concentric - contracted pause in seconds, "
        "such as 3-1-1-2, 3112, 4/1/2 or 2.5-0-X-1."
    )


@pytest.mark.parametrize("text", ["3-1-", "3-1- ", "3/1/1/"])
def test_a_number_missing_at_the_end(text: str) -> None:
    """A number missing after the last separator is missed at the last character."""
    with pytest.raises(TempoError, match=r": Con[a-z ]+: nothing stands for it") as caught:
        Tempo.parse(text)
    assert caught.value.position == len(text)


@pytest.mark.parametrize("example_text", ["3-1-1-2", "3112", "4/1/2", "2.5-0-X-1"])
def test_what_is_said_to_be_accepted_is_accepted(example_text: str) -> None:
    """Each example that the message gives can itself be read."""
    assert example_text in ACCEPTED
    assert Tempo.parse(example_text).rep_ms > 0


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("1-2-3-4-5-6-7-8-9-10-11-", '"1-2-3-4-5-6-7-8-9-10-11-"'),
        ("1-2-3-4-5-6-7-8-9-10-11-1", '"1-2-3-4-5-6-7-8-9-10-11\u2026"'),
        ("3-1\n-1-2-0", '"3-1 -1-2-0"'),
        ("3-\x1b[31m", '"3- [31m"'),
    ],
)
def test_quoting(text: str, quoted: str) -> None:
    """The message quotes the tempo on one line, printable, in at most 24 characters."""
    with pytest.raises(TempoError) as caught:
        Tempo.parse(text)
    assert str(caught.value).startswith(f"Tempo {quoted}, character ")


@pytest.mark.parametrize(
    ("seconds", "what"),
    [
        ("0.4999999999999999999999999999999", "Eccentric: has more than three decimals"),
        (f"1.{'0' * 10_000}1", "Eccentric: has more than three decimals"),
        ("9" * 10_000, "Eccentric: must last 0.5 to 30 s"),
        # A pattern that goes back over these would be at it for hours.
        (f"{'0' * 100_000}a", "is not a number of seconds"),
        (f"{'0' * 50_000}.{'0' * 50_000}a", "is not a number of seconds"),
    ],
    ids=["near", "decimals", "digits", "zeros", "zeros around a point"],
)
def test_nothing_is_too_long_to_be_refused(seconds: str, what: str) -> None:
    """Whatever is pasted is refused like any other, at once."""
    with pytest.raises(TempoError, match=re.escape(what)):
        Tempo.parse(f"{seconds}-0-1-0")


@pytest.mark.parametrize(
    ("durations_ms", "message"),
    [
        ((1000, 0, 0, 0), "Concentric: may not be 0."),
        ((-1000, 0, 1000, 0), "Eccentric: must last 0.5 to 30 s."),
        ((1000, -1, 1000, 0), "Stretched pause: must last 0 to 30 s."),
        ((1000, 0, 30001, 0), "Concentric: must last 0.5 to 30 s."),
        ((1000, 0, 1000, 30001), "Contracted pause: must last 0 to 30 s."),
    ],
)
def test_no_tempo_outside_the_limits(durations_ms: tuple[int, int, int, int], message: str) -> None:
    """A tempo that was not written keeps the limits too, and its error has no position."""
    with pytest.raises(TempoError) as caught:
        Tempo(*durations_ms)
    assert (str(caught.value), caught.value.what, caught.value.position) == (message, message[:-1], 0)


@pytest.mark.parametrize("concentric_ms", [500, 999, 1001, 2000])
def test_a_fast_concentric_has_its_slot(concentric_ms: int) -> None:
    """A fast concentric holds one second of the schedule, never another length."""
    with pytest.raises(TempoError, match=r"^A fast concentric holds a slot of 1 s\.$"):
        Tempo(3000, 0, concentric_ms, 1000, fast_concentric=True)


@pytest.mark.parametrize(("text", "fast"), [("3-0-X-1", [PhaseKind.CONCENTRIC]), ("3-0-1-1", [])])
def test_only_a_concentric_is_fast(text: str, fast: list[PhaseKind]) -> None:
    """X makes the concentric fast, and a second written as 1 does not."""
    tempo = Tempo.parse(text)
    assert [kind for kind in PhaseKind if tempo.is_fast(kind)] == fast


@pytest.mark.parametrize(
    ("text", "kind", "duration_ms", "changed"),
    [
        ("3-1-1-2", PhaseKind.STRETCHED_PAUSE, 0, "3-0-1-2"),
        ("3-1-X-2", PhaseKind.ECCENTRIC, 5000, "5-1-X-2"),
        ("3-1-X-2", PhaseKind.CONTRACTED_PAUSE, 0, "3-1-X-0"),
        ("3-1-X-2", PhaseKind.CONCENTRIC, 1000, "3-1-1-2"),
        ("3-1-X-2", PhaseKind.CONCENTRIC, 2000, "3-1-2-2"),
    ],
)
def test_one_phase_changed(text: str, kind: PhaseKind, duration_ms: int, changed: str) -> None:
    """A change of one phase leaves the others alone; a concentric set to a length is fast no more."""
    assert str(Tempo.parse(text).with_duration(kind, duration_ms)) == changed


@given(st.from_type(Tempo))
def test_round_trip(tempo: Tempo) -> None:
    """Every tempo is read back from its canonical form."""
    assert Tempo.parse(str(tempo)) == tempo


def written_forms(tempo: Tempo) -> Iterator[str]:
    """Yield every accepted way to write a tempo, built here from the numbers alone."""
    four = [decimal_text(tempo.duration_ms(kind)) for kind in NOTATION_ORDER]
    if tempo.fast_concentric:
        four[2] = "x"
    rows = [four]
    if tempo.contracted_pause_ms == 0:
        rows.append(four[:3])
        if tempo.stretched_pause_ms == 0:
            rows.append([four[0], four[2]])
    for row in rows:
        for separator in ("-", "/", ":", " ", " - ", "\u2013", "   "):
            yield separator.join(row)
            yield separator.join(row).replace(".", ",").upper()
        yield ",".join(row)
        yield f" {', '.join(row)}\t"
        if all(len(number) == 1 for number in row):
            yield "".join(row)


WIDE = {ord(each): ord(each) + 0xFEE0 for each in "0123456789xX.,-/:@()[]{}"}


@given(
    st.from_type(Tempo),
    st.sampled_from(["@{}", "({})", "[{}]", "{{{}}}", "@({})", " ( @ {} ) ", "\u3010{}\u3011"]),
)
def test_what_is_around_a_tempo_makes_no_difference(tempo: Tempo, around: str) -> None:
    """An @ before it, brackets around it and wide characters: each form of it is the same tempo."""
    for form in written_forms(tempo):
        wrapped = around.format(form)
        assert Tempo.parse(wrapped) == Tempo.parse(wrapped.translate(WIDE)) == tempo


@given(st.from_type(Tempo))
@example(Tempo(4000, 0, 1000, 0, fast_concentric=True))
def test_all_written_forms_are_equal(tempo: Tempo) -> None:
    """However a tempo is written, it is the same tempo."""
    assert {form: Tempo.parse(form) for form in written_forms(tempo)} == dict.fromkeys(
        written_forms(tempo), tempo
    )


def complaint(text: str) -> TempoError | None:
    """Return what is said against a text; None if it is a tempo, whose canonical form is then checked."""
    try:
        tempo = Tempo.parse(text)
    except TempoError as error:
        return error
    assert Tempo.parse(str(tempo)) == tempo
    return None


def assert_fit_for_the_user(error: TempoError, text: str) -> None:
    """Check that a complaint is one short line that points into the text."""
    message = str(error)
    assert len(message.splitlines()) == 1
    assert message.isprintable()
    assert len(message) < 250
    # One further than the text where a number is missing after the last separator.
    assert 1 <= error.position <= len(text) + 1
    assert f"character {error.position}: {error.what}. {ACCEPTED}." in message


def test_ten_thousand_random_tempos() -> None:
    """Whatever the keys of a tempo spell is a tempo, or is refused in one line that points into it."""
    source = random.Random(3112)  # noqa: S311 - the same strings in every run, not a secret
    texts = ["".join(source.choices(TEMPO_CHARACTERS, k=source.randint(0, 12))) for _ in range(10_000)]
    complaints = {text: complaint(text) for text in texts}
    for text, error in complaints.items():
        if error:
            assert_fit_for_the_user(error, text)
    # Enough of both, or the test would prove nothing.
    assert 200 < sum(error is None for error in complaints.values()) < 9_000


def test_wrapped_too_often() -> None:
    """So many brackets are no tempo any more, and cost no time."""
    text = "(" * 500 + "3011" + ")" * 500
    error = complaint(text)
    assert error
    assert_fit_for_the_user(error, text)


@given(st.text())
def test_any_text(text: str) -> None:
    """Whatever any keyboard spells is a tempo, or is refused in one line that points into it."""
    error = complaint(text)
    if error:
        assert_fit_for_the_user(error, text)


def test_a_complaint_calls_a_phase_by_other_names() -> None:
    """Where a lift has words of its own for its phases, what is wrong is told in them."""
    names = dict.fromkeys(NOTATION_ORDER, "Lower")
    with pytest.raises(TempoError) as caught:
        Tempo.parse("0-1-1-2")
    assert caught.value.what_by(names) == "Lower: may not be 0"
    with pytest.raises(TempoError) as caught:
        Tempo.parse("")
    assert caught.value.what_by(names) == "There is nothing in it"
