"""`legcurl-timer timeline`: every phase of a set with its times; the JSON is public and stable."""

import argparse
import json

from legcurl_timer.cli.arguments import add_set_options, asked_set
from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.cli.text_table import text_table
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.text import clock_text, counted, decimal_text


def add_options(parser: argparse.ArgumentParser, variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    add_set_options(parser, variations)
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def run(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    """Print the phases of the set that is asked for; raises BadInputError."""
    prescription = asked_set(options)
    print(_document(prescription) if options.json else _for_reading(prescription))
    return DONE


def _document(prescription: SetPrescription) -> str:
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
        "phases": [phase._asdict() for phase in timeline.phases],
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def _for_reading(prescription: SetPrescription) -> str:
    timeline = compile_set(prescription)
    variation = prescription.variation
    rows = [
        (
            # TRANSLATORS: headings of columns with seconds.
            *(pgettext("column", "start s"), pgettext("column", "length s")),
            *(pgettext("column", "rep"), pgettext("column", "phase")),
            # TRANSLATORS: heads a column of "yes" where a phase counts as time under tension.
            pgettext("column", "loaded"),
        )
    ]
    rows.extend(
        (
            decimal_text(phase.start_ms),
            decimal_text(phase.duration_ms),
            str(phase.rep or ""),
            variation.words[phase.kind].label if phase.rep else _("Count-in"),
            pgettext("column", "yes") if phase.loaded else "",
        )
        for phase in timeline.phases
    )
    tempo, reps = prescription.tempo, counted(prescription.reps, "{count} rep", "{count} reps")
    heading = f"{variation.name}, {tempo.shown} ({variation.reading(tempo)}), {reps}"
    sums = _("{tension} under tension, set time {set_time}, with count-in {whole_time}").format(
        tension=clock_text(timeline.tut_ms),
        set_time=clock_text(timeline.set_time_ms),
        whole_time=clock_text(timeline.duration_ms),
    )
    return f"{heading}\n{text_table(rows)}\n{sums}"
