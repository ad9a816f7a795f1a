"""What was measured of a set, in words; its figures are good to about a tenth of a second, and told so."""

from statistics import median

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.measurement import Instrument, MeasuredRep, Measurement
from legcurl_timer.core.progression.measured_set import asked_tempo, eccentrics_ms, paces_of
from legcurl_timer.core.progression.tempo_adherence import Pace, rushed_reps
from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.text import counted, decimal_text, tenths_text

_INSTRUMENTS = {Instrument.CAMERA: "measured with the camera", Instrument.TAPS: "measured by taps"}
_COUNTS = {Instrument.CAMERA: "The camera saw", Instrument.TAPS: "The taps make"}
_PACES = {Pace.RUSHED: "rushed", Pace.A_LITTLE_QUICK: "a little quick"}
_MANY = 4
"""More rushed reps than this are told by how many they are."""


def instrument_text(measurement: Measurement) -> str:
    """Return what measured a set: "measured with the camera"."""
    return _INSTRUMENTS[measurement.instrument]


def unseen_text(seen: Measurement | MeasuredRep) -> str:
    """Return why a set, or a rep of it, is told no figures of, "" where it was seen well."""
    if seen.trusted:
        return ""
    return f"not seen well: {seen.why}" if seen.why else "not seen well"


def rep_text(variation: Variation, record: SetRecord, rep: MeasuredRep) -> str:
    """Return how the eccentric of a measured rep went: "lower for about 2.1 s of 3.0, rushed"."""
    remark = remark_text(record, rep)
    if record.measurement is None or rep not in record.measurement.whole_reps:
        return remark
    return ", ".join(filter(None, (_eccentric_text(variation, record, rep.eccentric_ms), remark)))


def remark_text(record: SetRecord, rep: MeasuredRep) -> str:
    """Return what is to be said of a measured rep beside its figures, "" where nothing is: "rushed"."""
    if unseen := unseen_text(record.measurement or rep) or unseen_text(rep):
        return unseen
    if rep.half:
        return "half a rep"
    pace = paces_of(record)[rep.number - 1]
    return _PACES.get(pace, "") if pace else ""


def rep_lines(variation: Variation, record: SetRecord) -> tuple[str, ...]:
    """Return a line for each measured rep of a set: "Rep 1: lower for about 2.1 s of 3.0, rushed"."""
    seen = record.measurement
    return tuple(
        f"Rep {rep.number}: {rep_text(variation, record, rep)}" for rep in (seen.reps if seen else ())
    )


def tension_text(record: SetRecord) -> str:
    """Return a set's time under tension, as far as it is known: "paced 38 s, measured about 31 s".

    Reps that were not seen well are not in the measured one, which is said.
    """
    paced = "" if record.tut_ms is None else f"paced {round(record.tut_ms / 1000)} s"
    seen = record.measurement
    if seen is None or seen.tut_ms is None or not seen.trusted_reps:
        return paced
    measured = f"measured about {round(seen.tut_ms / 1000)} s"
    if len(seen.trusted_reps) < len(seen.reps):
        measured += f" in the {counted(len(seen.trusted_reps), 'rep')} seen well"
    return ", ".join(filter(None, (paced, measured)))


def count_text(record: SetRecord) -> str:
    """Return that another number of reps was seen than is kept, "" where that is not so.

    "The camera saw 9 reps, the beat 10."
    """
    seen = record.measurement
    if seen is None or not seen.trusted or seen.full_reps == record.completed_reps:
        return ""
    paced = sum(rep.completed for rep in record.reps)
    whose = "the beat" if record.completed_reps == paced else "you noted"
    return f"{_COUNTS[seen.instrument]} {counted(seen.full_reps, 'rep')}, {whose} {record.completed_reps}."


def judgement_text(variation: Variation, record: SetRecord) -> str:
    """Return what a measured set comes to, "" for any other: "rushed from rep 7 on"."""
    seen = record.measurement
    if seen is None:
        return ""
    if not seen.trusted:
        return unseen_text(seen)
    lengths_ms, paces = eccentrics_ms(record), paces_of(record)
    if not lengths_ms:
        return "no rep was seen well"
    if variation.by_lowering:
        return f"braked for about {tenths_text(max(lengths_ms))} s in the best rep"
    if rushed := rushed_reps(paces):
        return f"rushed {_which(rushed, paces)}"
    usual = f"{_eccentric_text(variation, record, round(median(lengths_ms)))} as a rule"
    return _without_haste([pace for pace in paces if pace], usual)


def _without_haste(judged: list[Pace], usual: str) -> str:
    """Return how a set went in which no rep was rushed but perhaps the first, given how long it took."""
    if 2 * judged.count(Pace.ON_TEMPO) >= len(judged) > 0:
        return "on the beat"
    if 2 * judged.count(Pace.SLOW) > len(judged):
        return f"slower than the beat: {usual}"
    if 2 * judged.count(Pace.A_LITTLE_QUICK) > len(judged):
        return f"a little quick: {usual}"
    return usual


def _which(rushed: tuple[int, ...], paces: tuple[Pace | None, ...]) -> str:
    """Return which reps were rushed; the first, which is for getting in, is not among them."""
    judged = [number for number, pace in enumerate(paces, 1) if pace and number > 1]
    if len(rushed) == 1:
        return f"in rep {rushed[0]}"
    if len(rushed) == len(judged):
        return "in every rep"
    if tuple(judged[-len(rushed) :]) == rushed:
        return f"from rep {rushed[0]} on"
    if len(rushed) > _MANY:
        return f"in {len(rushed)} of {counted(len(paces) - paces.count(None), 'rep')}"
    return f"in reps {', '.join(map(str, rushed[:-1]))} and {rushed[-1]}"


def _eccentric_text(variation: Variation, record: SetRecord, length_ms: int) -> str:
    tempo = asked_tempo(record)
    asked = f" of {_asked_text(tempo.eccentric_ms)}" if tempo else ""
    return f"{variation.words[PhaseKind.ECCENTRIC].word} for about {tenths_text(length_ms)} s{asked}"


def _asked_text(length_ms: int) -> str:
    """Return seconds as they were asked for, with a decimal as the measured ones have."""
    text = decimal_text(length_ms)
    return text if "." in text else f"{text}.0"
