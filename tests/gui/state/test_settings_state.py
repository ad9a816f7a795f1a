"""The settings: changed field by field, told by name, written down soon."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.userdata.settings import SettingsFile, ThemeChoice


@pytest.fixture
def names(settings: SettingsState) -> list[set[str]]:
    """Give the names of the fields that are told of."""
    told: list[set[str]] = []
    settings.changed.connect(told.append)
    return told


@pytest.fixture
def loudness(settings: SettingsState) -> list[Loudness]:
    """Give how loud it is each time that is told of."""
    told: list[Loudness] = []
    settings.loudness_changed.connect(lambda: told.append(settings.loudness))
    return told


def test_fields_are_changed_by_name(settings: SettingsState, names: list[set[str]]) -> None:
    """What changes is told by its name, what is as it was is left out."""
    settings.change(theme=ThemeChoice.DARK, flash=False)
    settings.change(theme=ThemeChoice.DARK)
    settings.change(flash=True, kg_step=1_250)
    assert names == [{"theme"}, {"flash", "kg_step"}]
    assert (settings.settings.theme, settings.settings.flash) == (ThemeChoice.DARK, True)


def test_a_volume_waits_for_the_end_of_the_mute(settings: SettingsState, loudness: list[Loudness]) -> None:
    """Volume and mute are each told once, and neither changes the other."""
    for _ in range(2):
        settings.set_muted(muted=True)
    for _ in range(2):
        settings.set_volume(30)
    settings.set_muted(muted=False)
    assert loudness == [Loudness(100, muted=True), Loudness(30, muted=True), Loudness(30)]


def test_the_mute_is_not_kept(
    settings: SettingsState, names: list[set[str]], tmp_path: Path, qtbot: QtBot
) -> None:
    """Changes are written down soon; whether it is muted now is no setting."""
    settings.set_muted(muted=True)
    assert names == []
    settings.change(volume=40)
    qtbot.waitUntil((tmp_path / "settings.json").exists, timeout=3_000)
    assert SettingsFile(settings.folder).load() == (settings.settings, "")


def test_what_another_window_set_stays(settings: SettingsState) -> None:
    """Each of two windows writes down what was changed in it since it last did, and nothing else."""
    other = SettingsState(SettingsFile(settings.folder))
    settings.change(volume=30, flash=True)
    settings.save()
    other.change(volume=55)
    other.save()
    settings.change(kg_step=1_250)
    settings.save()
    kept, _ = SettingsFile(settings.folder).load()
    assert (kept.volume, kept.flash, kept.kg_step) == (55, True, 1_250)


def test_settings_that_make_no_sense_are_written_anew(settings: SettingsState) -> None:
    """Where the file was damaged meanwhile, it is set aside and all of these are kept."""
    settings.change(volume=30)
    settings.save()
    (settings.folder / "settings.json").write_text("{")
    settings.change(flash=True)
    settings.save()
    assert SettingsFile(settings.folder).load() == (settings.settings, "")
