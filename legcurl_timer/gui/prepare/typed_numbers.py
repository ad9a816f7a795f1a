"""What is typed into the numbers of the plan: read, or None where it makes no sense."""

from legcurl_timer.core.language import pgettext
from legcurl_timer.core.load import MAX_BAND_TEXT, MAX_LOAD_THOUSANDTHS, Load, LoadUnit

_DECIMALS = 3


def bodyweight_word() -> str:
    """Return how the body as the only load is written in little room."""
    # TRANSLATORS: the body as the only load, in place of "20 kg": one short word; it can be typed as well
    return pgettext("kind of load", "body")


def read_whole(text: str, least: int, most: int) -> int | None:
    """Return a whole number within bounds."""
    typed = text.strip()
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= len(str(most))
    return int(typed) if is_number and least <= int(typed) <= most else None


def read_rest_ms(text: str, most_ms: int) -> int | None:
    """Return a rest in ms, typed as "1:30" or as "90"."""
    minutes, colon, seconds = text.strip().removesuffix("s").rpartition(":")
    whole = read_whole(minutes or "0", 0, most_ms // 60_000)
    rest = read_whole(seconds, 0, 59 if colon else most_ms // 1000)
    if whole is None or rest is None or (60 * whole + rest) * 1000 > most_ms:
        return None
    return (60 * whole + rest) * 1000


def read_load(text: str, unit: LoadUnit) -> Load | None:
    """Return a load: an amount, in `unit` where none is typed; the body; or the name of a band.

    Body and band may be written as the language spoken shows them.
    """
    typed = " ".join(text.split())
    named = next((each for each in (LoadUnit.KG, LoadUnit.LB) if typed.lower().endswith(each.value)), None)
    amount = typed[: -len(named)].rstrip() if named else typed
    whole, _, part = amount.replace(",", ".").partition(".")
    digits = f"{whole}{part}"
    if digits.isascii() and digits.isdigit() and len(part) <= _DECIMALS:
        thousandths = int(f"{whole[:7]}{part:0<{_DECIMALS}}")
        return Load(named or unit, min(thousandths, MAX_LOAD_THOUSANDTHS))
    body = Load(LoadUnit.BODYWEIGHT)
    if typed.casefold() in {each.casefold() for each in ("body", body.unit, bodyweight_word(), str(body))}:
        return body
    before, _name, after = str(Load(LoadUnit.BAND, band="{}")).partition("{}")
    band = typed.removeprefix(before).removesuffix(after)
    is_name = any(map(str.isalpha, band)) and len(band) <= MAX_BAND_TEXT and band.isprintable()
    return Load(LoadUnit.BAND, band=band) if is_name else None
