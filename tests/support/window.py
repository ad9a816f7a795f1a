"""The program's window on a screen of our own: keys and clicks go in, what is seen comes out."""

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any, Self

from support.programs import end
from support.screen import Screen
from support.waiting import wait_until

TITLE = "Leg Curl Timer"
_PROBE = Path(__file__).resolve().parents[1] / "real" / "window_probe.py"


@dataclass(frozen=True)
class Part:
    """A visible widget: its accessible name, the text it shows, and its middle on the screen."""

    name: str
    text: str
    x: int
    y: int


@dataclass(frozen=True)
class Seen:
    """What could be seen at one moment.

    `state` says where the workout stands: ready, running, paused, asking, resting, waiting, done;
    `reps` are those done of a set under way.
    `painted` tells of each painting of the picture of a set so far: when (ms), its word, and the level.
    """

    page: str
    focus: str
    state: str
    reps: int
    parts: tuple[Part, ...]
    painted: tuple[tuple[int, str, float], ...]

    @property
    def texts(self) -> list[str]:
        """Every text in the window."""
        return [part.text for part in self.parts if part.text]

    @property
    def headlines(self) -> list[tuple[int, str]]:
        """When (ms) each new word was painted."""
        words = [(at_ms, word) for at_ms, word, _ in self.painted]
        return [new for new, (_, before) in zip(words, [(0, ""), *words], strict=False) if new[1] != before]

    def half_way_ms(self, word: str) -> list[int]:
        """When (ms) the level was first seen half way, each time that a movement was under way."""
        crossings, is_rising = [], None
        for at_ms, painted, level in self.painted:
            if painted != word:
                is_rising = None
            elif is_rising is None:
                is_rising = level < 0.5
            elif is_rising != "done" and (level >= 0.5) is is_rising:
                crossings.append(at_ms)
                is_rising = "done"
        return crossings

    def shows(self, words: str) -> bool:
        """Tell whether some words can be read anywhere in the window."""
        return any(words in text for text in self.texts)

    def part(self, name: str) -> Part:
        """Return the widget with that accessible name, else one whose name begins so."""
        named = [part for part in self.parts if part.name.startswith(name)]
        return min(named, key=lambda part: len(part.name))


class Window:
    """The window of `legcurl-timer` with some arguments, shown on a screen and driven from there."""

    def __init__(self, screen: Screen, *arguments: str) -> None:
        self._screen = screen
        self._arguments = arguments
        self._answers: list[str] = []
        self._asked = 0

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, str(_PROBE), *self._arguments],
            env=self._screen.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._reader = Thread(target=self._read)
        self._reader.start()
        try:
            self._screen.focus_window(TITLE, self._process)
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        with self._process as process:
            self.wake()
            process.terminate()
            if process.stdin is not None:
                process.stdin.close()  # wakes a program that has nothing to do, so that it hears of its end
            end(process)
            self._reader.join()

    @property
    def seen(self) -> Seen:
        """What can be seen now."""
        self._process.stdin.write("?\n")
        self._process.stdin.flush()
        self._asked += 1
        wait_until(lambda: len(self._answers) >= self._asked, "an answer from the window")
        return _seen(json.loads(self._answers[self._asked - 1]))

    def hold(self, key: str, for_s: float) -> None:
        """Hold a key on the screen, as its server repeats it."""
        self._screen.hold(key, for_s)

    def press(self, *keys: str) -> None:
        """Press keys on the screen."""
        self._screen.press(*keys)

    def click(self, name: str) -> None:
        """Click a widget by its accessible name."""
        part = self.seen.part(name)
        self._screen.click(part.x, part.y)
        wait_until(lambda: self.seen.focus == part.name, f"the focus in {name!r}")

    def push(self, text: str) -> None:
        """Click the button with that text, whatever comes of it."""
        part = next(part for part in self.seen.parts if part.text == text)
        self._screen.click(part.x, part.y)

    def wait_for(self, words: str, *, within_s: float = 10.0) -> Seen:
        """Wait until some words can be read, and return all that is seen with them."""
        return self._wait(lambda seen: seen.shows(words), f"{words!r} in the window", within_s)

    def wait_for_page(self, page: str, *, within_s: float = 10.0) -> Seen:
        """Wait until a page is shown, and return all that is seen on it."""
        return self._wait(lambda seen: seen.page == page, f"{page} in the window", within_s)

    def wait_for_headline(self, words: str, *, within_s: float = 10.0) -> Seen:
        """Wait until the largest text says something, and return all that is seen with it."""
        return self._wait(
            lambda seen: [text for _, text in seen.headlines[-1:]] == [words],
            f"{words!r} as the headline",
            within_s,
        )

    def freeze(self) -> None:
        """Stop the program as a machine that falls asleep does."""
        self._process.send_signal(signal.SIGSTOP)

    def kill(self) -> None:
        """Cut the program off in the middle of whatever it does."""
        self._process.kill()
        self._process.wait()

    def wake(self) -> None:
        """Let it go on."""
        self._process.send_signal(signal.SIGCONT)

    def _wait(self, holds: Any, what: str, within_s: float) -> Seen:
        last: list[Seen] = []

        def found() -> bool:
            last[:] = [self.seen]
            return bool(holds(last[0]))

        try:
            wait_until(found, what, within_s=within_s)
        except AssertionError as error:
            raise AssertionError(f"{error}; seen on {last[0].page}: {last[0].texts}") from None
        return last[0]

    def _read(self) -> None:
        self._answers.extend(iter(self._process.stdout.readline, ""))


def _seen(answer: dict[str, Any]) -> Seen:
    parts = tuple(Part(**part) for part in answer["parts"])
    return Seen(**{**answer, "parts": parts, "painted": tuple(map(tuple, answer["painted"]))})
