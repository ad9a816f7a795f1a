"""What was measured of a set, in words; its figures are good to about a tenth of a second, and told so."""

from statistics import median

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, ngettext
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.measurement import Instrument, MeasuredRep, Measurement
from legcurl_timer.core.progression.measured_set import asked_tempo, eccentrics_ms, paces_of
from legcurl_timer.core.progression.tempo_adherence import Pace, rushed_reps
from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.text import (
    listed,
    number_text,
    plain_decimal,
    tenths_text,
    with_decimal_mark,
)

_INSTRUMENTS = {
    Instrument.CAMERA: gettext_noop("measured with the camera"),
    Instrument.TAPS: gettext_noop("measured by taps"),
}
_PACES = {Pace.RUSHED: gettext_noop("rushed"), Pace.A_LITTLE_QUICK: gettext_noop("a little quick")}
_MANY = 4
"""More rushed reps than this are told by how many they are."""


def instrument_text(measurement: Measurement) -> str:
    """Return what measured a set: "measured with the camera"."""
    return _(_INSTRUMENTS[measurement.instrument])


def unseen_text(seen: Measurement | MeasuredRep) -> str:
    """Return why a set, or a rep of it, is told no figures of, "" where it was seen well."""
    if seen.trusted:
        return ""
    reason = _(seen.why)
    return _("not seen well: {reason}").format(reason=reason) if reason else _("not seen well")


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
        return _("half a rep")
    pace = paces_of(record)[rep.number - 1]
    return _(_PACES.get(pace, "")) if pace else ""


def rep_lines(variation: Variation, record: SetRecord) -> tuple[str, ...]:
    """Return a line for each measured rep of a set: "Rep 1: lower for about 2.1 s of 3.0, rushed"."""
    seen = record.measurement
    return tuple(
        _("Rep {number}: {result}").format(number=rep.number, result=rep_text(variation, record, rep))
        for rep in (seen.reps if seen else ())
    )


def tension_text(record: SetRecord) -> str:
    """Return a set's time under tension, as far as it is known: "paced 38 s, measured about 31 s".

    Reps that were not seen well are not in the measured one, which is said.
    """
    paced = "" if record.tut_ms is None else _("paced {seconds} s").format(seconds=_whole(record.tut_ms))
    seen = record.measurement
    if seen is None or seen.tut_ms is None or not seen.trusted_reps:
        return paced
    measured, count = _("measured about {seconds} s"), len(seen.trusted_reps)
    if count < len(seen.reps):
        measured = ngettext(
            "measured about {seconds} s in the {count} rep seen well",
            "measured about {seconds} s in the {count} reps seen well",
            count,
        )
    measured = measured.format(seconds=_whole(seen.tut_ms), count=number_text(count))
    return ", ".join(filter(None, (paced, measured)))


def _whole(length_ms: int) -> str:
    return number_text(round(length_ms / 1000))


def count_text(record: SetRecord) -> str:
    """Return that another number of reps was seen than is kept, "" where that is not so.

    "The camera saw 9 reps, the beat 10."
    """
    seen = record.measurement
    if seen is None or not seen.trusted or seen.full_reps == record.completed_reps:
        return ""
    paced = sum(rep.completed for rep in record.reps)
    told = _told_counts(seen, is_paced=record.completed_reps == paced)
    return told.format(count=number_text(seen.full_reps), kept=number_text(record.completed_reps))


def _told_counts(seen: Measurement, *, is_paced: bool) -> str:
    count = seen.full_reps
    match seen.instrument, is_paced:
        case Instrument.CAMERA, True:
            return ngettext(
                "The camera saw {count} rep, the beat {kept}.",
                "The camera saw {count} reps, the beat {kept}.",
                count,
            )
        case Instrument.CAMERA, False:
            return ngettext(
                "The camera saw {count} rep, you noted {kept}.",
                "The camera saw {count} reps, you noted {kept}.",
                count,
            )
        case _, True:
            return ngettext(
                "The taps make {count} rep, the beat {kept}.",
                "The taps make {count} reps, the beat {kept}.",
                count,
            )
    return ngettext(
        "The taps make {count} rep, you noted {kept}.", "The taps make {count} reps, you noted {kept}.", count
    )


def judgement_text(variation: Variation, record: SetRecord) -> str:
    """Return what a measured set comes to, "" for any other: "rushed from rep 7 on"."""
    seen = record.measurement
    if seen is None:
        return ""
    if not seen.trusted:
        return unseen_text(seen)
    lengths_ms, paces = eccentrics_ms(record), paces_of(record)
    if not lengths_ms:
        return _("no rep was seen well")
    if variation.by_lowering:
        best = _("braked for about {seconds} s in the best rep")
        return best.format(seconds=tenths_text(max(lengths_ms)))
    if rushed := rushed_reps(paces):
        return _rushed_text(rushed, paces)
    # TRANSLATORS: the usual length of a phase in a set, as in "lower for about 2.1 s of 3.0 as a rule".
    usual = _("{length} as a rule").format(
        length=_eccentric_text(variation, record, round(median(lengths_ms)))
    )
    return _without_haste([pace for pace in paces if pace], usual)


def _without_haste(judged: list[Pace], usual: str) -> str:
    """Return how a set went in which no rep was rushed but perhaps the first, given how long it took."""
    if 2 * judged.count(Pace.ON_TEMPO) >= len(judged) > 0:
        # TRANSLATORS: how a measured set went, a line or a remark by itself; so are the next ones.
        return _("on the beat")
    if 2 * judged.count(Pace.SLOW) > len(judged):
        return _("slower than the beat: {usual}").format(usual=usual)
    if 2 * judged.count(Pace.A_LITTLE_QUICK) > len(judged):
        return _("a little quick: {usual}").format(usual=usual)
    return usual


def _rushed_text(rushed: tuple[int, ...], paces: tuple[Pace | None, ...]) -> str:
    """Return which reps were rushed; the first, which is for getting in, is not among them."""
    judged = [number for number, pace in enumerate(paces, 1) if pace and number > 1]
    if len(rushed) == 1:
        return _("rushed in rep {number}").format(number=rushed[0])
    if len(rushed) == len(judged):
        return _("rushed in every rep")
    if tuple(judged[-len(rushed) :]) == rushed:
        return _("rushed from rep {number} on").format(number=rushed[0])
    if len(rushed) > _MANY:
        count = len(paces) - paces.count(None)
        some = ngettext("rushed in {rushed} of {count} rep", "rushed in {rushed} of {count} reps", count)
        return some.format(rushed=number_text(len(rushed)), count=number_text(count))
    return _("rushed in reps {numbers}").format(numbers=listed(tuple(map(str, rushed))))


def _eccentric_text(variation: Variation, record: SetRecord, length_ms: int) -> str:
    tempo = asked_tempo(record)
    # TRANSLATORS: as in "lower for about 2.1 s of 3.0": the phase is the word of the lift.
    of_asked, alone = _("{phase} for about {seconds} s of {asked}"), _("{phase} for about {seconds} s")
    return (of_asked if tempo else alone).format(
        phase=variation.words[PhaseKind.ECCENTRIC].word,
        seconds=tenths_text(length_ms),
        asked=_asked_text(tempo.eccentric_ms) if tempo else "",
    )


def _asked_text(length_ms: int) -> str:
    """Return seconds as they were asked for, with a decimal as the measured ones have."""
    text = plain_decimal(length_ms)
    return with_decimal_mark(text if "." in text else f"{text}.0")
