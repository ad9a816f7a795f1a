"""The window as a lifter uses it: keys from outside, wherever the focus is; answers by eye and ear."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from support.hearing import find_near, is_silent
from support.null_sink import NullSink, Recording
from support.pacing import load_sounds
from support.screen import Screen
from support.waiting import wait_until
from support.window import Window

from legcurl_timer.clock import now_ms
from legcurl_timer.training.session import QUESTION_READ_MS

pytestmark = [pytest.mark.real_sound, pytest.mark.real_window]

SHORT_SET = ("--variation", "seated", "--tempo", "1-0.5-1-0.5", "--reps", "2", "--count-in", "1")
TEMPO = "Tempo, in seconds"
SILENT_WITHIN_MS = 300
_MOST = 0.2
"""A share of the screen that is more than the figure moves in."""


@dataclass(frozen=True)
class Place:
    """A screen and a sound device, and the folder where the program keeps what it writes."""

    screen: Screen
    sink: NullSink
    data_folder: Path

    def window(self, *arguments: str) -> Window:
        """Open the window."""
        return Window(self.screen, *arguments, "--data-dir", str(self.data_folder))

    def kept(self, name: str) -> dict[str, Any]:
        """Return what the program has written down in a file, nothing before it has."""
        file = self.data_folder / name
        document: dict[str, Any] = json.loads(file.read_text()) if file.exists() else {}
        return document

    def tempo_kept(self, variation: str) -> str:
        """Return the tempo that the program has written down for a variation, "" before it has."""
        plan = self.kept("plans.json").get("plans", {}).get(variation)
        return str(plan["set"]["tempo"]) if plan else ""


@pytest.fixture
def place(lit_screen: Screen, sink: NullSink, tmp_path: Path) -> Place:
    """Give the test all that it needs to open the window, where a workout is a single set."""
    folder = tmp_path / "data"
    folder.mkdir()
    usual = {"reps": 10, "count_in_ms": 5_000, "own_return": False, "sets": 1}
    last_used = {"seated": {"tempo": "3-1-1-1", **usual}, "lying": {"tempo": "3-0-1-1", **usual}}
    (folder / "settings.json").write_text(json.dumps({"last_used": last_used}))
    return Place(lit_screen, sink, folder)


def is_loud(recording: Recording, since_ms: float) -> bool:
    """Tell whether something can be heard from a time of the clock on."""
    heard = recording.samples[recording.frame_at(since_ms) :]
    return len(heard) > 0 and not is_silent(heard)


def assert_silent_after(recording: Recording, pressed_ms: int) -> None:
    """Check that nothing is heard from 0.3 s after a key on, for the rest of a second."""
    silent_ms = recording.silent_after_ms(pressed_ms)
    assert silent_ms < SILENT_WITHIN_MS, f"still heard {silent_ms:.0f} ms after the key"


def test_a_tempo_is_typed_and_space_starts_from_within_its_field(place: Place) -> None:
    """GIVEN the first start WHEN a tempo and then nonsense is typed THEN Space starts the last good tempo."""
    with place.sink.recording() as recording, place.window() as window:
        window.press("2")
        window.wait_for("3-1-1-1")
        window.click(TEMPO)
        window.press("ctrl+a")
        place.screen.write("4/0/x/1")
        wait_until(lambda: place.tempo_kept("seated") == "4-0-X-1", "the tempo is kept")
        assert window.seen.shows("fast")

        window.press("ctrl+a")
        place.screen.write("nonsense")
        complaint = next(t for t in window.wait_for("4-0-X-1 stays").texts if "4-0-X-1 stays" in t)
        assert complaint.startswith("Character 1: ")
        assert "\n" not in complaint

        assert window.seen.focus.startswith(TEMPO)
        window.press("space")
        assert window.wait_for_page("set").shows("4-0-X-1")
        pressed_ms = now_ms()
        wait_until(lambda: is_loud(recording, pressed_ms), "the count-in is heard")
        assert place.tempo_kept("seated") == "4-0-X-1"


def test_space_starts_from_within_a_stepper(place: Place) -> None:
    """GIVEN the focus in a stepper WHEN it is stepped up and Space is pressed THEN the set starts."""
    with place.window(*SHORT_SET) as window:
        window.click("Reps")
        window.press("Up")
        window.press("space")

        assert window.wait_for_page("set").shows("3 reps")


def test_a_set_from_space_to_the_next_one(place: Place) -> None:
    """GIVEN a set WHEN it is paused, gone on with, made louder and ended by keys THEN eye and ear agree."""
    with place.sink.recording() as recording, place.window(*SHORT_SET, "--reps", "3") as window:
        window.press("space")
        window.wait_for("Rep 2 of 3")

        pressed_ms = now_ms()
        window.press("space")
        window.wait_for_headline("Paused")
        assert_silent_after(recording, pressed_ms)

        window.press("space")
        window.wait_for_headline("Get ready")
        window.press("minus")
        window.wait_for("Volume 95")
        wait_until(lambda: place.kept("settings.json").get("volume") == 95, "the volume is kept")
        pressed_ms = now_ms()
        window.wait_for("Last rep")
        assert is_loud(recording, pressed_ms)

        pressed_ms = now_ms()
        window.press("Return")
        ended = window.wait_for_page("result")
        assert ended.shows("Set ended here")
        assert ended.shows("2 of 3 reps")
        assert_silent_after(recording, pressed_ms)

        window.press("space")
        window.wait_for_page("prepare")
        window.press("space")
        window.wait_for_page("set")
        window.wait_for_headline("Get ready")

        window.press("Escape")
        window.wait_for_headline("Stopped")
        recording.wait_until_ms(now_ms() + QUESTION_READ_MS)
        pressed_ms = now_ms()
        window.press("Escape")
        window.wait_for_page("prepare")
        assert_silent_after(recording, pressed_ms)


def test_a_softer_key_is_heard_in_mid_set(place: Place) -> None:
    """GIVEN a set at volume 100 WHEN minus is pressed thrice THEN its next rep sounds as at volume 85."""
    sounds = load_sounds()
    with place.sink.recording() as recording, place.window(*SHORT_SET, "--start") as window:
        window.wait_for_headline("Pull")
        window.press("minus", "minus", "minus")
        window.wait_for("Volume 85")
        seen = window.wait_for_page("result", within_s=20)

    heard = recording.samples.astype(float)
    played = [at_ms for at_ms, word in seen.headlines if word == "Slow"]
    assert len(played) == 2
    onset = find_near(recording.samples, sounds["eccentric"], played[-1] - recording.started_ms)
    tone = sounds["eccentric"].astype(float)
    factor = heard[onset.frame :][: len(tone)] @ tone / (tone @ tone)
    assert factor == pytest.approx(0.85**2, abs=0.01)


def test_a_presenters_clicker_starts_pauses_and_ends(place: Place) -> None:
    """GIVEN a clicker's keys WHEN they are pressed in turn THEN sets start, pause, go on and end."""
    at_once = ("--variation", "lying", "--tempo", "3-0-1-0", "--reps", "2", "--count-in", "0")
    with place.window(*at_once) as window:
        for start, end in (("Next", "Prior"), ("F5", "b"), ("Next", "period")):
            window.press(start)
            window.wait_for_page("set")
            window.wait_for_headline("Lower")
            window.press(start)
            window.wait_for_headline("Paused")
            window.press(end)
            assert window.wait_for_page("result").shows("0 of 2 reps")
            window.press(start)
            window.wait_for_page("prepare")


def test_the_list_of_keys_the_view_from_afar_and_mute(place: Place) -> None:
    """GIVEN the window WHEN ?, F11 and M are pressed THEN keys, essentials and mute are seen."""
    with place.window() as window:
        window.press("question")
        window.wait_for_page("keys")
        window.press("Escape")
        window.wait_for_page("prepare")

        before = place.screen.picture()
        window.press("F11")
        wait_until(lambda: (place.screen.picture() != before).mean() > _MOST, "the essentials from afar")
        window.press("F11")
        wait_until(lambda: (place.screen.picture() != before).mean() < _MOST, "the window as it was")

        window.press("m")
        window.wait_for("Muted")
        window.press("m")
        wait_until(lambda: not window.seen.shows("Muted"), "the sound is on again")


def test_mute_silences_a_set_and_the_set_goes_on(place: Place) -> None:
    """GIVEN a set WHEN it is muted THEN it falls silent within half a second and comes to its end."""
    with place.sink.recording() as recording, place.window(*SHORT_SET, "--start") as window:
        window.wait_for_headline("Pull")
        pressed_ms = now_ms()
        window.press("m")
        window.wait_for("Muted")
        ended = window.wait_for_page("result", within_s=20)
        assert ended.shows("2 of 2 reps")
        recording.wait_until_ms(now_ms() + 1_000)

    assert is_silent(recording.samples[recording.frame_at(pressed_ms + 500) :])
    assert not is_silent(recording.samples[: recording.frame_at(pressed_ms)])


def test_a_machine_that_slept_finds_the_set_paused(place: Place) -> None:
    """GIVEN a set in the middle WHEN the machine sleeps for 3 s THEN the set waits where it was, silent."""
    with place.sink.recording() as recording, place.window(*SHORT_SET, "--start") as window:
        window.wait_for("Last rep")
        window.freeze()
        frozen_ms = now_ms()
        recording.wait_until_ms(frozen_ms + 3_000)
        woken_ms = now_ms()
        window.wake()

        after = window.wait_for("The laptop was asleep")
        assert after.shows("Paused")
        assert after.shows("Last rep")
        assert_silent_after(recording, woken_ms)

        window.press("space")
        window.wait_for_headline("Get ready")


def test_the_next_set_sounds_where_the_device_came_back(place: Place) -> None:
    """GIVEN a set whose device went away WHEN it is back for the next one THEN that one sounds again."""
    with place.window(*SHORT_SET, "--start") as window:
        window.wait_for_headline("Pull")
        place.sink.kill()
        window.wait_for_page("result", within_s=20)
        window.wait_for("No sound: ")
        place.sink.start()
        with place.sink.recording() as recording:
            window.press("space")
            window.wait_for_page("prepare")
            window.press("space")
            assert not window.wait_for_page("set").shows("No sound")
            wait_until(lambda: is_loud(recording, 0), "the next set is heard")


def test_a_workout_of_two_legs_needs_one_touch(place: Place) -> None:
    """GIVEN a lift with one leg at a time WHEN Space is pressed once THEN both legs are done and kept."""
    standing = {"tempo": "0.5-0-0.5-0", "reps": 2, "count_in_ms": 0, "own_return": False, "sets": 1}
    standing["switch_ms"] = 3_000
    (place.data_folder / "settings.json").write_text(json.dumps({"last_used": {"standing": standing}}))
    with place.sink.recording() as recording, place.window("--variation", "standing") as window:
        window.press("space")
        window.wait_for("Switch legs")
        window.wait_for("Right leg")
        window.wait_for_page("set")
        done = window.wait_for_page("result")
        wait_until(lambda: not window.seen.shows("Switch legs"), "the workout is over")
        assert done.shows("2 of 2 reps")
        assert done.shows("Set 1, right leg")
        assert done.shows("Set 1, left leg")
    assert not is_silent(recording.samples)
