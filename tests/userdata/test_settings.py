"""What the lifter chose survives the run; what cannot be read is set aside and never stops the program."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.core import language
from legcurl_timer.core.load import Load, LoadSteps, LoadUnit
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.userdata.settings import (
    AudioChoice,
    MeasureWith,
    Settings,
    SettingsFile,
    ThemeChoice,
    data_folder,
    read_settings,
)


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    """Return the settings file of an empty folder."""
    return SettingsFile(tmp_path)


def test_defaults() -> None:
    """The usual settings: the system's looks, a fair volume, no sound delay, our sounds, no camera."""
    assert asdict(Settings()) == {
        "theme": "system",
        "volume": 100,
        "audio_delay_ms": 0,
        "sound_pack": "",
        "guidance": "words",
        "voice_pack": "",
        "audio": "auto",
        "reduced_motion": False,
        "flash": False,
        "kg_step": 2_500,
        "lb_step": 5_000,
        "nordic_started": "",
        "exchange_folder": "",
        "measure_with": "off",
        "camera_number": 0,
        "language": "system",
        "introduced": True,
        "other_voice_packs": (),
    }


any_settings = st.builds(
    Settings,
    theme=st.sampled_from(ThemeChoice),
    volume=st.integers(0, 100),
    audio_delay_ms=st.integers(-100, 500),
    sound_pack=st.text(),
    guidance=st.sampled_from(Guidance),
    voice_pack=st.text(),
    audio=st.sampled_from(AudioChoice),
    reduced_motion=st.booleans(),
    flash=st.booleans(),
    kg_step=st.integers(250, 50_000),
    lb_step=st.integers(250, 50_000),
    nordic_started=st.just("") | st.dates().map(str),
    exchange_folder=st.text(),
    measure_with=st.sampled_from(MeasureWith),
    camera_number=st.integers(0, 99),
    language=st.sampled_from(["system", "de"]),
)


@given(settings=any_settings)
def test_any_settings_come_back(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    """Whatever the lifter can choose is the same after the next start."""
    file = SettingsFile(tmp_path_factory.mktemp("settings"))

    assert file.save(settings) == ""
    assert file.load() == (settings, "")


@pytest.mark.parametrize(
    "document",
    [
        {"volume": 35},
        {"volume": 35, "colour_of_the_bench": "red"},
        {"version": 1, "volume": 35, "variation": 3, "last_used": []},
        {"volume": 35, "later": {"than": ["this", "program"]}},
    ],
)
def test_more_and_less_than_expected(file: SettingsFile, document: dict[str, Any]) -> None:
    """What is missing is as usual, and what this program does not know is passed over."""
    file.path.write_text(json.dumps(document))

    assert file.load() == (replace(Settings(), volume=35), "")


def test_older_names_are_read(file: SettingsFile) -> None:
    """The sound delay of an older file is taken over, unless the file says otherwise by now."""
    file.path.write_text(json.dumps({"trim_ms": 180}))
    assert file.load()[0] == replace(Settings(), audio_delay_ms=180)
    file.path.write_text(json.dumps({"trim_ms": 180, "audio_delay_ms": 20}))
    assert file.load()[0] == replace(Settings(), audio_delay_ms=20)


def test_each_language_has_its_own_voice(file: SettingsFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of recordings is that of the language in which it was chosen, and outlives others."""
    file.path.write_text(json.dumps({"voice_pack": "/english", "language": "system"}))
    monkeypatch.setattr(language._Spoken, "language", "de")
    settings, _ = file.load()
    assert settings.voice_pack == ""
    file.save(replace(settings, voice_pack="/deutsch"))
    assert file.load()[0].voice_pack == "/deutsch"

    monkeypatch.setattr(language._Spoken, "language", "en")
    assert file.load()[0].voice_pack == "/english"
    file.save(replace(file.load()[0], volume=35))

    monkeypatch.setattr(language._Spoken, "language", "de")
    assert file.load()[0].voice_pack == "/deutsch"


def test_a_voice_from_before_is_heard_on(file: SettingsFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder chosen before there were languages counts in the one spoken at the next start."""
    file.path.write_text(json.dumps({"voice_pack": "/recorded"}))
    monkeypatch.setattr(language._Spoken, "language", "de")
    assert file.load()[0].voice_pack == "/recorded"
    file.save(replace(file.load()[0], voice_pack=""))
    assert file.load()[0].voice_pack == ""


def test_each_language_has_its_usual_guidance(file: SettingsFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has chosen nothing hears what is usual in the language; a choice counts in all of them."""
    file.save(Settings(language="de"))
    monkeypatch.setattr(language._Spoken, "language", "de")
    assert file.load()[0].guidance is Guidance.GLIDE
    file.save(replace(file.load()[0], guidance=Guidance.BEEPS))
    monkeypatch.setattr(language._Spoken, "language", "en")
    assert file.load()[0].guidance is Guidance.BEEPS


BAD = {
    "volume": ["35", True, 35.5, float("nan"), -1, 101],
    "audio_delay_ms": [-101, 501],
    "theme": ["pink", 1],
    "audio": ["gramophone"],
    "reduced_motion": ["no"],
    "guidance": ["song"],
    "voice_pack": [1],
    "sound_pack": [None],
    "flash": [1],
    "kg_step": [249, 50_001],
    "lb_step": [2.5, 0],
    "measure_with": ["eyes", None],
    "camera_number": [-1, 100, "0"],
    "language": ["", 7],
    "nordic_started": ["in May", "2026-02-30", 20260201],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, bad in BAD.items() for value in bad])
def test_a_bad_field_is_named(name: str, value: object) -> None:
    """What is wrong is told by file, entry and field."""
    with pytest.raises(ValidationError, match=f'^settings\\.json: settings, field "{name}": must be '):
        read_settings({name: value}, "settings.json")


@pytest.mark.parametrize("content", ["[1, 2]", '{"volume": 101}'])
def test_broken_file_is_set_aside(file: SettingsFile, tmp_path: Path, content: str) -> None:
    """A file that makes no sense is kept under a dated name with one notice."""
    file.path.write_text(content)
    settings, notice = file.load()
    (aside,) = tmp_path.iterdir()
    assert settings == Settings()
    assert notice.endswith(f"understood; it is kept as {aside.name}. The usual ones apply.")


def test_a_newer_file_is_left_alone(file: SettingsFile) -> None:
    """Settings of a newer program are told of in one line, and none are saved over them."""
    newer = '{"version": 2, "volume": 101}'
    file.path.write_text(newer)
    line = "settings.json is from a newer version of this program, which alone can read it."
    assert file.load() == (Settings(), f"{line} The usual ones apply.")
    assert file.save(Settings(volume=35)) == f"{line} Nothing is saved over what is there."
    assert file.path.read_text() == newer


def test_load_steps() -> None:
    """The steps are those of the lifter's equipment: two small plates, or five pounds, unless told."""
    assert Settings().load_steps == LoadSteps()
    assert replace(Settings(), kg_step=1_250, lb_step=10_000).load_steps == LoadSteps(
        Load(LoadUnit.KG, 1_250), Load(LoadUnit.LB, 10_000)
    )


def test_a_day_is_kept_in_one_form(file: SettingsFile) -> None:
    """The first day of the Nordic weeks is a date in whatever form it was written."""
    file.path.write_text(json.dumps({"nordic_started": "20261116"}))

    assert file.load() == (replace(Settings(), nordic_started="2026-11-16"), "")


def test_data_folder(tmp_path: Path) -> None:
    """The folder asked for is the one used; else it is the place that the system has for such things."""
    assert data_folder(tmp_path) == tmp_path
    usual = Path(platformdirs.user_data_dir("legcurl-timer", appauthor=False))
    assert data_folder() == usual
    assert usual.name == "legcurl-timer"
