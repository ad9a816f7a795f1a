"""The settings: each counts at once, and the sound delay can be set by ear and eye."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from support.bracketed import spoken_in_brackets
from support.controls import Controls
from support.plans import planned
from support.window_page import WindowOpener, WindowPage

from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.gui.settings.settings_page import SettingsPage
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.theme import DARK, LIGHT
from legcurl_timer.training.audio_engine import AudioEngine
from legcurl_timer.userdata.settings import AudioChoice, Settings, SettingsFile, ThemeChoice

DELAY = "Sound delay, milliseconds"
FLASH = "Flash: the screen lights up with each new phase"
STILL = "Less motion: the level goes in steps, the figure stands"


@pytest.fixture
def window(open_window: WindowOpener) -> WindowPage:
    """Give a window with its settings open."""
    page = open_window(settings=Settings(theme=ThemeChoice.DARK))
    page.show_settings()
    return page


def test_the_theme_changes_at_once(window: WindowPage) -> None:
    """Choosing light colours paints the page in them."""
    assert window.colour == QColor(DARK.background)
    window.click("Light")
    assert window.colour == QColor(LIGHT.background)


def test_the_delay_moves_the_mark(window: WindowPage) -> None:
    """While the test runs the mark follows the ticks, and a longer delay lets it come later."""
    window.click("Test the sound delay")
    window.wait_until(lambda: window.since_tick_ms is not None)
    early = window.since_tick_ms
    window.step(DELAY, 20)
    window.wait_until(lambda: window.since_tick_ms != early)
    assert (early - window.since_tick_ms) % 1_000 == 200
    window.click("Test the sound delay")
    assert window.since_tick_ms is None


def test_leaving_the_page_ends_the_test(window: WindowPage) -> None:
    """No tick goes on behind another page."""
    window.click("Test the sound delay")
    window.wait_until(lambda: window.since_tick_ms is not None)
    window.press(Qt.Key.Key_Escape)
    window.show_settings()
    assert window.since_tick_ms is None
    assert not window.button("Test the sound delay").isChecked()


def test_the_delay_reaches_the_next_set(window: WindowPage) -> None:
    """A set starts later by the delay, so that the picture waits for the sound."""
    window.press(Qt.Key.Key_Space)
    by_wire_ms = window.starts_in_ms
    window.discard_set()
    window.show_settings()
    window.step(DELAY, 20)
    assert window.settings.audio_delay_ms == 200
    window.press(Qt.Key.Key_Space)
    assert window.starts_in_ms == by_wire_ms + 200


def test_less_motion_takes_steps(open_window: WindowOpener) -> None:
    """With less motion the level goes in steps of a second while the figure stays as it is."""
    page = open_window(plans=planned("5-1-5-1", 2), settings=Settings(reduced_motion=True))
    page.press(Qt.Key.Key_Space)
    page.advance(page.starts_in_ms + 1_300)
    before = page.motion
    page.advance(400)
    assert page.motion == before
    page.advance(500)
    level, figure = page.motion
    assert abs(level - before[0]) > 0.1
    assert figure == before[1]


def test_a_folder_is_chosen_and_given_up(
    window: WindowPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A chosen folder is used, nothing changes where none is chosen, and one press brings ours back."""
    answers = iter([str(tmp_path), str(tmp_path), ""])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(answers))
    window.click("Voice: choose a folder")
    assert window.settings.voice_pack == str(tmp_path)
    window.click("Voice: use ours")
    assert "Our own voice" in window.texts
    window.click("Sounds: choose a folder")
    window.click("Sounds: choose a folder")
    assert (window.settings.voice_pack, window.settings.sound_pack) == ("", str(tmp_path))
    assert "ours play" in window.notice
    window.click("Sounds: use ours")
    assert window.settings.sound_pack == ""
    assert window.notice == ""
    assert not window.button("Sounds: use ours").isEnabled()


@pytest.fixture
def seen(settings: SettingsState, qtbot: QtBot) -> Controls:
    """Give what a lifter sees of the page alone, with the usual settings."""
    page = SettingsPage(settings)
    qtbot.addWidget(page)
    return Controls(page, qtbot)


@pytest.fixture
def told(settings: SettingsState) -> list[Settings]:
    """Give the settings that are told of as they change."""
    changed: list[Settings] = []
    settings.changed.connect(lambda _: changed.append(settings.settings))
    return changed


@pytest.mark.parametrize(
    ("press", "change"),
    [
        (lambda seen: seen.click("Beeps"), {"guidance": Guidance.BEEPS}),
        (lambda seen: seen.click("Beeps and counts"), {"guidance": Guidance.COUNTS}),
        (lambda seen: seen.click("Glide"), {"guidance": Guidance.GLIDE}),
        (lambda seen: seen.click("sounddevice"), {"audio": AudioChoice.SOUNDDEVICE}),
        (lambda seen: seen.click("Light"), {"theme": ThemeChoice.LIGHT}),
        (lambda seen: seen.click(STILL), {"reduced_motion": True}),
        (lambda seen: seen.click(FLASH), {"flash": True}),
        (lambda seen: seen.step(DELAY, 2), {"audio_delay_ms": 20}),
        (lambda seen: seen.step("Step of load, kg"), {"kg_step": 3_750}),
        (lambda seen: seen.step("Step of load, lb", -1), {"lb_step": 2_500}),
        (lambda seen: seen.number("Step of load, kg").setValue(0), {"kg_step": 250}),
    ],
)
def test_each_control_counts_at_once(
    seen: Controls, told: list[Settings], press: Callable[[Controls], None], change: dict[str, Any]
) -> None:
    """What is pressed changes its own field, which is told once."""
    press(seen)

    assert told == [replace(Settings(), **change)]


def test_the_guidance_is_chosen_by_arrow_keys(window: WindowPage) -> None:
    """Up and Down move the choice, as among all radio buttons."""
    window.focus("Beeps, words and counts")
    window.press(Qt.Key.Key_Up)
    assert window.settings.guidance is Guidance.COUNTS
    assert window.focused == "Beeps and counts"


def test_the_page_follows_the_settings(seen: Controls, settings: SettingsState, told: list[Settings]) -> None:
    """What is changed elsewhere, such as by a preset, is shown, and told no second time."""
    settings.change(
        guidance=Guidance.GLIDE,
        voice_pack="/home/ann/voice",
        flash=True,
        reduced_motion=True,
        kg_step=1_250,
        lb_step=10_000,
        audio_delay_ms=100,
    )

    assert len(told) == 1
    assert seen.button("Glide").isChecked()
    assert seen.button("Voice: use ours").isEnabled()
    assert seen.button(FLASH).isChecked()
    assert seen.number("Step of load, kg").text() == "1.25 kg"
    assert seen.number("Step of load, lb").text() == "10 lb"
    seen.click(STILL)
    assert told[1:] == [replace(told[0], reduced_motion=False)]


def test_one_thing_at_a_time_is_heard(window: WindowPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rep gives way to the next one, and that to the ticks; one that is over is let go of."""
    reps = [Mock(problem="", **{"update.return_value": lasts}) for lasts in (True, True, False)]
    monkeypatch.setattr(AudioEngine, "sample", Mock(side_effect=reps))

    window.click("Hear it: one rep of the set as planned")
    assert [each.stop.call_count for each in reps] == [0, 0, 0]
    window.click("Hear it: one rep of the set as planned")
    assert [each.stop.call_count for each in reps] == [1, 0, 0]
    window.click("Test the sound delay")
    assert [each.stop.call_count for each in reps] == [1, 1, 0]
    assert window.button("Test the sound delay").isChecked()
    window.click("Hear it: one rep of the set as planned")
    assert not window.button("Test the sound delay").isChecked()
    window.wait_until(lambda: reps[2].stop.called)
    assert [each.stop.call_count for each in reps] == [1, 1, 1]


@pytest.mark.parametrize(
    ("heard", "button"),
    [("sample", "Hear it: one rep of the set as planned"), ("tick_track", "Test the sound delay")],
)
def test_the_volume_counts_for_what_is_tried_out(
    window: WindowPage, monkeypatch: pytest.MonkeyPatch, heard: str, button: str
) -> None:
    """Softer and mute change what is heard at the moment, as in a set."""
    preview = Mock(problem="", **{"update.return_value": True, "since_tick_ms.return_value": 0})
    monkeypatch.setattr(AudioEngine, heard, Mock(return_value=preview))
    window.press(Qt.Key.Key_Minus)
    window.click(button)
    assert not preview.set_loudness.called

    window.press(Qt.Key.Key_Minus)
    window.press(Qt.Key.Key_M)

    assert [call.args for call in preview.set_loudness.call_args_list] == [
        (Loudness(90),),
        (Loudness(90, muted=True),),
    ]


def test_the_language_is_chosen(window: WindowPage, tmp_path: Path) -> None:
    """A language is chosen by its own name, and kept for the next start."""
    window.click("Language: English")
    window.close()
    assert SettingsFile(tmp_path).load()[0].language == "en"


def test_a_language_that_is_not_here(open_window: WindowOpener) -> None:
    """A language that only another version has counts as the system's, and stays chosen for that one."""
    window = open_window(settings=Settings(language="tlh"))
    window.show_settings()
    assert window.button("Language: As the system").isChecked()
    assert window.settings.language == "tlh"


def test_the_list_of_words_is_saved(
    window: WindowPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever records a voice can have written down what to say for each file."""
    chosen = tmp_path / "words.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    window.click("Save the list of words")
    assert 'curl.wav: "curl", at most 0.6 s\n' in chosen.read_text(encoding="utf-8")
    assert window.notice == f"The words are in {chosen}."

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "gone" / "words.txt"), ""))
    window.click("Save the list of words")
    assert "No such file or directory" in window.notice


def test_another_language_tells_of_the_voice(open_window: WindowOpener) -> None:
    """Where our voice does not speak the language, Settings says why, and tones begin."""
    with spoken_in_brackets():
        page = open_window(settings=Settings())
        page.write("s")
        assert page.settings.guidance is Guidance.GLIDE
        assert "[Our own voice, in English]" in page.texts
        assert any(text.startswith("[Our voice speaks English: ") for text in page.texts)
