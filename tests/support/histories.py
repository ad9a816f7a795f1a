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
from legcurl_timer.core.measurement import (
    MAX_MEASURED_MS,
    MAX_MEASURED_REPS,
    MAX_REASON,
    Instrument,
    MeasuredRep,
    Measurement,
)
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import (
    MAX_DURATION_MS,
    MAX_ORIGIN,
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
def lines(longest: int) -> st.SearchStrategy[str]:
    """Make up texts of one line at most."""
    one_line = texts(longest).map(lambda text: text.replace("\n", " ").replace("\t", " "))
    return one_line.filter(lambda text: len(text) <= longest)


@cache
def band_names() -> st.SearchStrategy[str]:
    """Make up names of bands: never empty, never two lines."""
    return lines(MAX_BAND_TEXT).filter(bool)


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
    movement = st.sampled_from([500, 1_000, 3_000, 30_000]) | st.integers(500, 30_000)
    pause = st.sampled_from([0, 1, 1_000, 30_000]) | st.integers(0, 30_000)
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


@cache
def measurements() -> st.SearchStrategy[Measurement]:
    """Make up what was seen of a set, whether it makes sense beside what was paced or not."""
    reps = st.builds(
        MeasuredRep,
        number=st.integers(1, 6) | st.just(MAX_MEASURED_REPS),
        start_ms=durations_ms(),
        eccentric_ms=durations_ms(),
        stretched_pause_ms=durations_ms(),
        concentric_ms=durations_ms(),
        contracted_pause_ms=durations_ms(),
        late_ms=st.sampled_from([None, 0, -1, -MAX_MEASURED_MS]) | durations_ms(),
        half=st.booleans(),
        trusted=st.booleans(),
        why=lines(MAX_REASON),
    )
    numbered = st.lists(reps, max_size=3, unique_by=lambda rep: rep.number)
    return st.builds(
        Measurement,
        st.sampled_from(Instrument),
        st.booleans(),
        lines(MAX_REASON),
        st.none() | durations_ms(),
        numbered.map(lambda found: tuple(sorted(found, key=lambda rep: rep.number))),
    )


def _timed(record: SetRecord, times_ms: tuple[int, int], *, has_tut: bool, has_time: bool) -> SetRecord:
    tut_ms, set_time_ms = sorted(times_ms)
    return replace(record, tut_ms=tut_ms if has_tut else None, set_time_ms=set_time_ms if has_time else None)


@cache
def set_records() -> st.SearchStrategy[SetRecord]:
    """Make up sets that have ended; what is not obligatory may be unknown."""
    # Built once: hypothesis spends more time on building a strategy than on drawing from it.
    answers = st.sampled_from([None, False, True])
    phase_orders = [(), performed_order(PhaseKind.CONCENTRIC), performed_order(PhaseKind.ECCENTRIC)]
    records = st.builds(
        SetRecord,
        uid=uids(),
        started=moments(),
        variation=st.sampled_from(_WELL_KNOWN) | st.from_regex(r"[a-z][a-z0-9-]{0,39}", fullmatch=True),
        completed_reps=st.integers(0, 30) | st.just(MAX_REPS_KEPT),
        tempo=st.just("") | tempos().map(str),
        phase_order=st.sampled_from(phase_orders),
        planned_reps=st.none() | st.integers(1, MAX_REPS_KEPT),
        leg=st.sampled_from(Leg),
        load=st.none() | loads(),
        reserve_half_reps=st.none() | st.integers(0, MAX_RESERVE_HALF_REPS),
        form_kept=answers,
        kept_beat=answers,
        pain=st.booleans(),
        warm_up=st.booleans(),
        source=st.sampled_from(Source),
        ending=st.sampled_from(Ending),
        note=texts(),
        reps=st.lists(rep_records(), max_size=3).map(tuple),
        measurement=st.none() | measurements(),
        origin=st.sampled_from(["", "Hevy"]) | lines(MAX_ORIGIN),
    )
    times_ms = st.tuples(durations_ms(), durations_ms())
    return st.builds(_timed, records, times_ms, has_tut=st.booleans(), has_time=st.booleans())


@cache
def histories(most_sessions: int = 3) -> st.SearchStrategy[list[SessionRecord]]:
    """Make up whole histories of sessions with one to three sets, in order, no name given twice."""
    sets = st.lists(set_records(), min_size=1, max_size=3).map(tuple)
    ends = st.tuples(moments(), moments()).map(sorted)
    sessions = st.builds(
        lambda uid, ends, *others: SessionRecord(uid, *ends, *others),
        *(uids(), ends, texts(), sets, st.booleans()),
    )
    return st.lists(sessions, max_size=most_sessions).filter(_named_once).map(ordered)


def ordered(sessions: Iterable[SessionRecord]) -> list[SessionRecord]:
    """Return sessions and their sets in the one order in which equal histories are equal lists."""
    return sorted(
        (replace(session, sets=tuple(sorted(session.sets, key=_place))) for session in sessions), key=_place
    )


def _place(record: SessionRecord | SetRecord) -> tuple[int, str]:
    return record.started.utc_ms, record.uid


def _named_once(sessions: list[SessionRecord]) -> bool:
    uids = [each.uid for session in sessions for each in (session, *session.sets)]
    return len(set(uids)) == len(uids)
