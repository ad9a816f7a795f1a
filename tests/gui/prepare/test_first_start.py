"""The first start: three steps over the page that goes on working, skipped at once, and never again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from support.recording_player import RecordingPlayer
from support.window_page import WindowOpener, WindowPage

from legcurl_timer.audio.output import Output
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.training import audio_engine
from legcurl_timer.userdata.kept import load_kept
from legcurl_timer.userdata.settings import Settings

ESCAPE, ENTER, SPACE, TAB, DOWN = (
    *(Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Down),
)


@pytest.fixture
def player(monkeypatch: pytest.MonkeyPatch) -> RecordingPlayer:
    """Play into a recording."""
    player = RecordingPlayer("recording")
    monkeypatch.setattr(audio_engine, "open_output", lambda _preferred: Output([player]))
    return player


@pytest.fixture
def window(open_window: WindowOpener, player: RecordingPlayer) -> WindowPage:
    """Give the window of somebody who is here for the first time."""
    assert player
    return open_window("lying", settings=Settings(introduced=False))


def explained_again(folder: Path) -> bool:
    """Return whether the program would explain itself at its next start."""
    return not load_kept(folder, load_variations())[1].introduced


def test_three_steps(window: WindowPage, player: RecordingPlayer, tmp_path: Path) -> None:
    """The lifts, the tempo, two tones, the start: then it is over, for good."""
    assert explained_again(tmp_path / "new")
    assert window.explained.startswith("Pick your lift")
    window.click("Next")
    assert window.explained.startswith("This is the tempo")
    assert player.playbacks == []
    window.click("Next")
    assert "two tones" in window.explained
    assert player.last.pcm.any()
    window.click("Yes")
    assert player.last.stopped
    assert window.explained.startswith("Press Space and lie down: the first rep begins after 5 s")
    window.click("Got it")
    assert window.explained == ""
    assert window.close()
    assert not explained_again(tmp_path)


def test_the_page_goes_on_working(window: WindowPage) -> None:
    """A lift is picked by arrow, digit or click while the steps are shown, and the steps follow it."""
    window.press(DOWN)
    assert window.lift == "seated"
    window.write("6")
    assert window.lift == "nordic"
    window.click("Standing leg curl")
    assert window.lift == "standing"
    assert window.explained.startswith("Pick your lift")
    for answer in ("Next", "Next", "Yes"):
        window.click(answer)
    assert window.explained.startswith("Press Space and get into position")
    window.write("1")
    assert window.explained.startswith("Press Space and lie down")


def test_by_keyboard_alone(window: WindowPage) -> None:
    """Tab leads from the lifts to the steps, Enter through them, and the keyboard comes back to the lifts."""
    window.press(TAB)
    assert window.focused == "Next"
    window.press(ENTER, ENTER)
    assert window.focused == "Yes"
    window.press(ENTER)
    assert window.focused == "Got it"
    window.press(ENTER)
    assert window.focused == "Lying leg curl"


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_esc_skips_it(window: WindowPage, steps: int, tmp_path: Path) -> None:
    """Esc ends it at any step, and it does not come again."""
    for _ in range(steps):
        window.click("Next")
    window.press(ESCAPE)
    assert window.explained == ""
    assert window.settings.introduced
    assert window.shown == "prepare"
    window.close()
    assert not explained_again(tmp_path)


def test_space_starts_as_ever(window: WindowPage) -> None:
    """Who knows what to do presses Space, and is told nothing more."""
    window.press(SPACE)
    assert window.shown == "set"
    window.discard_set()
    assert window.shown == "prepare"
    assert window.explained == ""


def test_the_steps_wait_on_other_pages(window: WindowPage) -> None:
    """Whoever looks at another page in between finds the step that it was, and Esc there only leads back."""
    window.click("Next")
    window.show_settings()
    window.press(ESCAPE)
    assert window.shown == "prepare"
    assert window.explained.startswith("This is the tempo")


def test_nothing_heard_leads_to_advice(window: WindowPage, player: RecordingPlayer) -> None:
    """No leads to what may mend it; once the tones are heard there, the steps go on."""
    window.click("Next")
    window.click("Next")
    window.click("No")
    assert window.shown == "sound check"
    assert "sound by recording: you should have heard two tones" in window.texts
    window.click("Play again")
    assert len(player.playbacks) == 2
    window.click("Yes")
    assert window.shown == "prepare"
    assert window.explained.startswith("Press Space")


def test_no_sound_device(window: WindowPage, player: RecordingPlayer) -> None:
    """Where nothing can be heard that is told with its reason, and nobody is asked about it."""
    player.fault = "the sound device does not open"
    window.click("Next")
    window.click("Next")
    assert window.explained == "Nothing can be heard: the sound device does not open."
    window.click("What helps")
    assert window.shown == "sound check"
    window.press(ESCAPE)
    window.click("Go on without")
    assert window.explained.startswith("Press Space")


def test_from_advice_without_an_answer(window: WindowPage, player: RecordingPlayer) -> None:
    """Esc leads from the advice back to the step, which plays and asks again."""
    window.click("Next")
    window.click("Next")
    window.click("No")
    window.press(ESCAPE)
    assert window.shown == "prepare"
    assert "two tones" in window.explained
    assert len(player.playbacks) == 2
    assert window.button("Play again")


def test_nothing_is_explained_to_others(open_window: WindowOpener) -> None:
    """With settings as they are by default, which older files are read as, nothing is explained."""
    assert open_window().explained == ""
