"""The variations, as they are listed for reading and for programs."""

import pytest
from support.command_line import IDS, Command, document

# What the domain says of each variation: one leg, first phase, tempo, reps, sets, rest, count-in, and the
# phases that are loaded, in the order in which a tempo is written.
TABLE = {
    "lying": (False, "concentric", "3-0-1-1", (8, 12), 3, 90, 5, "1111"),
    "seated": (False, "concentric", "3-1-1-1", (8, 12), 3, 90, 5, "1111"),
    "standing": (True, "concentric", "3-0-1-1", (8, 12), 3, 60, 5, "1111"),
    "standing-band": (True, "concentric", "3-0-1-2", (12, 15), 3, 60, 10, "1011"),
    "prone-band": (True, "concentric", "2-0-1-2", (12, 15), 3, 60, 10, "1011"),
    "nordic": (False, "eccentric", "4-1-2-2", (5, 5), 2, 120, 10, "1000"),
}
NOTATION = ["eccentric", "stretched_pause", "concentric", "contracted_pause"]
CURL = ["concentric", "contracted_pause", "eccentric", "stretched_pause"]


def test_all_six_variations(command: Command) -> None:
    """The list has the six variations in their order, each with all of its keys."""
    listed = document(command("variations", "--json"))

    assert [each["id"] for each in listed] == IDS
    for each in listed:
        assert list(each) == [
            "id",
            "name",
            "one_leg",
            "first_phase",
            "tempo",
            "reps_min",
            "reps_max",
            "sets",
            "rest_s",
            "count_in_s",
            "setup",
            "cues",
            "mistakes",
            "loaded",
        ]


@pytest.mark.parametrize("variation_id", IDS)
def test_variation_as_the_domain_has_it(command: Command, variation_id: str) -> None:
    """Each variation comes with the domain's own defaults."""
    (found,) = [each for each in document(command("variations", "--json")) if each["id"] == variation_id]
    one_leg, first_phase, tempo, (reps_min, reps_max), sets, rest_s, count_in_s, loaded = TABLE[variation_id]

    assert found["one_leg"] is one_leg
    assert found["first_phase"] == first_phase
    assert found["tempo"] == tempo
    assert (found["reps_min"], found["reps_max"], found["sets"]) == (reps_min, reps_max, sets)
    assert (found["rest_s"], found["count_in_s"]) == (rest_s, count_in_s)
    assert found["loaded"] == {phase: mark == "1" for phase, mark in zip(NOTATION, loaded, strict=True)}
    assert list(found["cues"]) == (CURL if first_phase == "concentric" else NOTATION)
    lines = [found["name"], *found["setup"], *(line for lines in found["cues"].values() for line in lines)]
    lines += [text for mistake in found["mistakes"] for text in (mistake["name"], mistake["fix"])]
    assert all(isinstance(line, str) and line.strip() for line in lines)
    assert found["setup"]
    assert all(found["cues"].values())
    assert len(found["mistakes"]) == 3


def test_variations_for_reading(command: Command) -> None:
    """Without --json there is a table with a line for each variation."""
    told = command("variations")

    assert told.code == 0
    heading, *rows = told.out.splitlines()
    assert heading.split()[:3] == ["id", "name", "tempo"]
    assert [row.split()[0] for row in rows] == IDS
    assert "curl 1 s \u00b7 squeeze 2 s \u00b7 slow 3 s" in rows[3]
    assert rows[3].endswith("12-15 x 3 per leg  60 s   10 s")
