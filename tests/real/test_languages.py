"""The way from the plan to the exported history, gone by keys in every language on one data folder."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from support.programs import private_environment
from support.screen import Screen
from support.waiting import wait_until
from support.window import Window

from legcurl_timer.cli.main import main
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import languages, ngettext, own_name, speak
from legcurl_timer.core.text import counted, with_decimal_mark

pytestmark = pytest.mark.real_window

TYPED, KEPT = "0,5-0-0,5-0,5", "0.5-0-0.5-0.5"
LIFT = ("--variation", "seated", "--count-in", "0")
LANGUAGES = languages()


@dataclass(frozen=True)
class Gym:
    """A screen, a folder of the program's own, and the one that is exported to."""

    screen: Screen
    folder: Path
    exports: Path

    def window(self, *arguments: str) -> Window:
        """Open the window on a lift that is done at once."""
        return Window(self.screen, *LIFT, *arguments, "--audio", "silent", "--data-dir", str(self.folder))

    def exported(self, language: str, name: str) -> bytes:
        """Return what the command line writes for a history while it speaks a language."""
        file = self.exports / name
        command = ("history", "export", str(file), "--force", "--language", language)
        assert main([*command, "--data-dir", str(self.folder)]) == 0
        return file.read_bytes()

    def kept(self, name: str) -> dict[str, Any]:
        """Return what the program has written down in a file."""
        document: dict[str, Any] = json.loads((self.folder / name).read_text(encoding="utf-8"))
        return document


@pytest.fixture
def gym(tmp_path: Path) -> Iterator[Gym]:
    """Give a screen, and the folder of somebody who has been here before and does single sets."""
    screen_folder, folder, exports = (tmp_path / name for name in ("screen", "data", "exports"))
    for each in (screen_folder, folder, exports):
        each.mkdir()
    usual = {"tempo": "3-0-1-1", "reps": 10, "count_in_ms": 0, "own_return": False, "sets": 1}
    (folder / "settings.json").write_text(
        json.dumps({"last_used": {"seated": usual}, "exchange_folder": str(exports)})
    )
    with Screen(screen_folder, private_environment(screen_folder)) as screen:
        yield Gym(screen, folder, exports)


def type_in(gym: Gym, window: Window, field: str, text: str) -> None:
    """Type in the place of what stands in a field."""
    window.click(field)
    window.press("ctrl+a")
    gym.screen.write(text)


def do_a_set(gym: Gym, window: Window) -> None:
    """Type a tempo with commas and how many reps, and do that set."""
    type_in(gym, window, _("Tempo, in seconds"), TYPED)
    type_in(gym, window, _("Reps"), "2")
    window.press("space")
    assert window.wait_for_page("set").shows(with_decimal_mark(KEPT))
    done = window.wait_for_page("result", within_s=20)
    assert done.shows(_("Set done"))
    assert done.shows(ngettext("{done} of {count} rep", "{done} of {count} reps", 2).format(done=2, count=2))
    assert gym.kept("plans.json")["plans"]["seated"]["set"]["tempo"] == KEPT
    window.press("Escape")
    window.wait_for_page("prepare")


def export_from(gym: Gym, window: Window, name: str) -> bytes:
    """Export the history from its page, which is shown, and return what was written."""
    window.push(_("Export"))
    gym.screen.focus_dialog(_("Export"))
    gym.screen.press("Return")
    gym.screen.focus_dialog(_("Export"))
    gym.screen.press("ctrl+a")
    gym.screen.write(name)
    gym.screen.press("Return")
    window.wait_for(name)
    return (gym.exports / name).read_bytes()


def test_a_set_typed_done_read_and_exported_in_every_language(gym: Gym) -> None:
    """Each language reads the sets done in those before it, and exports byte for byte what English does."""
    for sets, language in enumerate(LANGUAGES, 1):
        speak(language)
        with gym.window("--language", language) as window:
            do_a_set(gym, window)
            window.press("h")
            window.wait_for_page("history")
            window.wait_for(counted(sets, "{count} set", "{count} sets"))
            written = export_from(gym, window, f"{language}.json")
        assert written == gym.exported("en", "in-english.json")
        table = gym.exported(language, f"{language}.csv")
        assert table == gym.exported("en", "in-english.csv")
        assert table.count(KEPT.encode()) == sets


def test_the_language_chosen_is_spoken_from_the_next_start(gym: Gym) -> None:
    """GIVEN English WHEN another language is chosen in the settings THEN the next start speaks it."""
    chosen = LANGUAGES[-1]
    with gym.window() as window:
        window.press("s")
        window.wait_for(_("Counts from the next start of the program."))
        window.push(own_name(chosen))
        wait_until(lambda: gym.kept("settings.json").get("language") == chosen, "the choice is kept")
    speak(chosen)
    with gym.window() as window:
        window.wait_for(_("Seated leg curl"))
    assert _("Seated leg curl") != "Seated leg curl"
