"""`legcurl-timer variations`: the variations and their defaults; the JSON is public and stable."""

import argparse
import json
from collections.abc import Iterable

from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.cli.text_table import text_table
from legcurl_timer.core.lifts.phases import NOTATION_ORDER
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.text import decimal_text


def add_options(parser: argparse.ArgumentParser, _variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    parser.add_argument("--json", action="store_true", help="as JSON, with cues and set-up")


def run(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    """Print the variations."""
    if options.json:
        print(json.dumps([_document(each) for each in variations], indent=2, ensure_ascii=False))
    else:
        print(_for_reading(variations))
    return DONE


def _for_reading(variations: Iterable[Variation]) -> str:
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


def _reps_text(variation: Variation) -> str:
    if variation.reps_min == variation.reps_max:
        return str(variation.reps_min)
    return f"{variation.reps_min}-{variation.reps_max}"
