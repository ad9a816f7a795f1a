"""What was measured in a video, for programs and for reading."""

from typing import Any

from legcurl_timer.cli.text_table import text_table
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.measurement import TURN_MS, MeasuredRep
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SetRecord, new_uid
from legcurl_timer.core.text import counted, decimal_text, tenths_text
from legcurl_timer.measure.as_measurement import late_ms, measurement_of, phases_of
from legcurl_timer.measure.search import Found
from legcurl_timer.wording.measured import judgement_text, remark_text, tension_text, unseen_text


def measured_document(variation: Variation, tempo: Tempo, found: Found) -> dict[str, Any]:
    """Return what was measured as it is written as JSON; times in ms on the clock of the frames."""
    seen, beat = found
    return {
        "variation": variation.id,
        "tempo": str(tempo),
        "first_movement_ms": round(beat.first_s * 1000),
        "trusted": seen.trusted,
        "why": seen.why,
        "reps": [
            {
                "rep": number,
                "half": rep.half,
                "trusted": not rep.why,
                "why": rep.why,
                "late_ms": late_ms(rep, beat),
                "phases": [phase._asdict() for phase in phases],
            }
            for number, (rep, phases) in enumerate(zip(seen.reps, phases_of(seen, beat), strict=True), 1)
        ],
    }


def measured_lines(variation: Variation, tempo: Tempo, found: Found) -> list[str]:
    """Return what was asked and done, rep by rep, and what it comes to."""
    record = _record(variation, tempo, found)
    seen = record.measurement
    heading = f"{variation.name}, {tempo.shown} ({variation.reading(tempo)})"
    if seen is None or not seen.trusted:
        return [heading, unseen_text(seen) if seen else ""]
    order = variation.phase_order
    rows = [
        (pgettext("column", "rep"), *(variation.words[kind].word for kind in order), ""),
        # TRANSLATORS: begins the line of the lengths that were asked for, in a column headed "rep".
        (_("asked"), *(_asked_text(tempo, kind) for kind in order), ""),
    ]
    rows += [
        (str(rep.number), *_figures(rep, order, is_last=rep is seen.reps[-1]), remark_text(record, rep))
        for rep in seen.reps
    ]
    sums = counted(seen.full_reps, "{count} whole rep", "{count} whole reps")
    if judgement := judgement_text(variation, record):
        # TRANSLATORS: as in "10 whole reps: rushed from rep 7 on".
        sums = _("{reps}: {judgement}").format(reps=sums, judgement=judgement)
    tension = tension_text(record)
    begins = _("In seconds, from {begin} s of the video on; a pause under {shortest} s is a turn.")
    return [
        heading,
        begins.format(begin=tenths_text(round(found.beat.first_s * 1000)), shortest=tenths_text(TURN_MS)),
        text_table(rows),
        sums,
        *([_("Time under tension: {lengths}").format(lengths=tension)] if tension else []),
    ]


def _record(variation: Variation, tempo: Tempo, found: Found) -> SetRecord:
    """Return the set as it would be kept, so that it is judged by the same rules."""
    loaded = variation.loaded_phases(own_return=False)
    measurement = measurement_of(found.seen, found.beat, found.beat.first_s, loaded)
    return SetRecord(
        new_uid(),
        Moment(0),
        variation.id,
        measurement.full_reps,
        tempo=str(tempo),
        phase_order=variation.phase_order,
        measurement=measurement,
    )


def _asked_text(tempo: Tempo, kind: PhaseKind) -> str:
    if tempo.is_fast(kind):
        # TRANSLATORS: in the place of a number of seconds: as fast as good form allows.
        return pgettext("length of a phase", "fast")
    length_ms = tempo.duration_ms(kind)
    return decimal_text(length_ms) if length_ms % 100 else tenths_text(length_ms)


def _figures(rep: MeasuredRep, order: tuple[PhaseKind, ...], *, is_last: bool) -> tuple[str, ...]:
    """Return how long each phase was, nothing where that was not seen well; no pause ends the last rep."""
    if not rep.trusted:
        return ("",) * len(order)
    figures = [_figure(rep.phase_ms(kind)) for kind in order]
    return (*figures[:-1], "") if is_last else tuple(figures)


def _figure(length_ms: int) -> str:
    if not length_ms:
        # TRANSLATORS: in the place of the length of a pause: there was none, the movement turned at once.
        return pgettext("length of a phase", "turn")
    return _("about {seconds}").format(seconds=tenths_text(length_ms))
