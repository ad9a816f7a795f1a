"""What is typed into the fields of a set: read, or refused in one line."""

import re

from legcurl_timer.core.load import MAX_LOAD_THOUSANDTHS, Load, LoadUnit
from legcurl_timer.core.records import MAX_REPS_KEPT, MAX_RESERVE_HALF_REPS
from legcurl_timer.core.text import decimal_text

_AMOUNT = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,3}))?")
_HALVES = re.compile(r"([0-9]{1,3})(?:[.,]([05])0*)?")

_LONGEST_QUOTE = 30


class FieldTextError(ValueError):
    """Typed text that cannot be read; the message is one line for the lifter."""


def read_load(text: str, unit: LoadUnit) -> Load | None:
    """Return the load that was typed, None where nothing was. Raises FieldTextError and ValidationError."""
    typed = _one_line(text)
    if unit is LoadUnit.BODYWEIGHT:
        return Load(unit)
    if not typed:
        return None
    if unit is LoadUnit.BAND:
        return Load(unit, band=typed)
    match = _AMOUNT.fullmatch(typed.removesuffix(unit.value).rstrip())
    if match is None:
        raise FieldTextError(f'"{_short(typed)}" is no weight; 42.5 and 42,5 are.')
    thousandths = int(match[1]) * 1000 + int((match[2] or "").ljust(3, "0"))
    if thousandths > MAX_LOAD_THOUSANDTHS:
        raise FieldTextError(f"A load goes up to {decimal_text(MAX_LOAD_THOUSANDTHS)} {unit}.")
    return Load(unit, thousandths)


def load_text(load: Load | None) -> str:
    """Return what stands in the field for a load, its unit left out."""
    if load is None or load.unit is LoadUnit.BODYWEIGHT:
        return ""
    return load.band or decimal_text(load.thousandths)


def read_reserve(text: str) -> int | None:
    """Return the reps in reserve in halves, None where nothing was typed. Raises FieldTextError."""
    typed = _one_line(text)
    if not typed:
        return None
    match = _HALVES.fullmatch(typed)
    halves = 2 * int(match[1]) + (match[2] == "5") if match else -1
    if not 0 <= halves <= MAX_RESERVE_HALF_REPS:
        most = reserve_text(MAX_RESERVE_HALF_REPS)
        raise FieldTextError(f'Reps in reserve: "{_short(typed)}" is not 0 to {most}; halves count, too.')
    return halves


def reserve_text(half_reps: int | None) -> str:
    """Return reps in reserve as a number, "" where nobody knows them: 3 halves are "1.5"."""
    return "" if half_reps is None else decimal_text(half_reps * 500)


def read_reps(text: str) -> int:
    """Return a number of reps done. Raises FieldTextError."""
    typed = _one_line(text)
    if not re.fullmatch(r"[0-9]{1,4}", typed) or int(typed) > MAX_REPS_KEPT:
        raise FieldTextError(f'Reps: "{_short(typed)}" is not a whole number from 0 to {MAX_REPS_KEPT}.')
    return int(typed)


def _short(typed: str) -> str:
    return typed if len(typed) <= _LONGEST_QUOTE else f"{typed[:_LONGEST_QUOTE]}\u2026"


def _one_line(text: str) -> str:
    return " ".join(text.split())
