"""`legcurl-timer variations`: the variations and their defaults; the JSON is public and stable."""

import argparse
import json
from collections.abc import Iterable

from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.cli.text_table import text_table
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.lifts.phases import NOTATION_ORDER
from legcurl_timer.core.lifts.variations import Variation, variations_as_written
from legcurl_timer.core.text import decimal_text


def add_options(parser: argparse.ArgumentParser, _variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    parser.add_argument("--json", action="store_true", help=_("as JSON, with cues and set-up"))


def run(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    """Print the variations."""
    if options.json:
        print(json.dumps([_document(each) for each in variations_as_written()], indent=2, ensure_ascii=False))
    else:
        print(_for_reading(variations))
    return DONE


def _for_reading(variations: Iterable[Variation]) -> str:
    rows = [
        (
            # TRANSLATORS: heads what is typed on the command line to name a lift, such as "lying".
            pgettext("column", "id"),
            *(pgettext("column", "name"), pgettext("column", "tempo")),
            *(pgettext("column", "as performed"), pgettext("column", "reps x sets")),
            *(pgettext("column", "rest"), pgettext("column", "count-in")),
        )
    ]
    rows.extend(
        (
            each.id,
            each.name,
            each.tempo.shown,
            each.reading(each.tempo),
            _work_text(each),
            f"{decimal_text(each.rest_ms)} s",
            f"{decimal_text(each.count_in_ms)} s",
        )
        for each in variations
    )
    return text_table(rows)


def _document(variation: Variation) -> dict[str, object]:
    """Return all there is to know of a variation."""
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


def _work_text(variation: Variation) -> str:
    least, most = variation.reps_min, variation.reps_max
    reps = f"{least}" if least == most else f"{least}-{most}"
    line = _("{reps} x {sets} per leg") if variation.one_leg else _("{reps} x {sets}")
    return line.format(reps=reps, sets=variation.sets)
