"""Which keys are meant on a keyboard that writes other things where most write digits and Latin letters."""

import sys
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ROWS = "1234567890-=  QWERTYUIOP[]  ASDFGHJKL;'` \\ZXCVBNM,./"
"""What is printed on the keys in the order of their scan codes, a blank for a key that writes nothing."""
_MAC_KEYS = "ASDFHGZXCV BQWERYT123465=97-80]OU[IP LJ'K;\\,/NM."
_FIRST_IN_WINDOWS, _FIRST_IN_X = 2, 10
_DIGITS = "0123456789"
_SIGNS = "-."
_LAST_LATIN = "\u024f"
_OTHER_LEVELS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.GroupSwitchModifier


def places(platform: str) -> dict[int, str]:
    """Return what the keys write on most keyboards, by the code that a system has for each place."""
    first, keys = {"darwin": (0, _MAC_KEYS), "win32": (_FIRST_IN_WINDOWS, _ROWS)}.get(
        platform, (_FIRST_IN_X, _ROWS)
    )
    return {first + n: key for n, key in enumerate(keys) if key.isalnum() or key in _SIGNS}


_PLACES = places(sys.platform)


def keys_meant(event: QKeyEvent) -> tuple[int, ...]:
    """Return what a key may mean, the likeliest first.

    A letter is meant as the layout has it, and by its place where the layout has another alphabet. The digits
    have their place in any layout, but not with Shift, which may make something else of them. Minus and full
    stop, which a clicker sends by their place, are meant there if the layout has nothing better.
    """
    own = event.key()
    code = event.nativeVirtualKey() if sys.platform == "darwin" else event.nativeScanCode()
    place = _PLACES.get(code)
    if place is None or own > sys.maxunicode:
        return (own,)
    character = chr(own)
    if _is_of_another_alphabet(character):
        return (ord(place),)
    if event.modifiers() & _OTHER_LEVELS or character in _DIGITS:
        return (own,)
    if place in _DIGITS:
        return (ord(place),)
    return (own, ord(place)) if place in _SIGNS and not character.isalpha() else (own,)


def _is_of_another_alphabet(character: str) -> bool:
    return character > _LAST_LATIN and unicodedata.category(character)[0] in "LM"
