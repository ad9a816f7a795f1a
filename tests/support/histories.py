"""Made-up histories: hypothesis strategies for every record, the corners in front."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from uuid import UUID

from hypothesis import strategies as st

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.phases import PhaseKind, performed_order
from legcurl_timer.core.lifts.tempo import FAST_CONCENTRIC_MS, Tempo
from legcurl_timer.core.load import MAX_BAND_TEXT, MAX_LOAD_THOUSANDTHS, Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import (
    MAX_DURATION_MS,
    MAX_REPS_KEPT,
    MAX_RESERVE_HALF_REPS,
    Ending,
    RepRecord,
    SessionRecord,
    SetRecord,
    Source,
)

_MOST_UTC_MS = 4_102_444_800_000
_MOST_OFFSET_MIN = 24 * 60 - 1
_WELL_KNOWN = ("lying", "seated", "standing", "standing-band", "prone-band", "nordic")
_AWKWARD_STARTS = ("=", "+", "-", "@", "\t", "\n", "'", "''=", "\uff1d", '"', "[", " ")
_AWKWARD_TEXTS = (
    "=1+1",
    "-60",
    "+49 170",
    "@home",
    "\ttab",
    "'=1",
    "'Twas easy",
    'said "now", left; went',
    "two\nlines",
    "a,b;c\td",
    "\ufeffmark",
    "\u2028\u0085",
    "Bl\u00e4tt \u263a \U0001f9b5",
    "[leg curl: tempo 3-0-1-1]",
    "NULL",
    "1e5",
    " ",
)

_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t")


@cache
def uids() -> st.SearchStrategy[str]:
    """Make up names of records."""
    return st.integers(0, 2**128 - 1).map(lambda number: str(UUID(int=number)))


@cache
def texts(longest: int = 200) -> st.SearchStrategy[str]:
    """Make up what a lifter may write, with what spreadsheets and files trip over in front."""
    plain = st.text(_CHARACTERS, max_size=longest - 3)
    awkward = st.tuples(st.sampled_from(_AWKWARD_STARTS), plain).map("".join)
    return st.just("") | st.sampled_from(_AWKWARD_TEXTS) | plain | awkward


@cache
def band_names() -> st.SearchStrategy[str]:
    """Make up names of bands: never empty, never two lines."""
    return (
        texts(MAX_BAND_TEXT)
        .map(lambda text: text.replace("\n", " ").replace("\t", " "))
        .filter(lambda text: 0 < len(text) <= MAX_BAND_TEXT)
    )


@cache
def moments() -> st.SearchStrategy[Moment]:
    """Make up moments from 1970 to 2100, anywhere on earth and a little beyond."""
    return st.builds(
        Moment,
        st.sampled_from([0, 1_795_449_600_000, _MOST_UTC_MS]) | st.integers(0, _MOST_UTC_MS),
        st.sampled_from([0, 60, -210, 345, _MOST_OFFSET_MIN, -_MOST_OFFSET_MIN])
        | st.integers(-_MOST_OFFSET_MIN, _MOST_OFFSET_MIN),
    )


@cache
def durations_ms() -> st.SearchStrategy[int]:
    """Make up durations, up to a day."""
    return st.sampled_from([0, 1, 1_000, MAX_DURATION_MS]) | st.integers(0, MAX_DURATION_MS)


@cache
def tempos() -> st.SearchStrategy[Tempo]:
    """Make up tempos, with and without a fast concentric."""
    movement = st.sampled_from([500, 1_000, 3_000]) | st.integers(500, 30_000)
    pause = st.sampled_from([0, 1, 1_000]) | st.integers(0, 30_000)
    return st.builds(Tempo, movement, pause, movement, pause) | st.builds(
        Tempo, movement, pause, st.just(FAST_CONCENTRIC_MS), pause, st.just(value=True)
    )


@cache
def loads() -> st.SearchStrategy[Load]:
    """Make up loads of every unit."""
    thousandths = st.sampled_from([0, 1, 42_500, MAX_LOAD_THOUSANDTHS]) | st.integers(0, MAX_LOAD_THOUSANDTHS)
    return (
        st.builds(Load, st.sampled_from([LoadUnit.KG, LoadUnit.LB]), thousandths)
        | st.builds(Load, st.just(LoadUnit.BAND), band=band_names())
        | st.just(Load(LoadUnit.BODYWEIGHT))
    )


@cache
def rep_records() -> st.SearchStrategy[RepRecord]:
    """Make up attempts at reps."""
    return st.builds(
        RepRecord,
        number=st.integers(1, 30) | st.just(MAX_REPS_KEPT),
        completed=st.booleans(),
        start_ms=durations_ms(),
        eccentric_ms=durations_ms(),
        stretched_pause_ms=durations_ms(),
        concentric_ms=durations_ms(),
        contracted_pause_ms=durations_ms(),
    )


_FLAGS = st.booleans()
_ANSWERS = st.sampled_from([None, False, True])
_VARIATIONS = st.sampled_from(_WELL_KNOWN) | st.from_regex(r"[a-z][a-z0-9-]{0,39}", fullmatch=True)
_COMPLETED_REPS = st.integers(0, 30) | st.just(MAX_REPS_KEPT)
_PLANNED_REPS = st.none() | st.integers(1, MAX_REPS_KEPT)
_TEMPO_TEXTS = st.just("") | tempos().map(str)
_PHASE_ORDERS = st.sampled_from(
    [(), performed_order(PhaseKind.CONCENTRIC), performed_order(PhaseKind.ECCENTRIC)]
)
_LEGS = st.sampled_from(Leg)
_LOADS = st.none() | loads()
_RESERVES = st.none() | st.integers(0, MAX_RESERVE_HALF_REPS)
_SOURCES = st.sampled_from(Source)
_ENDINGS = st.sampled_from(Ending)
_REPS = st.lists(rep_records(), max_size=3).map(tuple)
# Strategies are built once: hypothesis spends more time on building one than on drawing from it.


@st.composite
def set_records(draw: st.DrawFn) -> SetRecord:
    """Make up a set that has ended; what is not obligatory may be unknown."""
    tut_ms, set_time_ms = sorted([draw(durations_ms()), draw(durations_ms())])
    return SetRecord(
        uid=draw(uids()),
        started=draw(moments()),
        variation=draw(_VARIATIONS),
        completed_reps=draw(_COMPLETED_REPS),
        tempo=draw(_TEMPO_TEXTS),
        phase_order=draw(_PHASE_ORDERS),
        planned_reps=draw(_PLANNED_REPS),
        leg=draw(_LEGS),
        load=draw(_LOADS),
        reserve_half_reps=draw(_RESERVES),
        form_kept=draw(_ANSWERS),
        kept_beat=draw(_ANSWERS),
        pain=draw(_FLAGS),
        warm_up=draw(_FLAGS),
        tut_ms=tut_ms if draw(_FLAGS) else None,
        set_time_ms=set_time_ms if draw(_FLAGS) else None,
        source=draw(_SOURCES),
        ending=draw(_ENDINGS),
        note=draw(texts()),
        reps=draw(_REPS),
    )


_SETS = st.lists(set_records(), min_size=1, max_size=3)


@st.composite
def session_records(draw: st.DrawFn) -> SessionRecord:
    """Make up a session with one to three sets, in the order of their starts."""
    earlier, later = sorted([draw(moments()), draw(moments())])
    sets = draw(_SETS)
    return SessionRecord(draw(uids()), earlier, later, draw(texts()), tuple(sorted(sets, key=_place)))


@cache
def histories(most_sessions: int = 3) -> st.SearchStrategy[list[SessionRecord]]:
    """Make up whole histories, in order, no name given twice."""
    return st.lists(session_records(), max_size=most_sessions).map(_named_once).map(ordered)


def ordered(sessions: Iterable[SessionRecord]) -> list[SessionRecord]:
    """Return sessions and their sets in the one order in which equal histories are equal lists."""
    return sorted(
        (replace(session, sets=tuple(sorted(session.sets, key=_place))) for session in sessions), key=_place
    )


def _place(record: SessionRecord | SetRecord) -> tuple[int, str]:
    return record.started.utc_ms, record.uid


def _named_once(sessions: list[SessionRecord]) -> list[SessionRecord]:
    """Give records a fresh name where hypothesis drew one twice."""
    given: set[str] = set()

    def fresh(uid: str) -> str:
        number = UUID(uid).int
        while str(UUID(int=number)) in given:
            number = (number + 1) % 2**128
        given.add(str(UUID(int=number)))
        return str(UUID(int=number))

    return [
        replace(
            session,
            uid=fresh(session.uid),
            sets=tuple(replace(each, uid=fresh(each.uid)) for each in session.sets),
        )
        for session in sessions
    ]
