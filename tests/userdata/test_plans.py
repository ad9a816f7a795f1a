"""The plans last used: each lift comes back whole, and one bad plan costs no other."""

import json
import re
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.plans import last_used, plans

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.userdata.plans import Plans, PlansFile

VARIATIONS = load_variations()
LYING, SEATED, STANDING = VARIATIONS[:3]
NORDIC = find_variation(VARIATIONS, "nordic")
OLD = {"tempo": "3-0-1-1", "reps": 8, "count_in_ms": 5_000, "own_return": False}


@pytest.fixture
def file(tmp_path: Path) -> PlansFile:
    """Return the plans of an empty folder."""
    return PlansFile(tmp_path, VARIATIONS)


def old_settings(file: PlansFile, **settings: Any) -> bytes:
    """Write settings as an older program did; return what stands in the file."""
    path = file.path.with_name("settings.json")
    path.write_text(json.dumps({"version": 1, "volume": 35, **settings}))
    return path.read_bytes()


# The values


def test_each_lift_has_its_own() -> None:
    """Each variation comes back as it was last planned, and the last of them is known."""
    remembered = last_used("lying", "nordic", reps=3)
    assert remembered.last_variation(VARIATIONS) is NORDIC
    assert remembered.plan_for(LYING).prescription.reps == 3
    other = replace(remembered.plan_for(LYING), sets=7)
    assert remembered.remembering(other).plan_for(LYING) == other
    assert remembered.remembering(other).last_variation(VARIATIONS) is LYING
    assert remembered.choosing(SEATED).last_variation(VARIATIONS) is SEATED
    assert Plans("sofa").last_variation(VARIATIONS) is LYING
    assert Plans().plan_for(SEATED) == WorkoutPlan.by_default(SEATED)


# The file


@given(made_up=st.lists(plans(), max_size=3))
def test_any_plans_come_back(tmp_path_factory: pytest.TempPathFactory, made_up: list[WorkoutPlan]) -> None:
    """Whatever can be planned is planned again after the next start, reps of each set's own included."""
    file = PlansFile(tmp_path_factory.mktemp("plans"), VARIATIONS)
    remembered = reduce(Plans.remembering, made_up, Plans())
    assert file.save(remembered) == ""
    assert file.load() == (remembered, "")


def test_a_bad_plan_costs_no_other(file: PlansFile) -> None:
    """It is named, stays in the file as it is until its lift is planned anew, and the others are used."""
    file.save(last_used("lying", "seated", "standing"))
    document = json.loads(file.path.read_bytes())
    document["plans"]["lying"]["sets"] = 0
    document["plans"]["seated"] = document["plans"]["standing"]
    file.path.write_text(json.dumps(document))
    found, notice = file.load()
    assert list(found.last_used) == ["standing"]
    assert notice.splitlines() == [
        'plans.json: plan "lying", field "sets": must be a whole number from 1 to 20',
        'plans.json: plan "seated", field "set.variation": must be seated',
    ]
    file.save(found)
    assert json.loads(file.path.read_bytes())["plans"] == document["plans"]
    file.save(found.remembering(WorkoutPlan.by_default(LYING)))
    assert file.load()[1].splitlines() == notice.splitlines()[1:]


def test_a_lift_that_a_coach_took_out(file: PlansFile, tmp_path: Path) -> None:
    """Its plan is kept without a word, and used again once the lift is back."""
    remembered = last_used("lying", "seated")
    file.save(remembered)
    fewer = PlansFile(tmp_path, VARIATIONS[:1])
    found, notice = fewer.load()
    assert notice == ""
    assert found.last_variation(VARIATIONS[:1]) is LYING
    fewer.save(found)
    assert file.load() == (remembered, "")


def test_a_newer_file_is_left_alone(file: PlansFile) -> None:
    """Plans of a newer program are told of in one line, and none are saved over them."""
    newer = '{"version": 2, "variation": "", "plans": []}'
    file.path.write_text(newer)
    line = "plans.json is from a newer version of this program, which alone can read it."
    assert file.load() == (Plans(), f"{line} The usual ones apply.")
    assert file.save(last_used("seated")) == f"{line} Nothing is saved over what is there."
    assert file.path.read_text() == newer


@pytest.mark.parametrize("content", ["[]", '{"version": 0, "variation": "", "plans": {}}'])
def test_a_damaged_file_is_set_aside(file: PlansFile, tmp_path: Path, content: str) -> None:
    """What is no file of plans is kept under a dated name, and older settings do not come back over it."""
    old_settings(file, variation="lying", last_used={"lying": OLD})
    file.path.write_text(content)
    found, notice = file.load()
    (aside,) = tmp_path.glob("plans.broken-*")
    assert found == Plans()
    assert notice.endswith(f"understood; it is kept as {aside.name}. The usual ones apply.")


LOADS = {
    "lying": {Leg.BOTH: Load(LoadUnit.KG, 42_500)},
    "standing": {Leg.LEFT: Load(LoadUnit.LB, 20_000), Leg.RIGHT: Load(LoadUnit.BODYWEIGHT)},
    "standing-band": {Leg.RIGHT: Load(LoadUnit.BAND, band="red")},
}


def test_loads_come_back(file: PlansFile) -> None:
    """Each leg has its own; a file from before there were any is read, and is none the worse for it."""
    planned = last_used("lying")._replace(loads=LOADS)
    file.save(planned)
    assert file.load() == (planned, "")
    document = json.loads(file.path.read_bytes())
    del document["loads"]
    file.path.write_text(json.dumps(document))
    assert file.load() == (last_used("lying"), "")


def test_a_bad_load_costs_nothing_else(file: PlansFile) -> None:
    """It is named, and plans and other loads are used."""
    file.save(last_used("lying")._replace(loads=LOADS))
    document = json.loads(file.path.read_bytes())
    document["loads"]["lying"]["both"]["unit"] = "stone"
    document["loads"]["standing-band"]["right"]["band"] = ""
    file.path.write_text(json.dumps(document))
    found, notice = file.load()
    assert found == last_used("lying")._replace(loads={"standing": LOADS["standing"]})
    first, second = notice.splitlines()
    assert first.startswith('plans.json: load "lying", field "both.unit": must be one of ')
    assert second.startswith('plans.json: load "standing-band", field "right": band: has a name ')


# What older programs kept in the settings


def test_older_plans_are_carried_over_once(file: PlansFile) -> None:
    """All of them are taken over and written down at once; from then on the settings are not asked."""
    of_set = {"bottom_reps": 6, "open_ended": True}
    of_workout = {"sets": 4, "rest_ms": 0, "warm_up_sets": 2, "switch_ms": 20_000}
    of_workout |= {"match_legs": False, "wait_for_me": True}
    before = old_settings(
        file,
        variation="nordic",
        last_used={
            "nordic": {**OLD, "tempo": "5-1-X-2", "own_return": True},
            "standing": {**OLD, "leg": "right", **of_set, **of_workout},
            "lying": {**OLD, "sets": 0, "rest_ms": -1, "leg": "left", "bottom_reps": 9},
        },
    )
    found, notice = file.load()
    assert notice == ""
    assert found.last_variation(VARIATIONS) is NORDIC
    set_of_nordic = SetPrescription(NORDIC, Tempo.parse("5-1-X-2"), 8, 5_000, own_return=True)
    assert found.plan_for(NORDIC) == WorkoutPlan(set_of_nordic, NORDIC.sets, NORDIC.rest_ms)
    tempo = Tempo.parse("3-0-1-1")
    set_of_standing = SetPrescription(STANDING, tempo, 8, 5_000, leg=Leg.RIGHT, **of_set)
    assert found.plan_for(STANDING) == WorkoutPlan(set_of_standing, **of_workout)
    set_of_lying = SetPrescription(LYING, tempo, 8, 5_000, bottom_reps=8)
    assert found.plan_for(LYING) == WorkoutPlan(set_of_lying, LYING.sets, LYING.rest_ms)
    assert file.path.with_name("settings.json").read_bytes() == before
    old_settings(file, last_used={})
    assert file.load() == (found, "")


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        (7, "must be an object"),
        ({**OLD, "tempo": "9"}, 'field "set.tempo": Tempo "9"'),
    ],
)
def test_damage_in_older_settings(file: PlansFile, damage: object, what: str) -> None:
    """One bad entry is named and kept; the others are carried over."""
    old_settings(file, variation="lying", last_used={"lying": damage, "seated": OLD, "sofa": damage})
    found, notice = file.load()
    assert notice.startswith(f'settings.json: plan "lying"{":" if what.startswith("must") else ","} {what}')
    assert "\n" not in notice
    assert list(found.last_used) == ["seated"]
    assert sorted(found.unread) == ["lying", "sofa"]
    again, notice = file.load()
    assert again == found
    assert re.match(r'plans\.json: plan "lying"', notice)


@pytest.mark.parametrize(
    "content", ["[", "[]", "{}", '{"volume": 35}', '{"variation": 3, "last_used": []}', '{"last_used": 1}']
)
def test_older_settings_without_plans(file: PlansFile, content: str) -> None:
    """What holds no plans is left to the settings to complain about."""
    file.path.with_name("settings.json").write_text(content)
    assert file.load() == (Plans(), "")


def test_plans_survive_settings_that_make_no_sense(file: PlansFile) -> None:
    """A bad field elsewhere in the older settings does not cost the plans."""
    old_settings(file, theme="pink", last_used={"lying": OLD})
    assert list(file.load()[0].last_used) == ["lying"]


def test_plans_that_cannot_be_carried_over(file: PlansFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are used today all the same, and what is wrong is told."""
    old_settings(file, last_used={"lying": OLD})
    monkeypatch.setattr("os.fsync", Mock(side_effect=OSError(28, "No space left on device")))
    found, notice = file.load()
    assert list(found.last_used) == ["lying"]
    assert notice.endswith("(No space left on device).")
