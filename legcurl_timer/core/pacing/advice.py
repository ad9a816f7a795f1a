"""Soft words about a tempo, with their source."""

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.phases import NOTATION_ORDER
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import Variation

LONG_REP_MS = 8_000
VERY_LONG_REP_MS = 10_000


def rep_length_advice(variation: Variation, tempo: Tempo) -> str:
    """Return a line about reps longer than the range in which growth was found to be alike, else "".

    What counts is the time a rep moves or holds the load; a rest between reps does not. Source: Schoenfeld,
    Ogborn & Krieger 2015, doi 10.1007/s40279-015-0304-0: similar growth for reps of 0.5 to 8 s, seemingly
    less beyond 10 s.
    """
    working_ms = sum(
        tempo.duration_ms(kind) for kind in NOTATION_ORDER if kind.is_moving or kind in variation.loaded
    )
    if working_ms >= VERY_LONG_REP_MS:
        return _(
            "Reps of 10 s and more seem to build less muscle (Schoenfeld 2015). Shorter may serve you better."
        )
    if working_ms > LONG_REP_MS:
        return _("Longer than the 0.5 to 8 s a rep that studies found alike (Schoenfeld 2015).")
    return ""
