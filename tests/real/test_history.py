"""A workout cut off, taken up, corrected, looked at, carried away and brought in again, all from outside."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.programs import run, timer_command
from support.screen import Screen
from support.waiting import wait_until
from support.window import Window

pytestmark = [pytest.mark.real_sound, pytest.mark.real_window]

LONG_SET = ("--variation", "lying", "--tempo", "0.5-0-0.5-0", "--reps", "60", "--count-in", "0")


@dataclass(frozen=True)
class Gym:
    """A screen, and a folder of the program's own."""

    screen: Screen
    folder: Path

    def window(self, *arguments: str) -> Window:
        """Open the window."""
        return Window(self.screen, *arguments, "--audio", "silent", "--data-dir", str(self.folder))

    def history(self, *arguments: str) -> str:
        """Ask the command line about the history."""
        command = timer_command("history", *arguments, "--data-dir", str(self.folder))
        done = run(command, self.screen.environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def answer_file_dialog(self, title: str, path: Path) -> None:
        """Type a file's name into the dialog of that title."""
        self.screen.focus_dialog(title)
        self.screen.press("ctrl+a")
        self.screen.write(str(path))
        self.screen.press("Return")


@pytest.fixture
def gym(lit_screen: Screen, tmp_path: Path) -> Gym:
    """Give the test all that it needs."""
    return Gym(lit_screen, tmp_path / "data")


def test_a_set_cut_off_is_kept_corrected_plotted_and_carried_to_another_machine(
    gym: Gym, tmp_path: Path
) -> None:
    """GIVEN a window killed in mid-set WHEN it is started again THEN the set lives on, here and elsewhere."""
    exported = tmp_path / "taken along.json"
    with gym.window(*LONG_SET) as window:
        window.press("space")
        window.wait_for("Rep 4 of ")
        window.kill()
    with gym.window("--variation", "lying") as window:
        window.wait_for("Your last set stopped at rep ")
        window.press("Return")
        wait_until(lambda: "recovered" in gym.history("list", "--json"), "the set in the history")

        window.press("h")
        window.wait_for_page("history")
        window.press("Right", "Down", "Return")
        window.click("Load")
        gym.screen.write("40")
        window.press("Return")
        wait_until(lambda: "40 kg" in gym.history("list"), "the load in the history")

        window.press("Escape")
        window.click("Plot each week: Load")
        window.press("Tab", "End")
        window.wait_for("40 kg")

        window.push("Export")
        gym.screen.focus_dialog("Export")
        gym.screen.press("Return")
        gym.answer_file_dialog("Export", exported)
        window.wait_for("1 set exported to taken along.json")

    elsewhere = Gym(gym.screen, tmp_path / "elsewhere")
    with elsewhere.window() as window:
        window.press("h")
        window.wait_for_page("history")
        window.press("Return")
        elsewhere.answer_file_dialog("Import", exported)
        elsewhere.screen.focus_dialog("Import")
        elsewhere.screen.press("Return")
        window.wait_for("Added 1 set from taken along.json.")
    listed = gym.history("list", "--json")
    assert '"recovered"' in listed
    assert elsewhere.history("list", "--json") == listed


def test_two_windows_on_one_history_lose_nothing(gym: Gym) -> None:
    """GIVEN two windows at once WHEN a set is done in each THEN the history has both, and offers neither."""
    short = ("--tempo", "0.5-0-0.5-0", "--reps", "3", "--count-in", "0", "--start")
    in_silence = ("--sets", "1", "--audio", "silent", "--data-dir", str(gym.folder))
    command = timer_command("pace", "--variation", "nordic", *short[:-1], *in_silence)
    with gym.window("--variation", "lying", *short) as window:
        done = subprocess.run(
            command, env=gym.screen.environment, capture_output=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stderr
        assert b"kept" not in done.stdout
        window.wait_for_page("result")
    listed = gym.history("list")
    assert "lying" in listed
    assert "nordic" in listed
