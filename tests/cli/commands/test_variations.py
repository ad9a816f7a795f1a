"""The variations, as they are listed for reading and for programs."""

import argparse

import pytest
from support.bracketed import spoken_in_brackets
from support.command_line import IDS, Command, document

from legcurl_timer.cli.commands.variations import run
from legcurl_timer.core.lifts.variations import load_variations


def test_variations_as_json(command: Command) -> None:
    """The six variations come in their order, each with all there is to know of it."""
    listed = document(command("variations", "--json"))

    assert [each["id"] for each in listed] == IDS
    nordic = listed[-1]
    words = {name: nordic.pop(name) for name in ("setup", "cues", "mistakes")}
    assert nordic == {
        "id": "nordic",
        "name": "Nordic hamstring curl",
        "one_leg": False,
        "first_phase": "eccentric",
        "tempo": "4-1-2-2",
        "reps_min": 5,
        "reps_max": 5,
        "sets": 2,
        "rest_s": 120,
        "count_in_s": 10,
        "loaded": {
            "eccentric": True,
            "stretched_pause": False,
            "concentric": False,
            "contracted_pause": False,
        },
    }
    assert words["setup"]
    assert list(words["cues"]) == list(nordic["loaded"])
    assert [list(mistake) for mistake in words["mistakes"]] == [["name", "fix"]] * 3


def test_the_json_is_the_same_in_every_language(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    """Programs read the same, whatever the lifter speaks."""
    english = command("variations", "--json").out
    with spoken_in_brackets():
        run(argparse.Namespace(json=True), load_variations())
    assert capsys.readouterr().out == english


def test_variations_for_reading(command: Command) -> None:
    """Without --json there is a table with a line for each variation."""
    told = command("variations")

    assert told.code == 0
    heading, *rows = told.out.splitlines()
    assert heading.split()[:3] == ["id", "name", "tempo"]
    assert [row.split()[0] for row in rows] == IDS
    assert "curl 1 s \u00b7 squeeze 2 s \u00b7 slow 3 s" in rows[3]
    assert rows[3].endswith("12-15 x 3 per leg  60 s   10 s")
