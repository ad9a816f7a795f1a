"""The style sheet of the window, made of `window.qss`, a theme and a scale."""

import re
from functools import cache
from pathlib import Path

from legcurl_timer.gui.style.theme import Theme

_PLACE = re.compile(r"\$(?P<name>\w+)|\b(?P<size>\d+)su\b")


def style_sheet(theme: Theme, scale: float) -> str:
    """Return the style sheet of everything at a scale, 1 for a window of 1280 x 800."""
    tick = Path(__file__).with_name(f"tick-{theme.on_accent[1:]}.svg")
    names = {**theme._asdict(), **_radio_button(scale), "tick": tick.as_posix()}

    def filled(match: re.Match[str]) -> str:
        if name := match["name"]:
            return str(names[name])
        return f"{max(1, round(int(match['size']) * scale))}px"

    return _PLACE.sub(filled, _template())


@cache
def _template() -> str:
    return Path(__file__).with_name("window.qss").read_text(encoding="utf-8")


def _radio_button(scale: float) -> dict[str, str]:
    """Return the lengths of a dot that stays round at every scale."""
    dot = 2 * round(7 * scale)  # even, for a corner of more than half the width is not drawn round
    ring = dot // 3
    lengths = {"dot": dot, "ring": ring, "hole": dot + 4 - 2 * ring, "round": dot // 2 + 2}
    return {name: f"{length}px" for name, length in lengths.items()}
