"""A whole workout in the window: begun once, then only trained; and what may be changed in the rests."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from support.cut_off import cut_off_a_set
from support.kept_sets import DAY_MS, history_in, kept, paced_set
from support.plans import planned
from support.window_page import GO_ON, WindowOpener, WindowPage

from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import Ending, new_uid
from legcurl_timer.core.workout.workout import Stage

LONG_REST = planned(sets=3)
AGAIN, AWAY = "Do this set again", "Take this set away"


@pytest.fixture
def resting(open_window: WindowOpener) -> WindowPage:
    """Give a window in the rest after the first of three sets."""
    page = open_window(plans=LONG_REST)
    page.start_and_rest()
    return page


def test_sets_and_rests_need_no_touch(open_window: WindowOpener, tmp_path: Path) -> None:
    """From one Space on the sets follow each other, with the result shown in the rest between them."""
    page = open_window(plans=planned(sets=2, rest_ms=1_500))
    page.start_and_rest()
    assert page.shown == "result"
    assert page.rest[1] == "Set 2 of 2 \u00b7 1 rep"
    page.advance_until(lambda: page.shown == "set")
    page.finish()
    assert page.shown == "result"
    assert page.rest == ("", "")
    page.close()
    assert [record.completed_reps for record in kept(tmp_path)] == [1, 1]


def test_one_leg_and_then_the_other(open_window: WindowOpener, tmp_path: Path) -> None:
    """Where one leg works at a time, the other one follows after the switch; Space cuts it short."""
    page = open_window("standing", plans=planned(sets=1))
    page.start_and_rest()
    assert page.rest[0] == "Switch legs"
    assert page.rest[1] == "Right leg"
    assert page.focused == "Next set, right leg"
    assert page.rest_left_ms == 10_000
    page.press(Qt.Key.Key_Space)
    assert page.shown == "set"
    page.finish()
    page.close()
    assert [record.leg for record in kept(tmp_path)] == [Leg.LEFT, Leg.RIGHT]


@pytest.mark.parametrize(
    ("key", "by_ms"),
    [
        (Qt.Key.Key_Up, 15_000),
        (Qt.Key.Key_PageUp, 15_000),
        (Qt.Key.Key_Down, -15_000),
        (Qt.Key.Key_Period, -15_000),
    ],
)
def test_the_rest_is_changed_by_key_and_clicker(resting: WindowPage, key: Qt.Key, by_ms: int) -> None:
    """A quarter of a minute more or less, from wherever the keyboard is."""
    before_ms = resting.rest_left_ms
    resting.press(key)
    assert abs(resting.rest_left_ms - before_ms - by_ms) < 2_000
    assert resting.shown == "result"


def test_a_set_waits_for_the_lifter(open_window: WindowOpener) -> None:
    """With "wait for me" the rest runs out and nothing begins before Space."""
    page = open_window(plans=planned(sets=2, rest_ms=1_000))
    page.start_and_rest()
    page.click("Wait for me")
    page.advance_until(lambda: page.stage is Stage.WAITING)
    page.advance_until(lambda: page.rest[0] == "Waiting for you")
    assert page.shown == "result"
    page.press(Qt.Key.Key_Space)
    page.advance_until(lambda: page.shown == "set")


def test_the_last_set_is_put_right_done_again_and_taken_away(resting: WindowPage, tmp_path: Path) -> None:
    """What is pressed in the rest counts; what is gone can no longer be filled in."""
    for way in ("more", "more", "less"):
        resting.click(f"One rep {way}")
    assert resting.result[1] == "2"
    assert [each.tally.completed_reps for each in resting.workout.done] == [2]
    resting.choose(AGAIN)
    resting.choose(AGAIN)
    assert resting.rest[1] == "Set 1 of 3 \u00b7 1 rep"
    assert [each.completed_reps for each in resting.sets] == [2]
    resting.start_and_rest()
    resting.choose(AWAY)
    assert resting.rest[1] == "Set 1 of 3 \u00b7 1 rep"
    resting.close()
    assert [record.completed_reps for record in kept(tmp_path)] == [2]


def test_what_was_taken_away_can_no_longer_be_filled_in(resting: WindowPage, tmp_path: Path) -> None:
    """The fields of a set that is gone are gone, their keys do nothing, and nothing breaks."""
    resting.choose(AWAY)
    resting.press(Qt.Key.Key_L, Qt.Key.Key_3, Qt.Key.Key_F)
    resting.choose(AWAY)
    assert resting.sets == []
    resting.close()
    assert kept(tmp_path) == []


@pytest.mark.parametrize("what", [AGAIN, AWAY])
@pytest.mark.parametrize("by_key", [True, False])
def test_what_was_done_to_a_set_is_undone(
    resting: WindowPage, tmp_path: Path, what: str, *, by_key: bool
) -> None:
    """A button and Ctrl+Z take it back, the set with all that was said of it and the plan as it was."""
    resting.press(Qt.Key.Key_3)
    resting.choose(what)
    assert resting.rest[1] == "Set 1 of 3 \u00b7 1 rep"
    if by_key:
        resting.qtbot.keyClick(
            resting.window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
        )
    else:
        resting.click("Undo")
    assert resting.rest[1] == "Set 2 of 3 \u00b7 1 rep"
    assert "Undo" not in resting.texts
    resting.close()
    assert [record.reserve_half_reps for record in kept(tmp_path)] == [6]


def test_escape_in_a_rest_ends_the_workout_and_tells_what_it_came_to(
    resting: WindowPage, tmp_path: Path
) -> None:
    """One Esc too many costs nothing, for it can go on; Done leads to the plan, which offers the same."""
    resting.press(Qt.Key.Key_Escape)
    assert (resting.shown, resting.stage, resting.focused) == ("result", Stage.DONE, "Done")
    assert resting.result[0] == "Workout ended"
    resting.click(GO_ON)
    assert resting.shown == "set"
    resting.press(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space)
    assert (resting.shown, resting.stage) == ("prepare", Stage.DONE)
    assert resting.offer == "Seated leg curl \u00b7 Set 2 of 3"
    resting.close()
    assert len(kept(tmp_path)) == 1


def test_a_workout_that_is_over_can_be_put_right(open_window: WindowOpener, tmp_path: Path) -> None:
    """Each of its sets has a row that opens its editor; one is taken away, had back, and done once more."""
    page = open_window(plans=planned(sets=2, rest_ms=0))
    page.press(Qt.Key.Key_Space)
    page.finish()
    assert (page.result[0], page.focused) == ("Workout done", "Done")
    page.click("Set 1 \u00b7 1 of 1 rep")
    page.click("One rep more")
    assert page.rows == ["Set 1 \u00b7 2 of 1 rep", "Set 2 \u00b7 1 of 1 rep"]
    page.click("Set 2 \u00b7 1 of 1 rep")
    page.choose(AWAY)
    assert len(page.rows) == 1
    page.click("Undo")
    page.choose(AGAIN)
    page.advance_until(lambda: page.shown == "set")
    page.finish()
    assert [row[:5] for row in page.rows] == ["Set 1", "Set 2", "Set 2"]
    page.press(Qt.Key.Key_Space)
    assert (page.shown, page.stage) == ("prepare", Stage.DONE)
    page.close()
    assert [record.completed_reps for record in kept(tmp_path)] == [2, 1, 1]


def test_a_set_that_ended_asleep_says_so(open_window: WindowOpener) -> None:
    """When the lid was closed in mid-set, the set stands as ended there, and why."""
    page = open_window(plans=planned(reps=9))
    page.press(Qt.Key.Key_Space)
    page.advance_until(lambda: page.reps_done == 2)
    page.sleep(3_600_000)
    assert page.stage is Stage.RESTING
    assert "Set ended here: the laptop was asleep" in page.texts


def test_a_workout_is_held_against_the_last_time(open_window: WindowOpener, tmp_path: Path) -> None:
    """Reps, sets, tension and load moved are told beside those of the last session of the lift."""
    filled_history(tmp_path)
    page = open_window("lying", plans=planned(reps=2, sets=1))
    page.open_history()
    page.do_one_set()
    page.press(Qt.Key.Key_L)
    page.write("40")
    page.press(Qt.Key.Key_Return)
    figures = (
        "reps, last time 12",
        "set, last time 1",
        "under tension, paced, last time 1:00",
        "moved, last time 480 kg",
    )
    assert set(figures) <= set(page.texts)
    assert {"2", "1", "0:02", "80 kg"} <= set(page.texts)


def test_other_pages_can_be_read_in_a_rest(resting: WindowPage) -> None:
    """Esc leads back to the rest, which goes on; the next set comes whatever page is open."""
    resting.press(Qt.Key.Key_Question, Qt.Key.Key_Escape)
    assert resting.shown == "result"
    assert resting.stage is Stage.RESTING
    resting.press(Qt.Key.Key_Question)
    resting.advance_until(lambda: resting.shown == "set", within_ms=90_000)


def test_the_load_of_the_last_set_is_noted_for_the_next(open_window: WindowOpener, tmp_path: Path) -> None:
    """What was filled in once need not be filled in again for the same lift, tempo and leg."""
    page = open_window(plans=planned(sets=2))
    page.start_and_rest()
    page.press(Qt.Key.Key_L)
    page.write("40")
    page.press(Qt.Key.Key_Return)
    page.store()
    page.wait_until(lambda: page.focused == "Next set")
    page.press(Qt.Key.Key_Space)
    page.finish()
    page.close()
    assert [str(record.load) for record in kept(tmp_path)] == ["40 kg", "40 kg"]


@pytest.fixture
def again(resting: WindowPage, open_window: WindowOpener) -> WindowPage:
    """Give the window opened anew after it was closed in a rest."""
    resting.close()
    again = open_window(plans=LONG_REST)
    again.open_history()
    return again


def test_a_workout_broken_off_goes_on_where_it_was(again: WindowPage, tmp_path: Path) -> None:
    """The sets that are left are offered; the last one, in the history only, can still be put right."""
    assert again.offer == "Seated leg curl \u00b7 Set 2 of 3"
    again.store()
    again.click(GO_ON)
    assert again.shown == "set"
    again.press(Qt.Key.Key_Return)
    assert again.stage is Stage.WAITING
    again.click("One rep more")
    again.start_and_rest()
    assert again.rest[1] == "Set 3 of 3 \u00b7 1 rep"
    again.close()
    assert [record.completed_reps for record in kept(tmp_path)] == [2, 1]


def test_a_workout_of_which_no_set_is_done_costs_no_other(
    again: WindowPage, open_window: WindowOpener
) -> None:
    """Where another was begun and put away, what can go on is still offered; a set of it takes its place."""
    offered = again.offer
    again.press(Qt.Key.Key_Space)
    again.discard_set()
    assert (again.shown, again.offer) == ("prepare", offered)
    again.start_and_rest()
    again.start_and_rest()
    again.close()
    third = open_window(plans=LONG_REST)
    third.open_history()
    assert third.offer == "Seated leg curl \u00b7 Set 3 of 3"


def test_until_i_end_it(open_window: WindowOpener, tmp_path: Path) -> None:
    """A set without a planned end goes on until Enter, and is done then."""
    page = open_window(plans=planned(sets=1))
    page.unfold()
    page.click("Until I end it")
    page.press(Qt.Key.Key_Space)
    page.advance_until(lambda: page.reps_done == 2)
    page.press(Qt.Key.Key_Return)
    assert page.shown == "result"
    assert page.result[0] == "Set done"
    page.close()
    (record,) = kept(tmp_path)
    assert (record.completed_reps, record.planned_reps) == (2, None)


def test_one_key_each_answers(resting: WindowPage, tmp_path: Path) -> None:
    """In a rest F and K say yes and a digit the reps in reserve, and the rest goes on."""
    resting.press(Qt.Key.Key_F, Qt.Key.Key_K, Qt.Key.Key_2)
    assert resting.stage is Stage.RESTING
    assert resting.shown == "result"
    resting.close()
    (record,) = kept(tmp_path)
    assert (record.form_kept, record.kept_beat, record.reserve_half_reps) == (True, True, 4)


def test_a_digit_in_the_presets_is_no_answer(resting: WindowPage) -> None:
    """Where presets are numbered a digit takes one, in a rest as well, and says nothing of the last set."""
    resting.press(Qt.Key.Key_P, Qt.Key.Key_1)
    assert resting.shown == "prepare"
    assert resting.sets[0].reserve_half_reps is None


def filled_history(folder: Path) -> None:
    """Keep two sessions at the top of the range, form and beat kept, four and two days ago."""
    now = wall_now()
    top = paced_set(0, 12, kg=40, planned_reps=12, form_kept=True, kept_beat=True)
    with history_in(folder) as store:
        for days in (4, 2):
            started = Moment(now.utc_ms - days * DAY_MS, now.offset_min)
            store.keep(replace(top, uid=new_uid(), started=started))


def test_a_suggestion_is_taken_over_only_when_asked(open_window: WindowOpener, tmp_path: Path) -> None:
    """A step up is offered with its reason; the yes notes its load, and leaves what was chosen remembered."""
    filled_history(tmp_path)
    page = open_window("lying", plans=planned("3-0-1-1", 12, sets=1, bottom_reps=8))
    page.open_history()
    page.wait_until(lambda: page.suggestion)
    assert page.suggestion.startswith("Next time 42.5 kg, 8\u201312 reps: ")
    page.click("Use it")
    assert page.plan.prescription.bottom_reps == 8
    assert page.shown_in("Load") == ["42.5 kg"]
    page.close()
    remembered = open_window("lying").plan.prescription
    assert (remembered.reps, remembered.bottom_reps) == (12, 8)


def test_a_space_after_a_load_does_not_cost_the_rest(resting: WindowPage) -> None:
    """In a rest, Space in a number's field takes over what is typed there."""
    resting.press(Qt.Key.Key_L)
    resting.write("40")
    resting.press(Qt.Key.Key_Space)
    assert resting.stage is Stage.RESTING
    assert str(resting.sets[-1].load) == "40 kg"


def test_a_set_ended_by_closing_is_part_of_its_workout(open_window: WindowOpener, tmp_path: Path) -> None:
    """A window closed in mid-set keeps what was done, and does not ask for it again afterwards."""
    plans = planned(reps=20, sets=2)
    page = open_window(plans=plans)
    page.press(Qt.Key.Key_Space)
    page.advance_until(lambda: page.reps_done == 1)
    page.close()
    (record,) = kept(tmp_path)
    assert (record.completed_reps, record.ending) == (1, Ending.ENDED_EARLY)
    again = open_window(plans=plans)
    again.open_history()
    assert again.offer == "Seated leg curl \u00b7 Set 2 of 2"


def test_a_set_cut_off_and_kept_is_part_of_its_workout(open_window: WindowOpener, tmp_path: Path) -> None:
    """After a crash in the first set the second one is next, once the first has been kept."""
    cut_off_a_set(tmp_path, with_workout=True)
    page = open_window("lying")
    page.open_history()
    page.wait_until(lambda: page.question)
    assert page.question.startswith("Your last set stopped at rep 6")
    page.click("Keep it")
    assert page.offer.startswith("Lying leg curl \u00b7 Set 2")
    page.click(GO_ON)
    assert [each.tally.completed_reps for each in page.workout.done] == [6]


def test_sound_that_is_back_is_told_of_no_more(resting: WindowPage) -> None:
    """What is wrong with the sound stays for as long as it is wrong, over the next sets, too."""
    sound = resting.window.workings.shared.sound
    sound.failed.emit("the sound device is gone")
    resting.press(Qt.Key.Key_Space)
    resting.advance_until(lambda: resting.shown == "set")
    assert resting.notice.startswith("No sound: ")
    sound.failed.emit("")
    assert resting.notice == ""
