"""A whole workout in the window: begun once, then only trained; and what may be changed in the rests."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.plans import last_used

from legcurl_timer.clock import now_ms, wall_now
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.tension import Run
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Stage
from legcurl_timer.gui.prepare.prepare_page import PreparePage
from legcurl_timer.gui.result.result_page import ResultPage
from legcurl_timer.gui.training.set_page import SetPage
from legcurl_timer.gui.window.main_window import MainWindow
from legcurl_timer.history.records import (
    Load,
    LoadUnit,
    Moment,
    SessionRecord,
    SetEnding,
    SetRecord,
    new_uid,
)
from legcurl_timer.history.recovery.opening import close_history, open_history
from legcurl_timer.training.set_recorder import record_of_runs
from legcurl_timer.userdata.plans import Plans
from tests.gui.conftest import WindowMaker


def planned(sets: int, rest_ms: int, count_in_ms: int = 0) -> Plans:
    """Return plans by which lifts are done in sets of one rep of a second."""
    return last_used("seated", "standing", count_in_ms=count_in_ms, sets=sets, rest_ms=rest_ms)


LONG_REST = planned(3, 60_000)


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def shows(window: MainWindow, page: type) -> bool:
    """Tell whether a page is shown."""
    return isinstance(window._pages.currentWidget(), page)


def start(window: MainWindow, qtbot: QtBot) -> None:
    """Start a workout and wait for its first rest."""
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window._controller.stage is Stage.RESTING, timeout=5_000)


def rest_left_ms(window: MainWindow) -> int:
    """Return how much rest is left."""
    workout = window._controller.workout
    assert workout is not None
    return workout.rest.until_ms - workout.rest.from_ms


def kept(folder: Path) -> list[SetRecord]:
    """Read the sets that are in the history."""
    store = open_history(folder, wall_now()).store
    records = [record for session in store.sessions() for record in session.sets]
    close_history(store)
    return records


def test_sets_and_rests_need_no_touch(make_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    """From one Space on the sets follow each other, with the result shown in the rest between them."""
    window = make_window(plans=planned(2, 1_500))
    start(window, qtbot)
    assert shows(window, ResultPage)
    assert window._result.rest_bar.isVisible()
    assert window._result.rest_bar._next.text() == "Next: set 2 of 2, 1 rep"
    qtbot.waitUntil(lambda: shows(window, SetPage), timeout=5_000)
    qtbot.waitUntil(lambda: window._controller.stage is Stage.DONE, timeout=5_000)
    assert shows(window, ResultPage)
    assert not window._result.rest_bar.isVisible()
    window.close()
    assert [record.completed_reps for record in kept(tmp_path)] == [1, 1]


def test_one_leg_and_then_the_other(make_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    """Where one leg works at a time, the other one follows after the switch; Space cuts it short."""
    window = make_window("standing", plans=planned(1, 60_000))
    start(window, qtbot)
    assert window._result.rest_bar._what.text() == "Switch legs"
    assert window._result.rest_bar._next.text() == "Next: set 1 of 1, right leg, 1 rep"
    assert rest_left_ms(window) == 10_000
    press(qtbot, Qt.Key.Key_Space)
    assert shows(window, SetPage)
    qtbot.waitUntil(lambda: window._controller.stage is Stage.DONE, timeout=5_000)
    window.close()
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
def test_the_rest_is_changed_by_key_and_clicker(
    make_window: WindowMaker, qtbot: QtBot, key: Qt.Key, by_ms: int
) -> None:
    """A quarter of a minute more or less, from wherever the keyboard is."""
    window = make_window(plans=LONG_REST)
    start(window, qtbot)
    before_ms = rest_left_ms(window)
    press(qtbot, key)
    assert abs(rest_left_ms(window) - before_ms - by_ms) < 2_000
    assert shows(window, ResultPage)


def test_a_set_waits_for_the_lifter(make_window: WindowMaker, qtbot: QtBot) -> None:
    """With "wait for me" the rest runs out and nothing begins before Space."""
    window = make_window(plans=planned(2, 1_000))
    start(window, qtbot)
    window._result.rest_bar._wait.click()
    qtbot.waitUntil(lambda: window._controller.stage is Stage.WAITING, timeout=5_000)
    qtbot.waitUntil(lambda: window._result.rest_bar._what.text() == "Waiting for you", timeout=5_000)
    assert shows(window, ResultPage)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shows(window, SetPage), timeout=5_000)


def test_the_last_set_is_put_right(make_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    """A rep more or less in the rest is what the history says."""
    window = make_window(plans=LONG_REST)
    start(window, qtbot)
    window._result.rest_bar._more_reps.click()
    window._result.rest_bar._more_reps.click()
    window._result.rest_bar._fewer_reps.click()
    assert window._result._reps.text() == "2"
    window.close()
    assert [record.completed_reps for record in kept(tmp_path)] == [2]


def test_the_last_set_is_taken_away(make_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    """A set that does not count is done anew, after a whole rest."""
    window = make_window(plans=LONG_REST)
    start(window, qtbot)
    window._result.rest_bar._withdraw.click()
    assert window._result.rest_bar._next.text() == "Next: set 1 of 3, 1 rep"
    assert window._sets == []
    window.close()
    assert kept(tmp_path) == []


def test_the_last_set_is_done_again(make_window: WindowMaker, qtbot: QtBot) -> None:
    """A set to be repeated stays done and comes once more."""
    window = make_window(plans=LONG_REST)
    start(window, qtbot)
    window._result.rest_bar._repeat.click()
    assert window._result.rest_bar._next.text() == "Next: set 1 of 3, 1 rep"
    assert len(window._sets) == 1


def test_a_set_ended_in_its_count_in_waits(make_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    """An Enter too early ends neither the workout nor leaves a set behind."""
    window = make_window(plans=planned(2, 60_000, count_in_ms=2_000))
    start(window, qtbot)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shows(window, SetPage), timeout=5_000)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window._controller.stage is Stage.WAITING, timeout=5_000)
    assert shows(window, ResultPage)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window._controller.stage is Stage.DONE, timeout=8_000)
    window.close()
    assert len(kept(tmp_path)) == 2


def test_escape_in_a_rest_ends_the_workout(make_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    """Going back to the plan leaves no rest running, and keeps what was done."""
    window = make_window(plans=LONG_REST)
    start(window, qtbot)
    press(qtbot, Qt.Key.Key_Escape)
    assert shows(window, PreparePage)
    assert window._controller.stage is Stage.DONE
    window.close()
    assert len(kept(tmp_path)) == 1


def test_the_history_can_be_read_in_a_rest(make_window: WindowMaker, qtbot: QtBot) -> None:
    """Whatever page is open, the next set comes when its rest is over."""
    window = make_window(plans=planned(2, 2_000))
    start(window, qtbot)
    press(qtbot, Qt.Key.Key_Question)
    qtbot.waitUntil(lambda: shows(window, SetPage), timeout=5_000)


def test_sets_and_rest_are_remembered(make_window: WindowMaker) -> None:
    """What was planned for a lift is planned again the next time."""
    window = make_window(plans=LONG_REST)
    window._prepare.plan._numbers._sets.box.stepUp()
    window._prepare.plan._numbers._rest.box.stepUp()
    window.close()
    again = make_window()
    assert (again._plan.plan.sets, again._plan.plan.rest_ms) == (4, 75_000)


def test_the_load_of_the_last_set_is_noted_for_the_next(
    make_window: WindowMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    """What was filled in once need not be filled in again for the same lift, tempo and leg."""
    window = make_window(plans=planned(2, 60_000))
    start(window, qtbot)
    press(qtbot, Qt.Key.Key_L)
    qtbot.keyClicks(QApplication.focusWidget(), "40")
    press(qtbot, Qt.Key.Key_Return)
    assert window.history.open().wait_until_stored(5)
    qtbot.waitUntil(window._result._next.hasFocus)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window._controller.stage is Stage.DONE, timeout=5_000)
    window.close()
    assert [str(record.load) for record in kept(tmp_path)] == ["40 kg", "40 kg"]


def test_a_workout_broken_off_goes_on_where_it_was(
    make_window: WindowMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    """A window closed in a rest offers on its next start to go on with the sets that are left."""
    window = make_window(plans=LONG_REST)
    start(window, qtbot)
    window.close()
    again = make_window(plans=LONG_REST)
    again.open_history()
    bar = again._workout_bar
    qtbot.waitUntil(bar.isVisible)
    assert bar.accessibleName() == "Your workout stopped after 1 set (Seated leg curl). Go on or leave it?"
    bar._keep.click()
    assert shows(again, SetPage)
    qtbot.waitUntil(lambda: again._controller.stage is Stage.RESTING, timeout=5_000)
    assert again._result.rest_bar._next.text() == "Next: set 3 of 3, 1 rep"
    again.close()
    assert len(kept(tmp_path)) == 2


def test_a_workout_that_was_left_is_not_offered_again(make_window: WindowMaker, qtbot: QtBot) -> None:
    """Leaving a workout is for good."""
    window = make_window(plans=LONG_REST)
    start(window, qtbot)
    window.close()
    again = make_window(plans=LONG_REST)
    again.open_history()
    again._workout_bar._discard.click()
    again.close()
    third = make_window(plans=LONG_REST)
    third.open_history()
    assert not third._workout_bar.isVisible()


def test_until_i_end_it(make_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    """A set without a planned end goes on until Enter, and is done then."""
    window = make_window(plans=planned(1, 60_000))
    press(qtbot, Qt.Key.Key_W)
    window._workout_page._goal._buttons["open"].click()
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window._controller.transport.tally(now_ms()).completed_reps == 2, timeout=8_000)
    press(qtbot, Qt.Key.Key_Return)
    assert shows(window, ResultPage)
    assert window._result._title.text() == "Set done"
    window.close()
    (record,) = kept(tmp_path)
    assert (record.completed_reps, record.planned_reps) == (2, None)


def test_a_preset_sets_everything_up(make_window: WindowMaker, qtbot: QtBot) -> None:
    """Choosing a preset plans its lift, its sets and its rest."""
    window = make_window(plans=LONG_REST)
    press(qtbot, Qt.Key.Key_P)
    press(qtbot, Qt.Key.Key_Return)
    assert shows(window, PreparePage)
    plan = window._plan.plan
    assert (plan.prescription.variation.id, plan.sets, plan.rest_ms) == ("lying", 3, 90_000)
    assert (plan.prescription.bottom_reps, plan.prescription.reps) == (8, 12)


def test_a_machine_that_slept_ends_the_set_and_waits(make_window: WindowMaker, qtbot: QtBot) -> None:
    """In a workout the set is kept as ended where it was last seen, and nothing goes on by itself."""
    window = make_window(plans=last_used("seated", reps=50, sets=2, rest_ms=1_000))
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window._controller.transport.tally(now_ms()).completed_reps == 1, timeout=5_000)
    pacer = window._controller._pacer
    seen = pacer.transport
    pacer.transport = replace(
        seen, started_at_ms=seen.started_at_ms - 60_000, looked_at_ms=seen.looked_at_ms - 60_000
    )
    qtbot.waitUntil(lambda: len(window._sets) == 1, timeout=5_000)
    qtbot.waitUntil(lambda: window._controller.stage is Stage.WAITING, timeout=5_000)
    assert shows(window, ResultPage)


def test_warm_ups_are_kept_as_such(make_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    """A warm-up comes first, and the history knows it from a work set."""
    window = make_window(plans=last_used("seated", sets=1, rest_ms=60_000, warm_up_sets=1))
    start(window, qtbot)
    assert window._result.rest_bar._next.text() == "Next: set 1 of 1, 1 rep"
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window._controller.stage is Stage.DONE, timeout=5_000)
    window.close()
    assert [record.warm_up for record in kept(tmp_path)] == [True, False]


def test_mute_in_a_rest_is_heard_in_the_next_set(make_window: WindowMaker, qtbot: QtBot) -> None:
    """The tape of the rest is that of the set, so it has to fall silent, too."""
    window = make_window(plans=LONG_REST)
    start(window, qtbot)
    pacer = window._controller._pacer
    press(qtbot, Qt.Key.Key_M)
    assert pacer._loudness.gain == 0


def test_pages_opened_in_a_rest_lead_back_to_it(make_window: WindowMaker, qtbot: QtBot) -> None:
    """Esc on the list of keys goes back to the rest, which goes on."""
    window = make_window(plans=LONG_REST)
    start(window, qtbot)
    press(qtbot, Qt.Key.Key_Question)
    press(qtbot, Qt.Key.Key_Escape)
    assert shows(window, ResultPage)
    assert window._controller.stage is Stage.RESTING


def test_a_set_of_before_the_restart_is_put_right(
    make_window: WindowMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    """In a workout taken up, the last set may lie in the history only."""
    window = make_window(plans=LONG_REST)
    start(window, qtbot)
    window.close()
    again = make_window(plans=LONG_REST)
    again.open_history()
    assert again.history.open().wait_until_stored(5)
    again._on_workout_taken_up()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again._controller.is_resting, timeout=5_000)
    again._controller.correct_last(1)
    again.close()
    assert [record.completed_reps for record in kept(tmp_path)] == [2]


def test_what_was_taken_away_can_no_longer_be_filled_in(make_window: WindowMaker, qtbot: QtBot) -> None:
    """The fields of a set that is gone do nothing, and nothing breaks."""
    window = make_window(plans=LONG_REST)
    start(window, qtbot)
    window._result.rest_bar._withdraw.click()
    press(qtbot, Qt.Key.Key_L)
    qtbot.keyClicks(QApplication.focusWidget(), "40")
    press(qtbot, Qt.Key.Key_Return)
    assert window._sets == []


def test_one_key_each_answers_form_and_beat(make_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    """F and K answer yes, without leaving the rest."""
    window = make_window(plans=LONG_REST)
    start(window, qtbot)
    press(qtbot, Qt.Key.Key_F)
    press(qtbot, Qt.Key.Key_K)
    assert window._controller.stage is Stage.RESTING
    window.close()
    (record,) = kept(tmp_path)
    assert (record.form_kept, record.kept_beat) == (True, True)


def filled_history(folder: Path) -> None:
    """Keep two sessions at the top of the range, form and beat kept, four and two days ago."""
    store = open_history(folder, wall_now()).store
    lying = WorkoutPlan.by_default(load_variations()[0]).prescription
    now = wall_now()
    for days in (4, 2):
        started = Moment(now.utc_ms - days * 86_400_000, now.offset_min)
        timeline = compile_set(lying)
        runs = [Run(timeline, timeline.duration_ms)]
        record = record_of_runs(new_uid(), started, lying, runs, SetEnding.COMPLETED)
        record = replace(record, load=Load(LoadUnit.KG, 40_000), form_kept=True, kept_beat=True)
        store.add([SessionRecord(new_uid(), record.started, record.ended, sets=(record,))])
    close_history(store)


def test_a_suggestion_is_taken_over_only_when_asked(
    make_window: WindowMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    """A step up is offered with its reason; the yes notes its load, and leaves what was chosen remembered."""
    filled_history(tmp_path)
    window = make_window("lying", plans=last_used("lying", tempo="3-0-1-1", reps=12, bottom_reps=8, sets=1))
    window.open_history()
    line = window._prepare.next_time
    qtbot.waitUntil(line.isVisible)
    assert line.accessibleName().startswith("Next time 42.5 kg, 8\u201312 reps: ")
    line._use.click()
    assert str(window._plan.load_for(window._plan.prescription)) == "42.5 kg"
    remembered = window._plan.chosen.prescription
    assert (remembered.reps, remembered.bottom_reps) == (12, 8)


def test_a_space_after_a_load_does_not_cost_the_rest(make_window: WindowMaker, qtbot: QtBot) -> None:
    """In a rest, Space in a number's field takes over what is typed there."""
    window = make_window(plans=LONG_REST)
    start(window, qtbot)
    press(qtbot, Qt.Key.Key_L)
    qtbot.keyClicks(QApplication.focusWidget(), "40")
    press(qtbot, Qt.Key.Key_Space)
    assert window._controller.stage is Stage.RESTING
    assert str(window._sets[-1].record.load) == "40 kg"


def test_a_workout_ended_by_escape_can_be_gone_on_with(make_window: WindowMaker, qtbot: QtBot) -> None:
    """One Esc too many costs nothing: the sets that are left are offered."""
    window = make_window(plans=LONG_REST)
    start(window, qtbot)
    press(qtbot, Qt.Key.Key_Escape)
    assert window._workout_bar.isVisible()


def test_a_set_ended_by_closing_is_part_of_its_workout(make_window: WindowMaker, qtbot: QtBot) -> None:
    """What was done of a set is not asked for again when the workout goes on."""
    plans = last_used("seated", reps=20, sets=2, rest_ms=60_000)
    window = make_window(plans=plans)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window._controller.transport.tally(now_ms()).completed_reps == 1, timeout=5_000)
    window.close()
    again = make_window(plans=plans)
    again.open_history()
    assert "stopped after 1 set" in again._workout_bar.accessibleName()


def test_one_digit_answers_the_reps_in_reserve(make_window: WindowMaker, qtbot: QtBot) -> None:
    """In a rest a digit is an answer, not another lift."""
    window = make_window(plans=LONG_REST)
    start(window, qtbot)
    press(qtbot, Qt.Key.Key_2)
    assert window._sets[-1].record.reserve_half_reps == 4
    assert shows(window, ResultPage)


CUT_OFF = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from legcurl_timer.core.pacing.transport import Transport
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.workout.workout import Workout
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.history.writer import HistoryWriter
from legcurl_timer.training.set_recorder import SetRecorder
from legcurl_timer.clock import wall_now
from legcurl_timer.userdata.unfinished_workout import WorkoutFile
folder = Path(sys.argv[1])
plan = WorkoutPlan.by_default(load_variations()[0])
WorkoutFile(folder).save(Workout(plan).begin(0), wall_now().local.date())
writer = HistoryWriter(folder, wall_now)
recorder = SetRecorder(wall_now(), writer.keep)
now_ms, transport = 0, Transport.for_set(plan.prescription).start(0)
while transport.tally(now_ms).completed_reps < 6:
    now_ms += 500
    transport = transport.look(now_ms)
    recorder.look(transport, now_ms)
assert writer.wait_until_stored(10)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_set_cut_off_and_kept_is_part_of_its_workout(
    make_window: WindowMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    """After a crash in the first set the second one is next, once the first has been kept."""
    subprocess.run([sys.executable, "-c", CUT_OFF, str(tmp_path)], check=False, timeout=60)
    window = make_window("lying")
    window.open_history()
    qtbot.waitUntil(window._offer_bar.isVisible)
    assert not window._workout_bar.isVisible()
    window._offer_bar._keep.click()
    assert window._workout_bar.accessibleName().startswith(
        "Your workout stopped after 1 set (Lying leg curl)"
    )
    workout = window._workout_file.load(wall_now().local.date(), window._variations)
    assert workout is not None
    assert [each.tally.completed_reps for each in workout.done] == [6]
