"""What is typed into the numbers of the plan: read, or None where it makes no sense."""

from legcurl_timer.core.load import MAX_BAND_TEXT, MAX_LOAD_THOUSANDTHS, Load, LoadUnit

_BODY = {"body", LoadUnit.BODYWEIGHT.value}
_DECIMALS = 3


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
    """Return a load: an amount, in `unit` where none is typed; "body"; or the name of a band."""
    typed = " ".join(text.split())
    named = next((each for each in (LoadUnit.KG, LoadUnit.LB) if typed.lower().endswith(each.value)), None)
    amount = typed[: -len(named)].rstrip() if named else typed
    whole, _, part = amount.replace(",", ".").partition(".")
    digits = f"{whole}{part}"
    if digits.isascii() and digits.isdigit() and len(part) <= _DECIMALS:
        thousandths = int(f"{whole[:7]}{part:0<{_DECIMALS}}")
        return Load(named or unit, min(thousandths, MAX_LOAD_THOUSANDTHS))
    if typed.lower() in _BODY:
        return Load(LoadUnit.BODYWEIGHT)
    band = typed.removesuffix(" band")
    is_name = any(map(str.isalpha, band)) and len(band) <= MAX_BAND_TEXT and band.isprintable()
    return Load(LoadUnit.BAND, band=band) if is_name else None
