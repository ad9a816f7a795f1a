"""What the lifter chose survives the run; what cannot be read is set aside and never stops the program."""

import json
import os
import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.load import Load, LoadSteps, LoadUnit
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.userdata.settings import (
    AudioChoice,
    LastUsed,
    Settings,
    SettingsFile,
    ThemeChoice,
    data_folder,
    read_settings,
    write_whole,
)

VARIATIONS = {variation.id: variation for variation in load_variations()}
FULL = Settings(
    theme=ThemeChoice.DARK,
    volume=35,
    trim_ms=180,
    sound_pack="/home/ann/Kl\u00e4nge \u263a",
    guidance=Guidance.GLIDE,
    voice_pack="/home/ann/voice",
    audio=AudioChoice.SOUNDDEVICE,
    reduced_motion=True,
    flash=True,
    kg_step=1_250,
    lb_step=10_000,
    nordic_started="2026-11-16",
    variation="nordic",
    last_used={
        "nordic": LastUsed("5-1-X-2", 4, 12_500, own_return=True),
        "lying": LastUsed("2.5-0-1-1", 12, 0),
    },
)
LAST = {"tempo": "3-0-1-1", "reps": 8, "count_in_ms": 5_000, "own_return": False}


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    """Return the settings file of an empty folder."""
    return SettingsFile(tmp_path)


def in_folder(folder: Path) -> list[str]:
    """Return the names of what a folder holds."""
    return sorted(path.name for path in folder.iterdir())


def test_first_run(file: SettingsFile, tmp_path: Path) -> None:
    """Without a file the usual settings apply, nothing is said and nothing is written."""
    assert file.load() == (Settings(), "")
    assert in_folder(tmp_path) == []


def test_defaults() -> None:
    """The usual settings: what the system looks like, a fair volume, no trim, our sounds and our voice."""
    assert asdict(Settings()) == {
        "theme": "system",
        "volume": 70,
        "trim_ms": 0,
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
        "variation": "",
        "last_used": {},
    }


@pytest.mark.parametrize("settings", [Settings(), FULL], ids=["usual", "full"])
def test_round_trip(file: SettingsFile, tmp_path: Path, settings: Settings) -> None:
    """What is saved is loaded again, and the folder holds that one file."""
    assert file.save(settings) == ""

    assert file.load() == (settings, "")
    assert in_folder(tmp_path) == ["settings.json"]


tempos = st.builds(
    Tempo, st.integers(500, 30_000), st.integers(0, 30_000), st.integers(500, 30_000), st.integers(0, 30_000)
)
any_settings = st.builds(
    Settings,
    theme=st.sampled_from(ThemeChoice),
    volume=st.integers(0, 100),
    trim_ms=st.integers(-100, 500),
    sound_pack=st.text(),
    guidance=st.sampled_from(Guidance),
    voice_pack=st.text(),
    audio=st.sampled_from(AudioChoice),
    reduced_motion=st.booleans(),
    flash=st.booleans(),
    kg_step=st.integers(250, 50_000),
    lb_step=st.integers(250, 50_000),
    nordic_started=st.just("") | st.dates().map(str),
    variation=st.text(),
    last_used=st.dictionaries(
        st.text(),
        st.builds(LastUsed, tempos.map(str), st.integers(1, 100), st.integers(0, 30_000), st.booleans()),
        max_size=3,
    ),
)


@given(settings=any_settings)
def test_any_settings_come_back(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    """Whatever the lifter can choose is the same after the next start."""
    file = SettingsFile(tmp_path_factory.mktemp("settings"))

    assert file.save(settings) == ""
    assert file.load() == (settings, "")


def test_folder_name_that_is_no_unicode(file: SettingsFile) -> None:
    """A sound folder whose name on the disk is not UTF-8 is remembered like any other."""
    settings = replace(Settings(), sound_pack=os.fsdecode(b"/home/ann/Kl\xe4nge"))

    assert file.save(settings) == ""
    assert file.load() == (settings, "")


def test_folder_is_made(tmp_path: Path) -> None:
    """The first save makes the folder and those above it."""
    file = SettingsFile(tmp_path / "a" / "b")

    assert file.save(FULL) == ""
    assert file.load() == (FULL, "")


def test_readable_by_people(file: SettingsFile) -> None:
    """The file is indented JSON with a version and a newline at its end."""
    file.save(FULL)

    text = file.path.read_text(encoding="utf-8")
    assert text.startswith('{\n  "version": 1,\n')
    assert text.endswith("}\n")
    assert '  "volume": 35,\n' in text


@pytest.mark.parametrize(
    "document",
    [
        {"volume": 35},
        {"volume": 35, "colour_of_the_bench": "red"},
        {"version": 1, "volume": 35, "last_used": {}},
        {"volume": 35, "later": {"than": ["this", "program"]}},
    ],
)
def test_more_and_less_than_expected(file: SettingsFile, document: dict[str, Any]) -> None:
    """What is missing is as usual, and what this program does not know is passed over."""
    file.path.write_text(json.dumps(document))

    assert file.load() == (replace(Settings(), volume=35), "")


def test_unknown_variation_is_kept(file: SettingsFile) -> None:
    """A variation that a coach took out of the list does not cost the rest of the settings."""
    file.path.write_text(json.dumps({"variation": "one-armed", "last_used": {"one-armed": LAST}}))

    settings, notice = file.load()

    assert notice == ""
    assert (
        settings.prescription_for(VARIATIONS["lying"])
        == WorkoutPlan.by_default(VARIATIONS["lying"]).prescription
    )


BROKEN = {
    "empty": b"",
    "cut off": b'{"volume": 35, "theme": "da',
    "not JSON": b"volume = 35",
    "binary": bytes(range(256)),
    "UTF-16": '{"volume": 35}'.encode("utf-16"),
    "zeros after a crash": bytes(4_096),
    "list": b"[1, 2]",
    "number": b"7",
    "null": b"null",
    "deep": b"[" * 100_000,
    "deep object": b'{"a":' * 100_000,
    "endless number": b'{"volume": ' + b"9" * 10_000 + b"}",
    "volume text": b'{"volume": "35"}',
    "volume true": b'{"volume": true}',
    "volume fraction": b'{"volume": 35.5}',
    "volume NaN": b'{"volume": NaN}',
    "volume low": b'{"volume": -1}',
    "volume high": b'{"volume": 101}',
    "trim low": b'{"trim_ms": -101}',
    "trim high": b'{"trim_ms": 501}',
    "theme": b'{"theme": "pink"}',
    "theme number": b'{"theme": 1}',
    "audio": b'{"audio": "gramophone"}',
    "motion": b'{"reduced_motion": "no"}',
    "guidance": b'{"guidance": "song"}',
    "voice": b'{"voice_pack": 1}',
    "flash": b'{"flash": 1}',
    "kg step low": b'{"kg_step": 249}',
    "kg step high": b'{"kg_step": 50001}',
    "lb step fraction": b'{"lb_step": 2.5}',
    "lb step none": b'{"lb_step": 0}',
    "Nordic day": b'{"nordic_started": "in May"}',
    "Nordic day that is none": b'{"nordic_started": "2026-02-30"}',
    "Nordic number": b'{"nordic_started": 20260201}',
    "pack": b'{"sound_pack": null}',
    "variation": b'{"variation": 3}',
    "last used list": b'{"last_used": []}',
    "last used text": b'{"last_used": {"lying": "3-0-1-1"}}',
    "last used tempo": json.dumps({"last_used": {"lying": LAST | {"tempo": "9"}}}).encode(),
    "last used tempo number": json.dumps({"last_used": {"lying": LAST | {"tempo": 3011}}}).encode(),
    "last used reps": json.dumps({"last_used": {"lying": LAST | {"reps": 0}}}).encode(),
    "last used many reps": json.dumps({"last_used": {"lying": LAST | {"reps": 101}}}).encode(),
    "last used count-in": json.dumps({"last_used": {"lying": LAST | {"count_in_ms": 30_001}}}).encode(),
    "last used return": json.dumps({"last_used": {"lying": LAST | {"own_return": 1}}}).encode(),
    "last used without reps": b'{"last_used": {"lying": {"tempo": "3-0-1-1"}}}',
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_broken_file_is_set_aside(file: SettingsFile, tmp_path: Path, content: bytes) -> None:
    """A file that makes no sense is kept under a dated name with one notice, and the next run is quiet."""
    file.path.write_bytes(content)

    settings, notice = file.load()

    assert settings == Settings()
    (aside,) = in_folder(tmp_path)
    assert re.fullmatch(r"settings\.broken-\d{4}-\d\d-\d\dT\d{6}\.json", aside)
    assert (tmp_path / aside).read_bytes() == content
    assert notice == (
        f"Your settings could not be understood; they are kept as {aside}. The usual ones apply."
    )
    assert file.load() == (Settings(), "")
    assert file.save(FULL) == ""
    assert in_folder(tmp_path) == [aside, "settings.json"]


@given(
    content=st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda children: (
            st.lists(children, max_size=3)
            | st.dictionaries(st.sampled_from([*asdict(Settings()), "lying"]) | st.text(), children)
        ),
        max_leaves=12,
    ).map(lambda value: json.dumps(value).encode())
)
def test_any_content(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever the file holds, there are settings; they are the usual ones exactly where it is set aside."""
    file = SettingsFile(tmp_path_factory.mktemp("settings"))
    file.path.write_bytes(content)

    settings, notice = file.load()

    assert isinstance(settings, Settings)
    assert file.path.exists() == (notice == "")
    if notice:
        assert settings == Settings()


def test_broken_file_that_cannot_be_moved(file: SettingsFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file cannot be set aside either, the lifter is told in one line and it stays."""
    file.path.write_text("nonsense")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)

    assert file.load() == (
        Settings(),
        "Your settings file cannot be understood. The usual settings are in use.",
    )
    assert file.path.read_text() == "nonsense"


def test_folder_in_place_of_the_file(file: SettingsFile) -> None:
    """A folder by the file's name cannot be read or written; both are told, and it stays."""
    file.path.mkdir()

    settings, notice = file.load()

    assert settings == Settings()
    assert notice.startswith("Your settings cannot be read (")
    assert file.save(FULL).startswith("Your settings cannot be saved in ")
    assert file.path.is_dir()
    assert in_folder(file.path.parent) == ["settings.json"]


def test_file_in_place_of_the_folder(tmp_path: Path) -> None:
    """A folder that cannot be written to is told by its name; the settings stay as usual."""
    (tmp_path / "data").write_text("in the way")
    file = SettingsFile(tmp_path / "data")

    settings, notice = file.load()
    complaint = file.save(FULL)

    assert settings == Settings()
    assert notice.startswith("Your settings cannot be read (")
    assert complaint.startswith(f"Your settings cannot be saved in {tmp_path / 'data'} (")
    assert (tmp_path / "data").read_text() == "in the way"


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_never_half_a_file(
    file: SettingsFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Where writing fails half-way the old settings stand untouched, and nothing is left lying about."""
    file.save(FULL)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path if step == "replace" else os, step, fail)

    assert file.save(Settings()) == f"Your settings cannot be saved in {tmp_path} (No space left on device)."
    monkeypatch.undo()
    assert file.load() == (FULL, "")
    assert in_folder(tmp_path) == ["settings.json"]


def test_data_is_on_the_disk_before_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new file gets the old one's name only once all of it is on the disk."""
    steps = []
    fsync, move = os.fsync, Path.replace

    def noting_fsync(handle: int) -> None:
        steps.append(f"{os.fstat(handle).st_size} bytes to disk")
        fsync(handle)

    def noting_move(source: Path, target: Path) -> Path:
        steps.append(f"renamed to {target.name}")
        return move(source, target)

    monkeypatch.setattr(os, "fsync", noting_fsync)
    monkeypatch.setattr(Path, "replace", noting_move)

    write_whole(tmp_path / "a.json", b"12345")

    assert steps == ["5 bytes to disk", "renamed to a.json"]
    assert (tmp_path / "a.json").read_bytes() == b"12345"


def workout_of(prescription: SetPrescription) -> WorkoutPlan:
    """Return a workout of four sets with rests of 75 s."""
    return WorkoutPlan(prescription, sets=4, rest_ms=75_000)


def test_sets_and_rest_come_back() -> None:
    """A workout is planned as it was last, and as the variation suggests before that."""
    lying = SetPrescription.by_default(VARIATIONS["lying"])
    assert Settings().plan_for(lying) == WorkoutPlan(lying, sets=3, rest_ms=90_000)
    assert Settings().remembering(workout_of(lying)).plan_for(lying) == workout_of(lying)


def test_last_used_by_variation() -> None:
    """Each variation comes back as it was last set up, and the last of them is remembered."""
    lying = SetPrescription(VARIATIONS["lying"], Tempo.parse("4/1/2"), 6, 7_000)
    nordic = SetPrescription(VARIATIONS["nordic"], Tempo.parse("5-1-X-2"), 3, 0, own_return=True)

    settings = Settings().remembering(workout_of(lying)).remembering(workout_of(nordic))

    assert settings.variation == "nordic"
    assert settings.prescription_for(VARIATIONS["lying"]) == lying
    assert settings.prescription_for(VARIATIONS["nordic"]) == nordic
    assert settings.last_used["lying"].tempo == "4-1-2-0"
    changed = settings.remembering(workout_of(SetPrescription(VARIATIONS["lying"], lying.tempo, 9, 7_000)))
    assert changed.prescription_for(VARIATIONS["lying"]).reps == 9
    assert changed.variation == "lying"
    assert settings.prescription_for(VARIATIONS["lying"]) == lying


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


@pytest.mark.parametrize("variation_id", VARIATIONS)
def test_never_used(variation_id: str) -> None:
    """A variation that was never used comes with its defaults."""
    variation = VARIATIONS[variation_id]

    assert Settings().prescription_for(variation) == WorkoutPlan.by_default(variation).prescription


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        ([], "settings.json: must be an object"),
        (
            {"volume": 101},
            'settings.json: settings, field "volume": must be a whole number from 0 to 100',
        ),
        (
            {"nordic_started": "soon"},
            'settings.json: settings, field "nordic_started": must be a day such as 2026-01-31',
        ),
        ({"last_used": {"lying": 1}}, "settings.json: last_used.lying must be an object"),
        (
            {"last_used": {"lying": LAST | {"reps": 0}}},
            'settings.json: last_used.lying, field "reps": must be a whole number from 1 to 100',
        ),
        (
            {"last_used": {"lying": LAST | {"tempo": "9"}}},
            'settings.json: last_used.lying, field "tempo": Tempo "9", character 1: has only 1 number',
        ),
    ],
)
def test_complaint_names_the_field(document: object, complaint: str) -> None:
    """What is wrong is told by file, entry and field."""
    with pytest.raises(ValidationError) as wrong:
        read_settings(document, "settings.json")

    assert str(wrong.value).startswith(complaint)


def test_data_folder(tmp_path: Path) -> None:
    """The folder asked for is the one used; else it is the place that the system has for such things."""
    assert data_folder(tmp_path) == tmp_path
    usual = Path(platformdirs.user_data_dir("legcurl-timer", appauthor=False))
    assert data_folder() == usual
    assert usual.name == "legcurl-timer"
