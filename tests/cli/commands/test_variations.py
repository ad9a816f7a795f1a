"""The variations, as they are listed for reading and for programs."""

from support.command_line import IDS, Command, document


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


def test_variations_for_reading(command: Command) -> None:
    """Without --json there is a table with a line for each variation."""
    told = command("variations")

    assert told.code == 0
    heading, *rows = told.out.splitlines()
    assert heading.split()[:3] == ["id", "name", "tempo"]
    assert [row.split()[0] for row in rows] == IDS
    assert "curl 1 s \u00b7 squeeze 2 s \u00b7 slow 3 s" in rows[3]
    assert rows[3].endswith("12-15 x 3 per leg  60 s   10 s")
