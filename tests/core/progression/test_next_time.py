"""What is suggested for the next time, branch by branch, and what never happens whatever was done."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.measured import measurement
from support.past import TODAY, kg, lb, session

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import Variation, find_variation, load_variations
from legcurl_timer.core.load import Load, LoadSteps
from legcurl_timer.core.measurement import Instrument
from legcurl_timer.core.progression.next_time import next_time
from legcurl_timer.core.progression.suggestions import Suggestion, SuggestionKind, suggested_plan
from legcurl_timer.core.progression.work_sets import Lift, RepRange, WorkSet
from legcurl_timer.core.workout.plan import WorkoutPlan

LYING, STANDING, BAND, NORDIC = (
    find_variation(load_variations(), name) for name in ("lying", "standing", "standing-band", "nordic")
)
GOAL = RepRange(8, 12)
FIVE = RepRange(5, 5)
AT_3011 = Lift(LYING, LYING.tempo)
K = SuggestionKind
NORDIC_FACTS = {"variation": "nordic", "tempo": "4-1-2-2", "kept_beat": None}
BAND_FACTS = {"variation": "standing-band", "tempo": "3-0-1-2", "leg": Leg.LEFT}
NO_STEP_YET = "twice running makes a step"


def suggested(
    *sessions: list[WorkSet], lift: Lift = AT_3011, goal: RepRange = GOAL, steps: LoadSteps | None = None
) -> Suggestion:
    """Return what is suggested after some sessions."""
    past = [each for sets in sessions for each in sets]
    return next_time(lift, goal, past, steps or LoadSteps(), TODAY)


def nordic(*sessions: list[WorkSet], tempo: str = "4-1-2-2", goal: RepRange = FIVE) -> Suggestion:
    """Return what is suggested after some sessions of Nordic curls."""
    return suggested(*sessions, lift=Lift(NORDIC, Tempo.parse(tempo)), goal=goal)


def banded(*sessions: list[WorkSet]) -> Suggestion:
    """Return what is suggested after some sessions with a band, left leg."""
    return suggested(*sessions, lift=Lift(BAND, BAND.tempo, Leg.LEFT), goal=RepRange(12, 15))


def measured(reps: str, instrument: Instrument = Instrument.CAMERA) -> dict[str, object]:
    """Return what is kept of a set of which the lifter said nothing of the beat."""
    seen = measurement(reps * 2, instrument)
    return {"kept_beat": None, "phase_order": LYING.phase_order, "measurement": seen}


# More


def test_the_smallest_step_up() -> None:
    """The top of the range in all work sets, form kept and not rushed, twice running, makes it heavier."""
    found = suggested(session(7, 12, 12, 12, load=kg(40)), session(3, 12, 12, 12, load=kg(40)))
    assert (found.kind, found.weight, found.aim, found.tempo) == (K.HARDER, kg(42.5), GOAL, None)
    assert found.line == (
        "Next time 42.5 kg, 8\u201312 reps: 12, 12, 12 reps at 40 kg twice running, form kept, with the beat."
    )


def test_two_sessions_that_are_not_alike() -> None:
    """The reason names both sessions where they differ; heavier the time before is as good."""
    found = suggested(session(7, 12, 12, load=kg(42.5)), session(3, 13, 12, 12, load=kg(40)))
    assert (found.kind, found.weight) == (K.HARDER, kg(42.5))
    assert found.reason.startswith("12, 12 reps at 42.5 kg and then 13, 12, 12 reps at 40 kg, form kept")


@pytest.mark.parametrize(
    ("load", "steps", "heavier"),
    [
        (kg(50), LoadSteps(kg=kg(5)), kg(55)),
        (lb(90), LoadSteps(), lb(95)),
        (kg(25), LoadSteps(), kg(27.5)),
        (kg(41.25), LoadSteps(kg=kg(1.25)), kg(42.5)),
    ],
)
def test_the_lifters_own_step(load: Load, steps: LoadSteps, heavier: Load) -> None:
    """A step is what the equipment allows, up to a tenth of the load and no more."""
    found = suggested(session(7, 12, load=load), session(3, 12, load=load), steps=steps)
    assert (found.kind, found.weight) == (K.HARDER, heavier)


def test_a_step_over_a_tenth_waits_for_more_reps() -> None:
    """Where the step is over 10 %, two reps are added first, at the same load."""
    found = suggested(session(7, 12, 12, load=kg(20)), session(3, 12, 13, load=kg(20)))
    assert (found.kind, found.weight, found.aim) == (K.MORE_REPS, kg(20), RepRange(8, 14))
    assert found.advice == "20 kg again, up to 14 reps"
    assert found.reason.endswith("; 22.5 kg would be over a tenth more")


@pytest.mark.parametrize(
    ("before", "last", "kind"),
    [
        ((14, 14), (14, 15), K.HARDER),
        ((14, 13), (14, 14), K.MORE_REPS),
        ((14, 14), (14, 13), K.MORE_REPS),
        ((14, 14), (14, 11), K.REPEAT),
    ],
)
def test_the_big_step_after_the_added_reps(
    before: tuple[int, ...], last: tuple[int, ...], kind: SuggestionKind
) -> None:
    """The big step comes when the added reps were done in all work sets twice running."""
    assert suggested(session(7, *before, load=kg(20)), session(3, *last, load=kg(20))).kind is kind


TOP_TWICE = [session(ago, 12, load=kg(40)) for ago in (7, 3)]


@pytest.mark.parametrize(
    "sessions",
    [
        [session(ago, 5, load=kg(20), warm_up=True) + session(ago, 12, 0, 12, load=kg(40)) for ago in (7, 3)],
        [TOP_TWICE[1], session(10, 4, load=kg(50)), TOP_TWICE[0]],
        [session(40, 12, load=kg(40)), session(20, 12, load=kg(40))],
        [*TOP_TWICE, session(1, 5, variation="nordic", pain=True)],
    ],
    ids=[
        "warm-ups, false starts",
        "days in any order",
        "one day short of three weeks",
        "pain in another lift",
    ],
)
def test_what_makes_no_difference_to_a_step(sessions: list[list[WorkSet]]) -> None:
    """Only the work sets of this lift count, by their days, and twenty days away are not three weeks."""
    found = suggested(*sessions)
    assert (found.kind, found.weight) == (K.HARDER, kg(42.5))


# Again


@pytest.mark.parametrize(
    ("reps", "advice"),
    [
        ((10, 9, 8), "40 kg again, one more rep (11)"),
        ((7, 6), "40 kg again, one more rep (8)"),
        ((11, 11), "40 kg again, one more rep (12)"),
        ((12, 11), "40 kg again, 12 reps in every set"),
        ((13, 9), "40 kg again, 12 reps in every set"),
    ],
)
def test_one_more_rep(reps: tuple[int, ...], advice: str) -> None:
    """Below the top the same load comes again, with one more rep."""
    found = suggested(session(7, 12, load=kg(40)), session(3, *reps, load=kg(40)))
    assert (found.kind, found.weight, found.aim, found.advice) == (K.REPEAT, kg(40), GOAL, advice)
    assert found.reason == f"{', '.join(map(str, reps))} reps at 40 kg the last time"


@pytest.mark.parametrize(
    "before",
    [
        [],
        session(7, 12, 11, load=kg(40)),
        session(7, 12, 12, load=kg(37.5)),
        session(7, 12, 12, load=lb(90)),
        session(7, 12, 12, load="red"),
        session(7, 12, 12),
        session(7, 12, 12, load=kg(40), tempo="4-0-1-1"),
        session(7, 12, 12, load=kg(40), variation="seated"),
        session(24, 12, 12, load=kg(40)),
        session(7, 12, 12, load=kg(40), pain=True),
    ],
    ids=["none", "below", "lighter", "pounds", "band", "unknown", "tempo", "lift", "long ago", "pain"],
)
def test_the_top_once_is_not_enough(before: list[WorkSet]) -> None:
    """One session at the top makes no step, nor does one at less, at another tempo, or before a break."""
    found = suggested(before, session(3, 12, 12, load=kg(40)))
    assert (found.kind, found.weight) == (K.REPEAT, kg(40))
    assert found.line == (
        f"Next time 40 kg again, 12 reps in every set: 12, 12 reps at 40 kg the last time; {NO_STEP_YET}."
    )


@pytest.mark.parametrize(
    ("facts", "obstacle"),
    [
        ({"form_kept": False}, "form was lost"),
        ({"form_kept": None}, "whether form was kept was not said"),
        ({"kept_beat": False}, "reps were rushed"),
        ({"kept_beat": None}, "whether you kept up with the beat was not said"),
        (measured("rrrrr"), "reps were rushed, by the camera"),
        (measured("rrrrr", Instrument.TAPS), "reps were rushed, by the taps"),
        ({**measured("ooooo"), "kept_beat": False}, "reps were rushed"),
        (measured("o????"), "whether you kept up with the beat was not said"),
        ({"load": kg(37.5)}, "not every set was at one load"),
        ({"load": None}, "not every set was at one load"),
    ],
)
def test_what_holds_a_step_back(facts: dict[str, object], obstacle: str) -> None:
    """One set without form, with haste, at another load or without an answer holds the step back."""
    flawed = [*session(3, 12, load=kg(40)), *session(3, 12, **{"load": kg(40), **facts})]
    found = suggested(session(7, 12, 12, load=kg(40)), flawed)
    assert (found.kind, found.weight) == (K.REPEAT, kg(40))
    assert found.reason == f"12, 12 reps at 40 kg the last time, but {obstacle}"
    found = suggested(flawed, session(0, 12, 12, load=kg(40)))
    assert (found.kind, found.weight) == (K.REPEAT, kg(40))
    assert found.reason == f"12, 12 reps at 40 kg the last time; the time before: {obstacle}"


@pytest.mark.parametrize(
    "facts", [measured("ooooo"), {**measured("rrrrr"), "kept_beat": True}], ids=["measured", "said"]
)
def test_a_set_on_the_beat_earns_its_step(facts: dict[str, object]) -> None:
    """Measured on the beat is kept to the beat; what the lifter says of it stands above that."""
    found = suggested(*(session(ago, 12, 12, **{"load": kg(40), **facts}) for ago in (7, 3)))
    assert (found.kind, found.weight) == (K.HARDER, kg(42.5))


def test_mixed_units_are_not_one_load() -> None:
    """The first known unit counts, and its heaviest weight is the session's."""
    mixed = [*session(3, 12), *session(3, 12, 12, load=kg(40)), *session(3, 12, load=lb(200))]
    found = suggested(mixed)
    assert found.weight == kg(40)
    assert found.reason.endswith("but not every set was at one load")


# Less


@pytest.mark.parametrize(
    ("load", "steps", "lighter"),
    [
        (kg(40), LoadSteps(), kg(37.5)),
        (kg(50), LoadSteps(), kg(47.5)),
        (kg(52.5), LoadSteps(), kg(47.5)),
        (kg(100), LoadSteps(), kg(95)),
        (kg(120), LoadSteps(), kg(112.5)),
        (kg(20), LoadSteps(), kg(17.5)),
        (kg(20), LoadSteps(kg=kg(5)), kg(15)),
        (lb(100), LoadSteps(), lb(95)),
    ],
)
def test_five_to_ten_percent_less(load: Load, steps: LoadSteps, lighter: Load) -> None:
    """A first set under the range twice running makes it lighter, by steps of the equipment."""
    found = suggested(session(7, 7, 6, load=load), session(3, 7, 6, load=load), steps=steps)
    assert (found.kind, found.weight, found.aim) == (K.EASIER, lighter, GOAL)
    assert found.line == (
        f"Next time {lighter}, 8\u201312 reps: 7, 6 reps at {load} twice running, "
        "fewer than 8 in the first set."
    )


def test_one_of_each() -> None:
    """A first set under the range and form lost the next time count together, and both are named."""
    found = suggested(session(7, 7, load=kg(40)), session(3, 9, load=kg(40), form_kept=False))
    assert found.kind is K.EASIER
    assert found.reason == (
        "7 reps at 40 kg and then 9 reps at 40 kg, fewer than 8 in the first set and form lost"
    )


@pytest.mark.parametrize(
    ("before", "last"),
    [
        (session(7, 8, 7, load=kg(40)), session(3, 7, 7, load=kg(40))),
        (session(7, 7, 7, load=kg(40)), session(3, 8, 7, load=kg(40))),
        (session(24, 7, 7, load=kg(40)), session(3, 7, 7, load=kg(40))),
        (session(7, 7, load=kg(40), form_kept=None), session(3, 9, load=kg(40), form_kept=None)),
    ],
    ids=["last only", "before only", "long ago", "form unknown"],
)
def test_once_is_no_reason_for_less(before: list[WorkSet], last: list[WorkSet]) -> None:
    """A bad day, or later sets under the range, change nothing; an unknown form is no lost form."""
    assert suggested(before, last).kind is K.REPEAT


@pytest.mark.parametrize("load", [kg(2.5), kg(0)])
def test_no_smaller_step_down(load: Load) -> None:
    """Where a step down would leave nothing, the load stays and the line says why."""
    found = suggested(session(7, 7, load=load), session(3, 7, load=load))
    assert (found.kind, found.weight) == (K.REPEAT, load)
    assert found.reason.endswith("fewer than 8 in the first set, and no smaller step down than 2.5 kg")


# Bands and the Nordic


def test_a_band_goes_by_reps_first() -> None:
    """Below the top of the range a band asks for one more rep."""
    found = banded(session(3, 13, 12, load="red", **BAND_FACTS))
    assert (found.kind, found.weight) == (K.REPEAT, None)
    assert found.line == (
        "Next time the red band again, one more rep (14): 13, 12 reps with the red band the last time."
    )


@pytest.mark.parametrize("load", ["red", kg(10)])
def test_a_band_goes_by_distance_then(load: Load | str) -> None:
    """At the top twice running it is the distance from the anchor, or the next band; never kilograms."""
    found = banded(*(session(ago, 15, 15, load=load, **BAND_FACTS) for ago in (7, 3)))
    assert found.kind is K.HARDER
    assert found.advice == "a little further from the anchor, or the next band, 12\u201315 reps"
    found = banded(*(session(ago, 11, 15, load=load, **BAND_FACTS) for ago in (7, 3)))
    assert found.kind is K.EASIER
    assert found.advice == "a little nearer to the anchor, or a lighter band, 12\u201315 reps"


def test_another_band_is_another_load() -> None:
    """Which of two bands is the stronger one, nobody knows."""
    found = banded(session(7, 15, load="red", **BAND_FACTS), session(3, 15, load="blue", **BAND_FACTS))
    assert found.kind is K.REPEAT


def test_a_band_on_a_machine() -> None:
    """A band that was noted where a weight is usual goes by distance, too."""
    found = suggested(session(7, 12, load="red"), session(3, 12, load="red"))
    assert (found.kind, found.weight) == (K.HARDER, None)
    found = suggested(session(7, 7, load="red"), session(3, 7, load="red"))
    assert (found.kind, found.weight) == (K.EASIER, None)


def test_the_nordic_gets_slower() -> None:
    """The Nordic goes by the time of lowering; whether the beat was kept need not be said."""
    found = nordic(*(session(ago, 5, 5, **NORDIC_FACTS) for ago in (7, 3)))
    assert (found.kind, found.aim, found.weight) == (K.HARDER, FIVE, None)
    assert found.tempo == Tempo.parse("5-1-2-2")
    assert found.line == (
        "Next time one second slower down (5-1-2-2), 5 reps: 5, 5 reps twice running, form kept."
    )


def test_the_nordic_gets_more_reps_where_slower_seems_of_no_use() -> None:
    """Beyond 8 s a rep it goes by reps."""
    facts = {**NORDIC_FACTS, "tempo": "6-1-2-2"}
    found = nordic(session(7, 5, 6, **facts), session(3, 6, 7, **facts), tempo="6-1-2-2")
    assert (found.kind, found.aim, found.tempo) == (K.MORE_REPS, RepRange(5, 8), None)
    assert found.advice == "the same again, up to 8 reps"
    found = nordic(*(session(ago, 200, **facts) for ago in (7, 3)), tempo="6-1-2-2")
    assert found.aim == RepRange(5, 100)


def test_a_nordic_with_a_vest_goes_by_lowering_too() -> None:
    """Whatever is held, the Nordic has no kilograms to go by; they stay."""
    found = nordic(*(session(ago, 5, load=kg(5), **NORDIC_FACTS) for ago in (7, 3)))
    assert (found.kind, found.weight, found.tempo) == (K.HARDER, kg(5), Tempo.parse("5-1-2-2"))


def test_a_nordic_is_never_called_rushed() -> None:
    """A beat that was ahead of the lifter holds the step back, in other words than haste."""
    found = nordic(*(session(ago, 5, **{**NORDIC_FACTS, "kept_beat": False}) for ago in (7, 3)))
    assert found.line == (
        "Next time the same again, 5 reps in every set: 5 reps the last time, but the beat was ahead of you."
    )


@pytest.mark.parametrize(
    ("before", "last", "form_kept", "aim", "advice"),
    [
        ((4, 3), (4, 3), True, RepRange(4, 4), "4 reps, caught sooner where form goes"),
        ((3,), (2,), True, RepRange(2, 2), "2 reps, caught sooner where form goes"),
        ((5,), (7,), False, RepRange(4, 4), "4 reps, caught sooner where form goes"),
        ((1,), (1,), True, RepRange(1, 1), "1 rep, caught sooner where form goes"),
    ],
)
def test_fewer_nordics(
    before: tuple[int, ...], last: tuple[int, ...], form_kept: bool, aim: RepRange, advice: str
) -> None:
    """Too many Nordics twice running become fewer, at least one."""
    facts = {**NORDIC_FACTS, "form_kept": form_kept}
    found = nordic(session(7, *before, **facts), session(3, *last, **facts))
    assert (found.kind, found.aim, found.advice) == (K.EASIER, aim, advice)


# No suggestion


@pytest.mark.parametrize(
    ("sessions", "kind", "line"),
    [
        ([], K.UNKNOWN, "No suggestion: no set of it yet."),
        ([session(3, 12, load=kg(40), warm_up=True)], K.UNKNOWN, "No suggestion: no set of it yet."),
        (
            [session(7, 12), session(3, 12)],
            K.UNKNOWN,
            "No suggestion: the load was not noted the last time; note it from now on.",
        ),
        (
            [session(7, 12, load=kg(40), tempo="4-0-1-1"), session(3, 12, load=kg(40), tempo="")],
            K.NEW_BASELINE,
            "New baseline, no suggestion: no set at 3-0-1-1 yet, and another tempo cannot be compared.",
        ),
        (
            [session(28, 12, load=kg(40)), session(21, 12, load=kg(40))],
            K.NEW_BASELINE,
            "New baseline, no suggestion: the last set of it was 21 days ago, so begin lighter.",
        ),
        (
            [session(7, 12, load=kg(40)), session(3, 12, load=kg(40), pain=True)],
            K.NEW_BASELINE,
            "New baseline, no suggestion: pain was reported the last time, so begin lighter than before.",
        ),
        (
            [session(7, 12, load=kg(40)), session(3, 5, tempo="5-0-1-1", pain=True, warm_up=True)],
            K.NEW_BASELINE,
            "New baseline, no suggestion: pain was reported the last time, so begin lighter than before.",
        ),
    ],
    ids=["nothing", "warm-up only", "no load", "tempo", "three weeks", "pain", "pain in another set"],
)
def test_why_not(sessions: list[list[WorkSet]], kind: SuggestionKind, line: str) -> None:
    """Where nothing is suggested, the line says why."""
    found = suggested(*sessions)
    assert (found.kind, found.line) == (kind, line)
    assert found.aim is found.weight is found.tempo is None


def test_each_leg_goes_its_own_way() -> None:
    """The sets of one leg say nothing about the other."""
    left = [session(ago, 12, load=kg(25), variation="standing", leg=Leg.LEFT) for ago in (7, 3)]
    right = Lift(STANDING, STANDING.tempo, Leg.RIGHT)
    assert suggested(*left, lift=right._replace(leg=Leg.LEFT)).weight == kg(27.5)
    assert suggested(*left, lift=right).line == "No suggestion: no set of it with the right leg yet."


# Whatever was done

_LOADS = (
    st.none()
    | st.sampled_from(["red", "blue"])
    | st.sampled_from([kg, lb]).flatmap(
        lambda unit: st.integers(0, 12).map(lambda count: unit(count * 2.5)) | st.just(unit(2_000))
    )
)
_ANSWERS = st.sampled_from([None, False, True, True])
_DAYS = st.integers(-5, 60)


@st.composite
def _pasts(draw: st.DrawFn, variation: Variation) -> list[WorkSet]:
    """Make up a past in which much repeats, so that every rule gets its turn."""
    loads = draw(st.lists(_LOADS, min_size=1, max_size=2))
    facts = {
        "variation": st.sampled_from([variation.id, variation.id, "other"]),
        "tempo": st.sampled_from([str(variation.tempo), str(variation.tempo), ""]),
        "leg": st.sampled_from([Leg.BOTH, Leg.BOTH, Leg.LEFT]),
        "form_kept": _ANSWERS,
        "kept_beat": st.sampled_from([None, True, True, False]),
        "warm_up": st.sampled_from([False] * 5 + [True]),
        "pain": st.sampled_from([False] * 9 + [True]),
    }
    fixed = draw(st.fixed_dictionaries(facts))
    reps = st.lists(st.integers(0, 16), min_size=1, max_size=3)
    past: list[WorkSet] = []
    for days_ago in draw(st.lists(_DAYS, max_size=4)):
        own = fixed if draw(st.booleans()) else draw(st.fixed_dictionaries(facts))
        past += session(days_ago, *draw(reps), load=draw(st.sampled_from(loads)), **own)
    return past


def work_sets(past: list[WorkSet], variation: Variation) -> list[WorkSet]:
    """Return the sets that can be compared."""
    return [
        each
        for each in past
        if each.counts
        and each.record.variation == variation.id
        and each.record.tempo == str(variation.tempo)
        and each.record.leg is Leg.BOTH
    ]


@pytest.mark.parametrize("variation", [LYING, BAND, NORDIC], ids=lambda each: each.id)
@given(data=st.data())
def test_whatever_was_done(variation: Variation, data: st.DataObject) -> None:
    """One line always; never more than a step up or two reps; no change without two sessions or an answer."""
    past = data.draw(_pasts(variation))
    steps = LoadSteps(kg=data.draw(st.sampled_from([kg(1), kg(2.5), kg(5)])))
    goal = data.draw(st.sampled_from([GOAL, FIVE, RepRange(1, 1)]))
    found = next_time(Lift(variation, variation.tempo), goal, past, steps, TODAY)
    assert found.line
    assert found.line.isprintable()
    assert (found.aim is None) == (found.kind in {K.NEW_BASELINE, K.UNKNOWN})
    own = work_sets(past, variation)
    days = sorted({each.day for each in own})
    last_sets = [each for each in past if days and each.day == days[-1]]
    if found.weight:
        most = max(
            each.weight.thousandths
            for each in last_sets
            if each.weight and each.weight.unit is found.weight.unit
        )
        step = steps.of(found.weight.unit).thousandths
        assert 0 <= found.weight.thousandths <= most + (step if found.kind is K.HARDER else 0)
        assert found.weight.thousandths >= most - max(step, most // 10)
    if found.kind in {K.HARDER, K.MORE_REPS, K.EASIER}:
        assert len(days) > 1
        assert TODAY - days[-1] < timedelta(weeks=3)
        assert not any(each.record.pain for each in last_sets if each.record.variation == variation.id)
    if found.kind in {K.HARDER, K.MORE_REPS}:
        compared = [each for each in own if each.day in days[-2:]]
        assert all(each.record.form_kept and each.record.completed_reps >= goal.top for each in compared)
        assert variation is NORDIC or all(each.record.kept_beat for each in compared)


@pytest.mark.parametrize(
    ("aim", "tempo", "changes"),
    [
        (RepRange(8, 14), Tempo.parse("5-0-1-1"), {"reps": 14, "bottom_reps": 8}),
        (RepRange(4, 4), None, {"reps": 4, "bottom_reps": 0}),
        (None, None, {}),
    ],
)
def test_the_plan_of_a_suggestion(aim: RepRange | None, tempo: Tempo | None, changes: dict[str, int]) -> None:
    """Reps and tempo go into the plan, all else stays; without an aim nothing changes."""
    plan = WorkoutPlan.by_default(LYING)
    prescription = replace(plan.prescription, tempo=tempo or LYING.tempo, **changes)
    found = suggested_plan(plan, Suggestion(K.HARDER, "", "", aim, None, tempo))
    assert found == replace(plan, prescription=prescription)


@pytest.mark.parametrize(("bottom", "top"), [(0, 5), (6, 5), (-1, -1)])
def test_impossible_ranges(bottom: int, top: int) -> None:
    """A range has a rep at least, and its bottom is not above its top."""
    with pytest.raises(ValueError, match="is not a range of reps"):
        RepRange(bottom, top)
