"""What the program prints or writes about sets and variations; the JSON is public and stable."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.core.lifts.phases import NOTATION_ORDER
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.text import clock_text, counted, decimal_text


def timeline_json(prescription: SetPrescription) -> str:
    """Return a set and its phases as JSON; times in ms from the start of the count-in."""
    timeline = compile_set(prescription)
    document = {
        "variation": prescription.variation.id,
        "tempo": str(prescription.tempo),
        "reps": prescription.reps,
        "count_in_ms": prescription.count_in_ms,
        "duration_ms": timeline.duration_ms,
        "tut_ms": timeline.tut_ms,
        "set_time_ms": timeline.set_time_ms,
        "phases": [
            {
                "kind": phase.kind.value,
                "rep": phase.rep,
                "start_ms": phase.start_ms,
                "end_ms": phase.end_ms,
                "loaded": phase.loaded,
            }
            for phase in timeline.phases
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def timeline_table(prescription: SetPrescription) -> str:
    """Return a set and its phases for reading."""
    timeline = compile_set(prescription)
    words = prescription.variation.words
    rows = [("start s", "length s", "rep", "phase", "loaded")]
    for phase in timeline.phases:
        label = words[phase.kind].label if phase.rep else "Count-in"
        rows.append(
            (
                decimal_text(phase.start_ms),
                decimal_text(phase.duration_ms),
                str(phase.rep or ""),
                label,
                "yes" if phase.loaded else "",
            )
        )
    heading = (
        f"{prescription.variation.name}, {prescription.tempo} "
        f"({prescription.variation.reading(prescription.tempo)}), {counted(prescription.reps, 'rep')}"
    )
    sums = (
        f"{clock_text(timeline.tut_ms)} under tension, set time {clock_text(timeline.set_time_ms)}, "
        f"with count-in {clock_text(timeline.duration_ms)}"
    )
    return f"{heading}\n{_table(rows)}\n{sums}"


def variations_json(variations: Iterable[Variation]) -> str:
    """Return all there is to know of the variations, as JSON."""
    return json.dumps([_variation_document(each) for each in variations], indent=2, ensure_ascii=False)


def variations_table(variations: Iterable[Variation]) -> str:
    """Return the variations and their defaults for reading."""
    rows = [("id", "name", "tempo", "as performed", "reps x sets", "rest", "count-in")]
    rows.extend(
        (
            each.id,
            each.name,
            str(each.tempo),
            each.reading(each.tempo),
            f"{_reps_text(each)} x {each.sets}{' per leg' if each.one_leg else ''}",
            f"{decimal_text(each.rest_ms)} s",
            f"{decimal_text(each.count_in_ms)} s",
        )
        for each in variations
    )
    return _table(rows)


def write_guide_track(prescription: SetPrescription, path: Path, guidance: Guidance) -> str:
    """Write a set's guide track as a WAV file and return a line about it; raises OSError."""
    # numpy is slow to import, and only this report needs sound.
    from legcurl_timer.audio.guide import Guide  # noqa: PLC0415
    from legcurl_timer.audio.renderer import render  # noqa: PLC0415
    from legcurl_timer.audio.sounds import load_bank  # noqa: PLC0415
    from legcurl_timer.audio.voice import OWN_VOICE, load_voice  # noqa: PLC0415
    from legcurl_timer.audio.wav import SAMPLE_RATE, write_wav  # noqa: PLC0415

    ours = sounds_folder()
    guide = Guide.for_set(prescription, guidance, load_voice(ours / OWN_VOICE))
    samples = render(compile_set(prescription), load_bank(ours), guide)
    write_wav(path, samples)
    return f"{path}: {decimal_text(len(samples) * 1000 // SAMPLE_RATE)} s of guide track"


def _variation_document(variation: Variation) -> dict[str, object]:
    return {
        "id": variation.id,
        "name": variation.name,
        "one_leg": variation.one_leg,
        "first_phase": variation.first_phase.value,
        "tempo": str(variation.tempo),
        "reps_min": variation.reps_min,
        "reps_max": variation.reps_max,
        "sets": variation.sets,
        "rest_s": variation.rest_ms // 1000,
        "count_in_s": variation.count_in_ms // 1000,
        "setup": list(variation.setup),
        "cues": {kind.value: list(variation.words[kind].cues) for kind in variation.phase_order},
        "mistakes": [{"name": mistake.name, "fix": mistake.fix} for mistake in variation.mistakes],
        "loaded": {kind.value: kind in variation.loaded for kind in NOTATION_ORDER},
    }


def _reps_text(variation: Variation) -> str:
    if variation.reps_min == variation.reps_max:
        return str(variation.reps_min)
    return f"{variation.reps_min}-{variation.reps_max}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)
