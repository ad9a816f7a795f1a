"""What other programs call our lifts: names to write, and guesses at names that are read."""

from legcurl_timer.history.exchange.contents import NameGuess
from legcurl_timer.history.exchange.other_apps.exercise_words import POSTURES, Told, read_words

EXPORTED_NAMES = {
    "lying": "Lying Leg Curl (Machine)",
    "seated": "Seated Leg Curl (Machine)",
    "standing": "Standing Leg Curl (Machine)",
    "standing-band": "Standing Leg Curl (Band)",
    "prone-band": "Lying Leg Curl (Band)",
    "nordic": "Nordic Hamstrings Curls",
}
"""Names as they are used in the other programs' own lists; other variations keep their short name."""

_FURNITURE = {"chair": "seated", "couch": "lying"}
_WITH_BAND = {"lying": "prone-band", "standing": "standing-band"}
_BESIDES_NORDIC = frozenset({"nordic", "neutral", "machine", "band", "bodyweight"})
_RELATED = frozenset({"curl", "hamstring", "nordic"})


def guess_names(counts: dict[str, int]) -> tuple[NameGuess, ...]:
    """Return the guesses at names, by how many rows each has: those worth a look first, then the frequent."""
    guesses = (guess_name(name, rows) for name, rows in counts.items())
    return tuple(sorted(guesses, key=_by_interest))


def _by_interest(guess: NameGuess) -> tuple[bool, bool, bool, int, str]:
    return not guess.variation, not guess.related, guess.is_sure, -guess.rows, guess.name


def guess_name(name: str, rows: int) -> NameGuess:
    """Return the guess at the name of an exercise.

    A leg curl that does not say how the lifter lies, sits or stands is taken to be lying, and that is not
    sure: machines for both are called so.
    """
    told = read_words(name)
    kinds = told.kinds
    is_hamstring = "hamstring" in kinds or {"thigh", "biceps"} <= kinds
    is_leg = is_hamstring or "leg" in kinds
    is_curl = bool(kinds & {"curl", "flexion"})
    is_another = "another-curl" in kinds or ("biceps" in kinds and not is_hamstring)
    related = bool(kinds & _RELATED) or is_hamstring or (is_leg and is_curl) or _may_be_misspelt(told)
    variation: str | None = None
    is_sure = told.is_known
    if is_another or not related:
        is_sure = True
    elif "another-lift" in kinds:
        is_sure = not (is_leg and "curl" in kinds)
    elif "nordic" in kinds and (is_leg or is_curl or (told.is_known and kinds <= _BESIDES_NORDIC)):
        variation = "nordic"
    elif (is_leg and is_curl) or (is_hamstring and kinds & {*POSTURES, *_FURNITURE}):
        variation, is_sure = _by_posture(told)
    elif is_leg or kinds & {"thigh", "nordic"}:
        is_sure = False
    return NameGuess(name, variation, rows, related, is_sure)


def _may_be_misspelt(told: Told) -> bool:
    """Return whether a name has a leg and a posture, and perhaps a curl in a word that is not known."""
    kinds = told.kinds
    is_open = "thigh" in kinds or ("leg" in kinds and not told.is_known)
    return is_open and bool(kinds & POSTURES) and "another-lift" not in kinds


def _by_posture(told: Told) -> tuple[str | None, bool]:
    """Return the variation of a leg curl, None for none of ours, and whether that is sure."""
    kinds = told.kinds
    postures = kinds & POSTURES
    said = postures | {each for kind, each in _FURNITURE.items() if kind in kinds}
    is_clear = told.is_known and len(said) == 1 and "bodyweight" not in kinds
    if "curl" not in kinds:
        is_machine = bool(kinds & {"flexion", "machine", *_FURNITURE})
        is_clear = is_clear and is_machine and not said & {"standing", "kneeling"}
    if "kneeling" in postures and not postures & {"lying", "seated"}:
        return None, is_clear
    posture = next((each for each in ("seated", "standing", "lying") if each in (postures or said)), "lying")
    return (_WITH_BAND.get(posture) if "band" in kinds else posture), is_clear
