"""A whole workout in the terminal: sets, rests, legs, and what the keys change about them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.command_line import Told
from support.kept_sets import kept
from support.plans import planned
from support.terminal_gym import TerminalGym, bar, lines_on

from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.records import Ending
from legcurl_timer.userdata.plans import Plans, PlansFile
from legcurl_timer.userdata.unfinished_workout import WorkoutFile

Pace = Callable[..., Told]

# Half a second to wake the device, then a second up, a second down: a set of two reps is over at 4.5 s.
QUICK = ("--variation", "seated", "--tempo", "1-0-1-0", "--reps", "2", "--count-in", "0")
LEGS = ("--variation", "standing", *QUICK[2:])
TWO = ("--sets", "2", "--rest", "30")
HEADING = "Seated leg curl \u00b7 1-0-1-0 \u00b7 pull 1 s \u00b7 slow 1 s"
REPS = ["rep 1: Pull", "rep 1: Slow", "rep 2: Pull", "rep 2: Slow"]
ALL_DONE = "2 of 2 reps \u00b7 0:04 of 0:04 under tension (paced) \u00b7 set time 0:04 of 0:04"


def unfinished(folder: Path) -> int | None:
    """Return how many sets are done of the workout that can go on, None where there is none."""
    workout = WorkoutFile(folder, load_variations()).load(wall_now().local.date())
    return len(workout.done) if workout else None


def test_whole_workout(pace: Pace, gym: TerminalGym) -> None:
    """Into a file go each phase, each set, and each rest with what comes next; each set is kept."""
    told = pace(*QUICK, *TWO)

    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        HEADING,
        "2 sets of 2 reps \u00b7 rest 0:30",
        *REPS,
        f"Set 1 of 2: {ALL_DONE}",
        "Rest 0:30 \u00b7 Next: set 2 of 2, 2 reps",
        *REPS,
        f"Set 2 of 2: {ALL_DONE}",
        "Workout done: 2 sets",
    ]
    assert len(gym.player.playbacks) == 2
    assert gym.at_ms == 4_500 + 30_000 + 4_000 + 2_000
    assert [record.completed_reps for record in kept(gym.folder)] == [2, 2]
    assert unfinished(gym.folder) is None


def test_live_rest(pace: Pace, gym: TerminalGym) -> None:
    """On a terminal the line counts the rest down with a bar, and tells what comes next."""
    gym.columns = 120

    told = pace(*QUICK, *TWO)

    assert told.out.splitlines()[2].startswith("Space pauses, goes on, ends a rest \u00b7 Enter")
    lines = lines_on(told.out)
    following = "Next: set 2 of 2, 2 reps"
    assert f"Rest               0:30 {bar(0)} {following}" in lines
    assert f"Rest               0:15 {bar(10)} {following}" in lines
    assert f"Get into position  0:01 {bar(19)} {following}" in lines


def test_narrow_rest(pace: Pace, gym: TerminalGym) -> None:
    """On a narrow terminal what is left of the rest comes first, and the key that a set waits for."""
    gym.columns = 30
    gym.keys = {5_000: "w", 5_500: "m", 60_000: " "}

    lines = lines_on(pace(*QUICK, *TWO).out)

    assert "0:30 Rest \u00b7 Next: set 2 of 2," in lines
    assert "0:29 muted \u00b7 Next: set 2 of 2" in lines
    assert "Space starts \u00b7 Next: set 2 of" in lines


def test_rest_by_keys(pace: Pace, gym: TerminalGym) -> None:
    """In a rest plus and minus change its length, and Space ends it; in a set they change the volume."""
    gym.keys = {5_000: "+", 5_100: "+", 5_200: "-", 6_000: " ", 7_000: "-"}
    gains = []
    gym.on_wait = lambda at_ms: gains.append(gym.player.last.pcm) if at_ms == 6_500 else None

    told = pace(*QUICK, *TWO)

    assert [line for line in told.out.splitlines() if line.startswith("Rest")] == [
        f"Rest {length} \u00b7 Next: set 2 of 2, 2 reps" for length in ("0:30", "0:45", "1:00", "0:45")
    ]
    assert gym.at_ms == 6_000 + 4_500 + 2_000


def test_lifter_is_waited_for(pace: Pace, gym: TerminalGym) -> None:
    """W, or --wait, begins no set by itself; the line says how to begin it."""
    gym.keys = {5_000: "w", 60_000: " "}
    by_key = pace(*QUICK, *TWO)
    ended_ms = gym.at_ms
    gym.keys = {ended_ms + 60_000: " "}
    by_option = pace(*QUICK, *TWO, "--wait")

    line = "Waiting for you \u00b7 Space starts \u00b7 Next: set 2 of 2, 2 reps"
    assert line in by_key.out.splitlines()
    assert line in by_option.out.splitlines()
    assert ended_ms == 60_000 + 4_500 + 2_000
    assert gym.at_ms == ended_ms + ended_ms


def test_waiting_that_is_to_come_is_told(pace: Pace, gym: TerminalGym) -> None:
    """The line of a rest says that the set after it waits, and no longer once that is taken back."""
    gym.columns = 120
    gym.keys = {5_000: "W", 8_000: "W"}

    lines = lines_on(pace(*QUICK, *TWO).out)

    assert f"Rest, then wait    0:28 {bar(1)} Next: set 2 of 2, 2 reps" in lines
    assert f"Rest               0:20 {bar(6)} Next: set 2 of 2, 2 reps" in lines


def test_nobody_is_waited_for_without_a_keyboard(pace: Pace, gym: TerminalGym) -> None:
    """Where no key can be pressed a set that would wait begins after its rest."""
    gym.has_keys = False

    told = pace(*QUICK, *TWO, "--wait")

    assert told.out.splitlines()[-1] == "Workout done: 2 sets"
    assert gym.at_ms < 45_000


def test_two_legs(pace: Pace, gym: TerminalGym) -> None:
    """One leg follows the other after the switch; a single set is of one leg only."""
    told = pace(*LEGS, "--sets", "2", "--rest", "20")
    alone = pace(*LEGS, "--sets", "1", "--leg", "right")

    assert [line for line in told.out.splitlines() if "Next" in line] == [
        "Switch legs 0:10 \u00b7 Next: set 1 of 2, right leg, 2 reps",
        "Rest 0:20 \u00b7 Next: set 2 of 2, left leg, 2 reps",
        "Switch legs 0:10 \u00b7 Next: set 2 of 2, right leg, 2 reps",
    ]
    assert alone.out.splitlines()[-1] == ALL_DONE
    legs = [record.leg for record in kept(gym.folder)]
    assert legs == [Leg.LEFT, Leg.RIGHT, Leg.LEFT, Leg.RIGHT, Leg.RIGHT]


def test_until_the_lifter_ends_it(pace: Pace, gym: TerminalGym) -> None:
    """A set without an end goes on until Enter, and is told without a plan that it had not."""
    gym.columns = 100
    gym.keys = {7_000: " ", 8_000: " ", 14_000: "\n"}

    told = pace(*QUICK, "--sets", "1", "--until-i-end-it")

    lines = lines_on(told.out)
    assert "Paused after 3 reps \u00b7 Space goes on" in lines
    assert any(line.startswith("rep 4        Pull ") for line in lines)
    assert lines[-1] == "4 reps \u00b7 0:09 under tension (paced) \u00b7 set time 0:09"
    (record,) = kept(gym.folder)
    assert (record.completed_reps, record.planned_reps) == (4, None)


@pytest.mark.parametrize(
    ("plans", "options", "told"),
    [
        (planned(sets=4, reps=3, bottom_reps=2), (), "4 sets of 2\u20133 reps \u00b7 rest 1:00"),
        (planned(), ("--until-i-end-it",), "3 sets until you end each \u00b7 rest 1:00"),
        (planned(reps=3, bottom_reps=2), ("--reps", "5"), "3 sets of 5 reps \u00b7 rest 1:00"),
        (planned(), ("--reps", "8-12", "--rest", "90"), "3 sets of 8\u201312 reps \u00b7 rest 1:30"),
        (Plans(), ("--sets", "5"), "5 sets of 8\u201312 reps \u00b7 rest 1:30"),
    ],
)
def test_what_is_not_said_is_as_last_used(
    pace: Pace, gym: TerminalGym, plans: Plans, options: tuple[str, ...], told: str
) -> None:
    """Sets, rest, reps, a range and reps without end come from the plan last used, else the variation."""
    PlansFile(gym.folder, load_variations()).save(plans)
    gym.keys = {100: "^C"}

    assert pace("--variation", "seated", *options).out.splitlines()[1] == told


def test_the_load_that_was_planned_is_noted(pace: Pace, gym: TerminalGym) -> None:
    """A load planned in the window is that of the terminal's sets, too."""
    load = Load(LoadUnit.KG, 42_500)
    PlansFile(gym.folder, load_variations()).save(Plans(loads={"seated": {Leg.BOTH: load}}))
    pace(*QUICK, *TWO)
    assert {record.load for record in kept(gym.folder)} == {load}


def test_ctrl_c_in_a_set(pace: Pace, gym: TerminalGym) -> None:
    """The set is kept as far as it went, the end is told as in a rest, and the window can go on."""
    gym.keys = {3_000: "^C"}

    told = pace(*QUICK, *TWO)

    assert (told.code, told.err) == (0, "")
    *_, of_set, of_workout = told.out.splitlines()
    assert of_set.startswith("Set 1 of 2: 1 of 2 reps \u00b7 0:02 of 0:04")
    assert of_workout == "Workout ended: 1 set"
    (record,) = kept(gym.folder)
    assert (record.completed_reps, record.ending) == (1, Ending.ENDED_EARLY)
    assert unfinished(gym.folder) == 1
    assert gym.player.last.stopped


def test_ctrl_c_in_a_rest(pace: Pace, gym: TerminalGym) -> None:
    """No further set comes; what was done is told."""
    gym.keys = {10_000: "^C"}

    told = pace(*QUICK, *TWO)

    assert told.out.splitlines()[-1] == "Workout ended: 1 set"
    assert (gym.at_ms, unfinished(gym.folder)) == (10_000, 1)
    assert gym.player.last.stopped


def test_ctrl_c_before_the_first_set(pace: Pace, gym: TerminalGym) -> None:
    """A workout that was broken off is not lost by another one of which no set is done."""
    gym.keys = {10_000: "^C"}
    pace(*QUICK, *TWO)
    gym.keys = {gym.at_ms + 200: "^C"}
    pace(*QUICK, *TWO)

    assert unfinished(gym.folder) == 1


def test_set_ended_before_it_began(pace: Pace, gym: TerminalGym) -> None:
    """An Enter too early leaves no set behind; the first one ends the workout, a later one waits."""
    gym.keys = {100: "\n"}
    first = pace(*QUICK, *TWO)
    assert first.out.splitlines()[-1].startswith("0 of 2 reps")

    began_ms = gym.at_ms
    gym.keys = {began_ms + 5_000: " ", began_ms + 5_100: "\n", began_ms + 9_000: " "}
    later = pace(*QUICK, *TWO)
    assert "Waiting for you \u00b7 Space starts \u00b7 Next: set 2 of 2, 2 reps" in later.out.splitlines()
    assert len(kept(gym.folder)) == 2


def test_silence_is_told_once(pace: Pace, gym: TerminalGym) -> None:
    """Without a sound device the workout goes on by its lines, and one line says why."""
    gym.player.fault = "the sound device does not open"

    told = pace(*QUICK, *TWO)

    assert told.err == (
        "No sound: the sound device does not open. The set goes on without it; check the speakers, "
        "the next set tries again.\n"
    )
    assert told.out.splitlines()[-1] == "Workout done: 2 sets"


def test_stopped_and_called_back(pace: Pace, gym: TerminalGym) -> None:
    """A set pauses when someone else gets the terminal; afterwards its line is there again and it goes on."""

    def have_the_terminal(at_ms: int) -> None:
        if at_ms == 3_000:
            gym.leave()
        if at_ms == 5_000:
            gym.leave()
            gym.clock.advance(3_600_000)
            gym.come_back()

    gym.columns = 100
    gym.keys = {3_700_000: " "}
    gym.on_wait = have_the_terminal

    told = pace(*QUICK, *TWO)

    lines = lines_on(told.out)
    assert lines.count("Paused after 1 of 2 reps \u00b7 Space goes on") == 2
    assert told.out.endswith("Workout done: 2 sets\n")
    assert [record.completed_reps for record in kept(gym.folder)] == [2, 2]
