"""A set paced in the terminal, by keys that are pressed at set times and a clock that is moved by hand."""

import json
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from support.command_line import Command, Told
from support.terminal_gym import TerminalGym, bar, lines_on

from legcurl_timer.audio.output import Output
from legcurl_timer.training import audio_engine as audio_engine_module

# Pull 1, squeeze 1, slow 3, stretch 1: the first rep begins at 4 s, the last ends at 15 s.
SET = ("--variation", "seated", "--tempo", "3-1-1-1", "--reps", "2", "--count-in", "4")
ONE = ("--sets", "1")
SEATED = (*SET, *ONE)
HEADING = (
    "Seated leg curl \u00b7 3-1-1-1 \u00b7 pull 1 s \u00b7 squeeze 1 s \u00b7 slow 3 s \u00b7 stretch 1 s"
)
DONE = "2 of 2 reps \u00b7 0:11 of 0:11 under tension (paced) \u00b7 set time 0:11 of 0:11"

EMPTY = "\u2591"

Pace = Callable[..., Told]


@pytest.fixture
def pace(pace: Pace) -> Pace:
    """Return a single set paced to its end, with whatever more is on the command line."""
    return lambda *more: pace(*SEATED, *more)


def test_whole_set(pace: Pace, gym: TerminalGym) -> None:
    """Into a file goes a line for each phase, in the words of the variation, and the result."""
    told = pace()

    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        HEADING,
        "Get ready",
        "rep 1: Pull",
        "rep 1: Squeeze",
        "rep 1: Slow",
        "rep 1: Stretch",
        "rep 2: Pull",
        "rep 2: Squeeze",
        "rep 2: Slow",
        DONE,
    ]
    assert len(gym.player.playbacks) == 1


def test_last_sound_is_heard_out(pace: Pace, gym: TerminalGym) -> None:
    """After the last movement the program stays until the last sound is over, then falls silent."""
    pace()

    assert gym.at_ms == 15_000 + 2_000
    assert gym.player.last.stopped


@pytest.mark.parametrize("key", ["x", "^C"])
def test_key_cuts_the_last_sound_short(pace: Pace, gym: TerminalGym, key: str) -> None:
    """Any key after the end cuts the last sound short, Ctrl-C as well: the set was completed."""
    gym.keys = {15_400: key}

    told = pace()

    assert (told.code, told.out.splitlines()[-1]) == (0, DONE)
    assert gym.player.last.stopped
    assert gym.at_ms - 15_400 <= 20


def test_live_line(pace: Pace, gym: TerminalGym) -> None:
    """On a terminal one line tells rep, phase, seconds left, a bar and the tension so far."""
    gym.columns = 100

    told = pace()

    assert told.out.splitlines()[:2] == [
        HEADING,
        "Space pauses and goes on \u00b7 Enter ends the set \u00b7 M mutes \u00b7 + and - change the volume",
    ]
    lines = lines_on(told.out)
    assert lines[0] == f"count-in     Get ready  4 {bar(0)} 0:00 under tension"
    lowering = [line for line in lines if line.startswith("rep 2 of 2   Slow")]
    assert lowering[0] == f"rep 2 of 2   Slow       3 {bar(0)} 0:08 under tension"
    assert lowering[-1] == f"rep 2 of 2   Slow       1 {bar(19)} 0:10 under tension"
    assert any(f" 2 {bar(10)} 0:09 " in line for line in lowering)
    assert lines[-1] == DONE


@pytest.mark.parametrize(
    ("columns", "lowering"),
    [
        (60, f"rep 2 of 2   Slow       3 {14 * EMPTY} 0:08 under tension"),
        (45, " 3 Slow rep 2 of 2 0:08 under tension"),
        (30, " 3 Slow rep 2 of 2 0:08 under"),
        (10, " 3 Slow r"),
    ],
)
def test_narrow_terminal(pace: Pace, gym: TerminalGym, columns: int, lowering: str) -> None:
    """On a narrow terminal the bar gives way, then the line is cut behind the seconds, and never wraps."""
    gym.columns = columns

    lines = lines_on(pace().out)

    assert lowering[: columns - 1] in lines
    assert max(len(line) for line in lines[:-1]) < columns


def test_narrow_terminal_in_a_pause(pace: Pace, gym: TerminalGym) -> None:
    """The key that goes on comes before what is cut."""
    gym.columns = 30
    gym.keys = {11_500: " ", 20_000: " "}

    assert "Space goes on \u00b7 Paused after " in lines_on(pace().out)


@pytest.mark.parametrize("columns", [100, 30])
def test_loudness_is_shown(pace: Pace, gym: TerminalGym, columns: int) -> None:
    """For two seconds the line tells in the place of the rep what a key has done to the volume."""
    gym.columns = columns
    gym.keys = {12_100: "m", 12_200: "-", 12_400: "M", 12_500: "-"}

    lines = lines_on(pace().out)

    for note in ("muted", "muted, 95", "volume 95", "volume 90"):
        assert [line for line in lines if note in line and "Slow" in line]
    assert "rep 2 of 2" in lines[-2]


def test_pause_and_go_on(pace: Pace, gym: TerminalGym) -> None:
    """Space pauses, and goes on from the start of the interrupted rep after a short count-in."""
    gym.keys = {11_500: " ", 20_000: " "}

    told = pace()

    assert told.out.splitlines()[5:] == [
        "rep 1: Stretch",
        "rep 2: Pull",
        "rep 2: Squeeze",
        "Paused after 1 of 2 reps \u00b7 Space goes on",
        "Get ready",
        "rep 2: Pull",
        "rep 2: Squeeze",
        "rep 2: Slow",
        "2 of 2 reps \u00b7 0:12 of 0:11 under tension (paced) \u00b7 set time 0:12 of 0:11",
    ]
    assert len(gym.player.playbacks) == 2
    assert gym.at_ms == 20_000 + 500 + 3_000 + 5_000 + 2_000


@pytest.mark.parametrize("key", ["\n", "\r", "^C"])
def test_end_early(pace: Pace, gym: TerminalGym, key: str) -> None:
    """Enter and Ctrl-C end the set, with the line of what was done, in silence and at once."""
    gym.keys = {12_500: key}

    told = pace()

    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[-1] == (
        "1 of 2 reps \u00b7 0:08 of 0:11 under tension (paced) \u00b7 set time 0:08 of 0:11"
    )
    assert gym.at_ms == 12_500
    assert gym.player.last.stopped


@pytest.mark.parametrize("keys", ["m", "M"])
def test_mute(pace: Pace, gym: TerminalGym, keys: str) -> None:
    """M mutes what is still to come, and a second M brings it back."""
    gym.keys = {100: keys, 10_000: keys, 14_990: "\n"}
    gym.on_wait = lambda at_ms: levels.update({at_ms: int(np.abs(gym.player.last.pcm[5_040 * 48 :]).max())})
    levels: dict[int, int] = {}

    pace()

    assert levels[100] > 1_000
    assert levels[5_000] == 1
    assert levels[10_020] > 1_000


@pytest.mark.parametrize(
    ("keys", "gain"),
    [
        ({100: "+"}, 0.75**2),
        ({100: "="}, 0.75**2),
        ({100: "-"}, 0.65**2),
        ({100: "_", 200: "-"}, 0.60**2),
        ({100: "m", 200: "+", 300: "m"}, 0.75**2),
        ({100: "?", 200: "\x1b"}, 0.70**2),
    ],
    ids=str,
)
def test_volume_keys(pace: Pace, gym: TerminalGym, keys: dict[int, str], gain: float) -> None:
    """Plus and minus step the volume, from that of the settings, and other keys do nothing."""
    heard: list[int] = []
    (gym.folder / "settings.json").write_text(json.dumps({"volume": 70}))
    gym.keys = dict(keys)
    gym.on_wait = lambda _at_ms: heard.append(int(np.abs(gym.player.last.pcm[4_000 * 48 :]).max()))

    pace()

    assert heard[100] / heard[0] == pytest.approx(gain / 0.7**2, rel=0.01)


@pytest.mark.parametrize(("options", "loudest"), [((), range(200, 400)), (("--mute",), [1])])
def test_settings_are_used(
    command: Command, gym: TerminalGym, options: tuple[str, ...], loudest: Sequence[int]
) -> None:
    """Volume and sound delay of the settings apply; options of sound and folder count before the command."""
    (gym.folder / "settings.json").write_text(json.dumps({"volume": 10, "trim_ms": 300}))
    heard: list[int] = []
    gym.on_wait = lambda _at_ms: heard.append(int(np.abs(gym.player.last.pcm).max()))

    told = command(*options, "--data-dir", str(gym.folder), "pace", *SEATED)

    assert told.err == ""
    assert max(heard) in loudest
    assert gym.at_ms == 300 + 15_000 + 2_000


def test_notices(pace: Pace, gym: TerminalGym) -> None:
    """Settings that cannot be read and sounds that are missing are told on stderr, a line for each."""
    (gym.folder / "settings.json").write_text("nonsense")
    assert pace().err.count("\n") == 1

    (gym.folder / "settings.json").write_text(json.dumps({"sound_pack": str(gym.folder / "gone")}))
    assert pace().err == f"The sound folder {gym.folder / 'gone'} is not there. Ours play instead.\n"

    (gym.folder / "settings.json").write_text(json.dumps({"voice_pack": str(gym.folder / "gone")}))
    assert pace().err == f"The voice folder {gym.folder / 'gone'} is not there. Ours speaks.\n"
    assert pace("--guidance", "beeps").err == ""


def test_guidance_of_the_command_line(pace: Pace, gym: TerminalGym) -> None:
    """What the command line asks for counts for this set only."""
    (gym.folder / "settings.json").write_text(json.dumps({"guidance": "beeps"}))
    settings = (gym.folder / "settings.json").read_bytes()
    heard: dict[str, np.ndarray] = {}
    for guidance in ("beeps", "counts", "words", "glide"):
        gym.on_wait = lambda _at_ms, name=guidance: heard.update({name: gym.player.last.pcm.copy()})
        assert pace("--guidance", guidance).err == ""

    assert len({pcm.tobytes() for pcm in heard.values()}) == len(heard)
    assert (gym.folder / "settings.json").read_bytes() == settings


@pytest.mark.parametrize(("name", "asked"), [("silent", "silent"), ("auto", None), (None, None)])
def test_audio_option(
    pace: Pace, gym: TerminalGym, monkeypatch: pytest.MonkeyPatch, name: str | None, asked: str | None
) -> None:
    """The player asked for on the command line is the one that is opened."""
    opened: list[str | None] = []

    def open_output(preferred: str | None) -> Output:
        opened.append(preferred)
        return Output([gym.player])

    monkeypatch.setattr(audio_engine_module, "open_output", open_output)

    pace(*(("--audio", name) if name else ()))

    assert opened == [asked]
