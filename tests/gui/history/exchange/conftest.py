"""A room with a history whose files are asked about."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.kept_sets import sessions_of

from legcurl_timer.history.recovery.opening import close_history
from tests.gui.exchange_room import ExchangeRoom


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ExchangeRoom]:
    """Give a room with ten sets."""
    made = ExchangeRoom(tmp_path, monkeypatch)
    qtbot.addWidget(made.window)
    made.store.add(sessions_of(10))
    yield made
    close_history(made.store)
