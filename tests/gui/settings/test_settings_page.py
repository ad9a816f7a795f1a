"""The settings: each counts at once, and the sound delay can be set by ear and eye."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog, QRadioButton
from pytestqt.qtbot import QtBot
from support.plans import last_used

from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.gui.settings.settings_page import SettingsPage
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.theme import DARK, LIGHT
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.userdata.settings import AudioChoice, Settings, ThemeChoice
from tests.gui.conftest import WindowMaker


@pytest.fixture
def window(make_window: WindowMaker) -> MainWindow:
    """Give a window with its settings open."""
    made = make_window(settings=Settings(theme=ThemeChoice.DARK))
    made._on_settings_requested()
    return made


def test_the_theme_changes_at_once(window: MainWindow) -> None:
    """Choosing light colours paints the page in them."""
    corner = window._settings_page.grab().toImage().pixelColor(2, 2)
    assert corner == QColor(DARK.background)
    window._settings_page._themes._buttons[ThemeChoice.LIGHT].click()
    corner = window._settings_page.grab().toImage().pixelColor(2, 2)
    assert corner == QColor(LIGHT.background)


def test_the_delay_moves_the_mark(window: MainWindow, qtbot: QtBot) -> None:
    """While the test runs the mark follows the ticks, and a longer delay lets it come later."""
    page = window._settings_page
    page._test.click()
    qtbot.waitUntil(lambda: page.mark._since_tick_ms is not None, timeout=3_000)
    track = window._trim._track
    early, late = track.since_tick_ms(0), track.since_tick_ms(200)
    assert (early - late) % 1_000 in range(190, 211)
    page._test.click()
    assert page.mark._since_tick_ms is None
    assert window._trim._track is None


def test_leaving_the_page_ends_the_test(window: MainWindow, qtbot: QtBot) -> None:
    """No tick goes on behind another page."""
    window._settings_page._test.click()
    qtbot.keyClick(window._settings_page, Qt.Key.Key_Escape)
    assert window._trim._track is None


def test_the_delay_reaches_the_next_set(window: MainWindow, qtbot: QtBot) -> None:
    """A set starts later by the delay, so that the picture waits for the sound."""
    for _ in range(20):
        window._settings_page._trim.box.stepUp()
    assert window._settings.settings.trim_ms == 200
    qtbot.keyClick(window._settings_page, Qt.Key.Key_Space)
    assert window._controller._pacer._trim_ms == 200


def test_less_motion_keeps_figure_and_ring_still(make_window: WindowMaker, qtbot: QtBot) -> None:
    """With less motion the strip moves on while figure and ring stay as they are."""
    plans = last_used("seated", tempo="5-1-5-1", reps=2)
    window = make_window(settings=Settings(reduced_motion=True), plans=plans)
    window.start_set()
    page = window._set
    qtbot.waitUntil(lambda: page._strip._head_x > 20, timeout=4_000)
    before = page._strip._head_x
    share, figure = page._ring._share, page._figure.grab().toImage()
    qtbot.waitUntil(lambda: page._strip._head_x > before + 5, timeout=4_000)
    assert page._ring._share == share == 1
    assert page._figure.grab().toImage() == figure


def test_a_sound_folder_is_chosen_and_given_up(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A chosen folder is used and remembered, and one press brings our own sounds back."""
    page = window._settings_page
    window.load_audio_engine()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    page._sounds._choose.click()
    assert window._settings.settings.sound_pack == str(tmp_path)
    assert "ours play" in window._notice.text()
    page._sounds._give_up.click()
    assert window._settings.settings.sound_pack == ""
    assert window._notice.text() == ""
    assert not page._sounds._give_up.isEnabled()


def test_the_output_is_chosen(window: MainWindow) -> None:
    """A chosen output is remembered."""
    window._settings_page._audio._buttons[AudioChoice.SOUNDDEVICE].click()
    assert window._settings.settings.audio is AudioChoice.SOUNDDEVICE


@pytest.fixture
def page(qtbot: QtBot, settings: SettingsState) -> SettingsPage:
    """Give the page alone, with the usual settings."""
    made = SettingsPage(settings)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def told(settings: SettingsState) -> list[Settings]:
    """Give the settings that are told of as they change."""
    changed: list[Settings] = []
    settings.changed.connect(lambda _: changed.append(settings.settings))
    return changed


@pytest.mark.parametrize("guidance", [each for each in Guidance if each is not Guidance.WORDS])
def test_the_guidance_is_chosen(page: SettingsPage, told: list[Settings], guidance: Guidance) -> None:
    """Each way to guide the ear has a button with a line about it, and counts at once."""
    option = page._guidance._options[guidance]

    option.click()

    assert told == [replace(Settings(), guidance=guidance)]
    assert option.accessibleDescription()


def test_the_guidance_is_chosen_by_arrow_keys(window: MainWindow, qtbot: QtBot) -> None:
    """Up and Down move the choice, as among all radio buttons."""
    chosen = window._settings_page._guidance._options[Guidance.WORDS]
    chosen.setFocus()

    qtbot.keyClick(chosen, Qt.Key.Key_Up)
    assert window._settings.settings.guidance is Guidance.COUNTS
    focus = window.focusWidget()
    assert isinstance(focus, QRadioButton)
    assert focus.text() == "Beeps and counts"


def test_the_page_follows_the_settings(
    page: SettingsPage, settings: SettingsState, told: list[Settings]
) -> None:
    """What is changed elsewhere, such as by a preset, is shown and told no second time."""
    settings.change(
        guidance=Guidance.GLIDE,
        voice_pack="/home/ann/voice",
        flash=True,
        reduced_motion=True,
        kg_step=1_250,
        lb_step=10_000,
        trim_ms=100,
    )
    assert len(told) == 1
    assert page._guidance._options[Guidance.GLIDE].isChecked()
    assert page._voice._give_up.isEnabled()
    assert page._flash.isChecked()
    assert page._kg_step.box.text() == "1.25 kg"
    assert page._lb_step.box.text() == "10 lb"
    page._still.click()
    assert told[1:] == [replace(told[0], reduced_motion=False)]


def test_a_voice_folder_is_chosen_and_given_up(
    page: SettingsPage, told: list[Settings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of own recordings is used, nothing changes where none is chosen, and one press gives it up."""
    answers = iter([str(tmp_path), ""])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(answers))

    page._voice._choose.click()
    page._voice._choose.click()
    page._voice._give_up.click()

    assert [each.voice_pack for each in told] == [str(tmp_path), ""]
    assert page._voice._label.text() == "Our own voice"


def test_the_flash_is_switched(page: SettingsPage, told: list[Settings]) -> None:
    """The flash is off until the lifter wants it."""
    page._flash.click()
    page._flash.click()

    assert [each.flash for each in told] == [True, False]


def test_the_steps_of_load(page: SettingsPage, told: list[Settings]) -> None:
    """A press moves a step by the smallest plates, any other step is typed, and none is nothing."""
    page._kg_step.box.stepUp()
    page._lb_step.box.stepDown()
    page._kg_step.box.setValue(page._kg_step.box.valueFromText("0,5"))
    page._kg_step.box.setValue(0)

    assert [(each.kg_step, each.lb_step) for each in told] == [
        (3_750, 5_000),
        (3_750, 2_500),
        (500, 2_500),
        (250, 2_500),
    ]


def test_a_rep_is_asked_for(page: SettingsPage, qtbot: QtBot) -> None:
    """The button asks for one rep to be heard."""
    with qtbot.waitSignal(page.hear_requested, timeout=1_000):
        page._hear.click()
