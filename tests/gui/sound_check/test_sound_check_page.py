"""The sound check in the settings: two tones, and what mends it where they are not heard."""

import pytest
from PySide6.QtCore import Qt
from support.recording_player import RecordingPlayer
from support.window_page import WindowOpener, WindowPage

from legcurl_timer.audio.output import Output, SilentPlayer
from legcurl_timer.training import audio_engine
from legcurl_timer.userdata.settings import Settings

ADVICE = "What may keep you from hearing it:"


class Desk:
    """A window whose sound goes where a test says."""

    def __init__(self, opener: WindowOpener) -> None:
        self.player: RecordingPlayer | SilentPlayer = RecordingPlayer("recording")
        self._open = opener

    def check(self, **settings: object) -> WindowPage:
        """Open the sound check from the settings, muted by M where that is said."""
        page = self._open(settings=Settings(**settings))
        page.show_settings()
        page.click("Sound check")
        return page


@pytest.fixture
def desk(open_window: WindowOpener, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Give a window whose sound can be spoilt."""
    desk = Desk(open_window)
    monkeypatch.setattr(audio_engine, "open_output", lambda _preferred: Output([desk.player]))
    return desk


def test_heard(desk: Desk) -> None:
    """The tones are played at once; Yes leads back to the settings, and it is silent there."""
    page = desk.check()
    assert desk.player.last.pcm.any()
    assert any("two tones" in text for text in page.texts)
    page.click("Yes")
    assert page.shown == "settings"
    assert desk.player.last.stopped


def test_nothing_is_wrong_here(desk: Desk) -> None:
    """Where nothing is heard though all is well, it is told what to look at beyond this program."""
    page = desk.check()
    page.click("No")
    told = "\n".join(page.texts)
    assert ADVICE in told
    assert "9 sounds" in told
    assert "nothing wrong is found in this program" in told
    assert "to mend it: turn the computer's own volume up" in told
    assert "wrong" not in page.texts


def test_no_device(desk: Desk) -> None:
    """A device that does not open is told at once, with what mends it."""
    desk.player = RecordingPlayer(fault="the sound device does not open")
    page = desk.check()
    assert "Nothing can be heard: the sound device does not open." in page.texts
    assert "no sound: the sound device does not open" in page.texts
    assert any(text.startswith("to mend it: switch a loudspeaker on") for text in page.texts)

    desk.player.fault = ""
    page.click("Play again")
    assert not any(text.startswith("to mend it") for text in page.texts)
    assert len(desk.player.playbacks) == 1


@pytest.mark.parametrize(
    ("volume", "key", "said"),
    [(0, Qt.Key.Key_Plus, "The volume is 0."), (50, Qt.Key.Key_M, "It is muted.")],
)
def test_too_quiet(desk: Desk, volume: int, key: Qt.Key, said: str) -> None:
    """Muted or at volume 0 that is said first, and the tones come as soon as they can be heard."""
    page = desk.check(volume=volume)
    if volume:
        page.press(key)
        page.click("Play again")
    assert any(text.startswith(said) for text in page.texts)
    played = len(desk.player.playbacks)
    page.press(key)
    assert len(desk.player.playbacks) == played + 1
    assert desk.player.last.pcm.any()
    assert any("two tones" in text for text in page.texts)


def test_too_quiet_and_left(desk: Desk) -> None:
    """Whoever has left a check that waited is not surprised by its tones."""
    page = desk.check()
    page.press(Qt.Key.Key_M)
    page.click("Play again")
    played = len(desk.player.playbacks)
    page.press(Qt.Key.Key_Escape, Qt.Key.Key_M)
    assert page.shown == "settings"
    assert len(desk.player.playbacks) == played


def test_muted_in_the_meantime(desk: Desk) -> None:
    """What the lifter has chosen is told first among what may be wrong, for as long as it is so."""
    page = desk.check()
    page.press(Qt.Key.Key_M)
    page.click("No")
    assert page.texts[page.texts.index(ADVICE) + 2].startswith("It is muted.")
    page.press(Qt.Key.Key_M)
    assert not any("muted" in text for text in page.texts)


def test_silent_by_choice(desk: Desk) -> None:
    """Silence that was chosen is told as such, with where to choose otherwise."""
    desk.player = SilentPlayer()
    page = desk.check()
    assert any("switched off in the settings" in text for text in page.texts)
    page.click("No")
    assert "to mend it: choose Automatic in the settings, under Sound output" in page.texts


def test_the_next_time_it_asks_anew(desk: Desk) -> None:
    """Whoever comes back is asked again."""
    page = desk.check()
    page.click("No")
    page.press(Qt.Key.Key_Escape)
    assert page.shown == "settings"
    page.click("Sound check")
    assert ADVICE not in page.texts
