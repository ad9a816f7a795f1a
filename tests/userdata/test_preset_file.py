"""The lifter's own presets on the disk: nothing is lost, whatever is in the way."""

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.userdata import preset_file
from legcurl_timer.userdata.preset_file import PresetFile, export_presets
from legcurl_timer.userdata.presets import Preset, PresetError, PresetText, shipped_presets

VARIATIONS = load_variations()
SHIPPED = shipped_presets(VARIATIONS)
PLAN = WorkoutPlan.by_default(VARIATIONS[0])
ONE = Preset("One", PLAN, Guidance.COUNTS, "The first.")
TWO = Preset("Two", replace(PLAN, sets=5), Guidance.GLIDE)


@pytest.fixture
def file(tmp_path: Path) -> PresetFile:
    """Return the presets of an empty folder."""
    return PresetFile(tmp_path, VARIATIONS)


def in_folder(folder: Path) -> list[str]:
    """Return the names of what a folder holds."""
    return sorted(path.name for path in folder.iterdir())


def own(file: PresetFile) -> list[Preset]:
    """Return the lifter's own presets, where there is nothing to tell."""
    loaded = file.load()
    assert loaded.notices == ()
    return list(loaded.own)


def test_keeping_presets(file: PresetFile, tmp_path: Path) -> None:
    """Presets are kept in the order saved; saving under a known name replaces it in its place."""
    file.save(ONE)
    file.save(TWO)
    assert own(file) == [ONE, TWO]
    changed = replace(TWO, name="ONE")
    file.save(changed)
    assert own(file) == [changed, TWO]
    assert own(PresetFile(tmp_path, VARIATIONS)) == [changed, TWO]
    assert in_folder(tmp_path) == ["presets.json"]


def test_deleting(file: PresetFile) -> None:
    """A deleted preset is gone; one that is not there is no problem."""
    file.save(ONE)
    file.save(TWO)
    file.delete("one")
    file.delete("Three")
    assert own(file) == [TWO]


def test_renaming(file: PresetFile) -> None:
    """A renamed preset keeps its place, also where only capitals change."""
    file.save(ONE)
    file.save(TWO)
    file.rename("One", "First of all")
    assert own(file) == [replace(ONE, name="First of all"), TWO]
    file.rename("first of all", "FIRST")
    file.rename("FIRST", "First")
    assert own(file) == [replace(ONE, name="First"), TWO]


@pytest.mark.parametrize(
    ("name", "new_name", "message"),
    [
        ("Three", "Four", 'There is no preset "Three" any more.'),
        ("One", "two", 'There is a preset "two" already.'),
        ("One", " ", "A preset needs a name."),
        ("One", "lying leg curl", '"lying leg curl" comes with the program; choose another name.'),
    ],
)
def test_renaming_refused(file: PresetFile, name: str, new_name: str, message: str) -> None:
    """A name that cannot be had is refused in a sentence, and nothing changes."""
    file.save(ONE)
    file.save(TWO)
    with pytest.raises(PresetError, match=f"^{re.escape(message)}$"):
        file.rename(name, new_name)
    assert own(file) == [ONE, TWO]


def test_shipped_presets_are_not_replaced(file: PresetFile, tmp_path: Path) -> None:
    """Our own presets keep their names to themselves."""
    with pytest.raises(PresetError, match=r'^"Slow Lowering" comes with the program; choose another name\.$'):
        file.save(replace(ONE, name="Slow Lowering"))
    assert in_folder(tmp_path) == []


def test_bad_entries_are_told_and_kept(file: PresetFile) -> None:
    """A bad entry is named at each start, the good ones are used, and a change does not lose it."""
    file.save(ONE)
    document = json.loads(file.path.read_bytes())
    document["presets"].append({"name": "Broken"})
    file.path.write_text(json.dumps(document))
    problem = 'presets.json: preset "Broken", field "why": is missing'
    assert file.load() == preset_file.PresetList(SHIPPED, (ONE,), (problem,))
    file.save(TWO)
    assert file.load() == preset_file.PresetList(SHIPPED, (ONE, TWO), (problem,))
    assert json.loads(file.path.read_bytes())["presets"][2] == {"name": "Broken"}


def test_a_damaged_file_is_set_aside(file: PresetFile, tmp_path: Path) -> None:
    """A file that makes no sense is kept under a dated name, with one notice, and does not stop a change."""
    file.path.write_bytes(b"zeros")
    (notice,) = file.load().notices
    assert notice.startswith("Your presets: the file could not be understood; it is kept as presets.broken-")
    file.path.write_bytes(b"zeros")
    file.save(TWO)
    assert own(file) == [TWO]
    assert len(list(tmp_path.glob("presets.broken-*.json"))) == 2


def test_a_file_that_cannot_be_read(file: PresetFile) -> None:
    """A folder in the file's place is told of, and nothing is saved."""
    file.path.mkdir()
    assert file.load().notices == ("Your presets: the file cannot be read (Is a directory).",)
    with pytest.raises(PresetError, match="cannot be read"):
        file.save(ONE)


def test_a_newer_file_is_left_alone(file: PresetFile) -> None:
    """A file of a newer program is told of in one line and not written to."""
    newer = json.dumps({"format": "legcurl-timer presets", "version": 2, "presets": {"by": "name"}}).encode()
    file.path.write_bytes(newer)
    message = "presets.json is from a newer version of this program, which alone can read it."
    assert file.load() == preset_file.PresetList(SHIPPED, (), (message,))
    for change in (lambda: file.save(ONE), lambda: file.delete("One")):
        with pytest.raises(PresetError, match=f"{message} Nothing is saved over what is there."):
            change()
    with pytest.raises(PresetError, match='There is no preset "One" any more'):
        file.rename("One", "Two")
    assert file.path.read_bytes() == newer


# Out and in


def test_from_one_machine_to_another(file: PresetFile, tmp_path: Path) -> None:
    """What is exported is imported elsewhere, and a second time adds nothing."""
    out = tmp_path / "out.json"
    export_presets(out, (ONE, TWO))
    assert file.import_from(out).presets == (ONE, TWO)
    assert file.import_from(out).presets == ()
    assert own(file) == [ONE, TWO]


def test_taken_names_get_a_number(file: PresetFile, tmp_path: Path) -> None:
    """An import replaces nothing: another preset of the same name is added under a name with a number."""
    file.save(ONE)
    file.save(replace(ONE, name="One 2"))
    other, long = replace(TWO, name="one"), replace(TWO, name="x" * 60)
    file.save(replace(ONE, name="X" * 60))
    like_ours = replace(TWO, name="Gentle return")
    out = tmp_path / "out.json"
    export_presets(out, (other, long, like_ours, SHIPPED[0]))
    added = file.import_from(out).presets
    assert [each.name for each in added] == ["one 3", "x" * 55 + " 2", "Gentle return 2"]
    assert own(file) == [ONE, replace(ONE, name="One 2"), replace(ONE, name="X" * 60), *added]


def test_bad_entries_of_another_file(file: PresetFile, tmp_path: Path) -> None:
    """The good presets of a file are added, and the bad ones are named and left out."""
    out = tmp_path / "out.json"
    export_presets(out, (ONE,))
    document = json.loads(out.read_bytes())
    document["presets"].insert(0, {"name": "Broken"})
    out.write_text(json.dumps(document))
    problem = 'out.json: preset "Broken", field "why": is missing'
    assert file.import_from(out) == PresetText((ONE,), ({"name": "Broken"},), (problem,))
    assert own(file) == [ONE]
    document["presets"].pop()
    out.write_text(json.dumps(document))
    assert file.import_from(out) == PresetText((), ({"name": "Broken"},), (problem,))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"shopping list", "out.json: is not a file of presets"),
        (b" " * 4_000_001, "out.json: is not a file of presets"),
        (
            b'{"format": "legcurl-timer presets", "version": 3}',
            "out.json is from a newer version of this program, which alone can read it.",
        ),
        (None, "out.json: is not a file of presets"),
    ],
    ids=["other", "too long", "newer", "a pipe, which would never end"],
)
def test_refused_files(file: PresetFile, tmp_path: Path, content: bytes | None, message: str) -> None:
    """A file that is none of ours is refused in one line, and nothing changes."""
    file.save(ONE)
    out = tmp_path / "out.json"
    if content is None:
        os.mkfifo(out)
    else:
        out.write_bytes(content)
    with pytest.raises(PresetError, match=f"^{re.escape(message)}$"):
        file.import_from(out)
    assert own(file) == [ONE]


def test_an_import_that_cannot_be_read(
    file: PresetFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that the system does not let us read is told of."""
    out = tmp_path / "out.json"
    export_presets(out, (ONE,))
    monkeypatch.setattr(Path, "read_bytes", Mock(side_effect=PermissionError(13, "Permission denied")))
    with pytest.raises(PresetError, match=r"^out\.json cannot be read \(Permission denied\)\.$"):
        file.import_from(out)
