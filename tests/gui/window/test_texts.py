"""Every text in the window is one of the catalogue."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget
from support.frame_sources import RecordedSource
from support.window_page import WindowOpener

from legcurl_timer.core.language import languages, own_name
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.gui.window.pages import ABOUT, PAGES, PREPARE, SET
from tests.gui import conftest

_SAME_EVERYWHERE = re.compile(
    r"Leg Curl Timer|English|simpleaudio|sounddevice|(\d+ )?(ms|kg|lb|s)"
    r"|Mj\u00f8lsnes 2004|Petersen 2011|doi 10\..*"
)


def _texts(root: QWidget) -> Iterator[str]:
    """Give everything that is read in a widget, or heard of it."""
    for each in (root, *root.findChildren(QWidget)):
        yield from (each.accessibleName(), each.accessibleDescription(), each.toolTip(), each.windowTitle())
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
        if isinstance(each, QComboBox):
            yield from map(each.itemText, range(each.count()))


@pytest.mark.usefixtures("in_brackets")
@pytest.mark.parametrize("lift", ["nordic", "standing"])
def test_every_text_is_looked_up(
    open_window: WindowOpener, monkeypatch: pytest.MonkeyPatch, lift: str
) -> None:
    """In a language of brackets nothing is shown without them but names and units."""
    monkeypatch.setattr(conftest, "LIFTS", load_variations())
    page = open_window(lift, camera=RecordedSource)
    page.click("[More: count-in, warm-ups, camera]")
    page.open_history()
    for name in (*(row.name for row in PAGES if row.name not in {SET, ABOUT}), PREPARE):
        page.window.navigator.show(name)
    page.settle()
    texts = {text for text in _texts(page.window) if re.search("[A-Za-z]{2}", text) and "[" not in text}
    texts -= set(map(own_name, languages()))
    assert not {text for text in texts if not _SAME_EVERYWHERE.fullmatch(text)}
