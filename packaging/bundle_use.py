"""What a lifter does with the program in a bare Debian, before a screen and an ear of this machine."""

import json
import subprocess
import wave
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Self

from bare_debian import HOME, BareDebian
from support.clip_video import write_video
from support.clips import make_clip
from support.hearing import assert_on_the_beat, hear
from support.null_sink import NullSink
from support.pacing import load_sounds, plan_of, sounds_of
from support.programs import end
from support.screen import Screen
from support.waiting import wait_until

from legcurl_timer import __version__
from legcurl_timer.clock import now_ms

Step = Callable[[str], AbstractContextManager[list[str]]]

_TITLE = "Leg Curl Timer"
_SOUND = Path("/tmp/sound")  # noqa: S108 - in the bare Debian
_SET = ("--variation", "seated", "--tempo", "1-0.5-0.7-0.6", "--reps", "2", "--count-in", "1.5")
_KEPT_WITHIN_S = 20.0


class Desk:
    """A screen and a sound server of this machine, to which `environment` leads programs in the bare Debian.

    The screen is reached by a socket without a path, the sound by one in the bare Debian's folder.
    """

    def __init__(self, debian: BareDebian) -> None:
        self.debian = debian

    def __enter__(self) -> Self:
        self._open = ExitStack()
        folder = self.debian.path(_SOUND)
        folder.mkdir(exist_ok=True)
        self.sink = self._open.enter_context(NullSink(folder))
        for shared in (folder, folder / "pulse"):
            shared.chmod(0o755)
        # On a desktop the sound server's own package says so.
        (self.debian.home / ".asoundrc").write_text(NullSink.alsa_devices())
        self.screen = self._open.enter_context(Screen(folder, self.sink.environment))
        server = f"unix:{_SOUND}/pulse/native"
        self.environment = {"DISPLAY": self.screen.environment["DISPLAY"], "PULSE_SERVER": server}
        return self

    def __exit__(self, *_error: object) -> None:
        self._open.close()


def try_commands(debian: BareDebian, program: str | Path, step: Step) -> None:
    """Let the program do in the terminal what needs neither screen nor sound."""
    with step("it tells its version"):
        told = debian.as_user(program, "--version")
        assert __version__ in told, told
    with step("it writes a set as a WAV file"):
        debian.as_user(program, "render", "--variation", "nordic", "--out", HOME / "set.wav")
        with wave.open(str(debian.home / "set.wav")) as sound:
            assert sound.getnframes() > sound.getframerate(), "shorter than a second"
    with step("it measures a film, by the camera's library"):
        clip = make_clip()
        write_video(clip, debian.home / "film.avi")
        of = ("--variation", clip.lifter.variation, "--tempo", clip.lifter.tempo, HOME / "film.avi")
        measured = json.loads(debian.as_user(program, "measure", "--json", *of))
        assert measured["trusted"], measured


def pace_a_set(desk: Desk, program: str | Path) -> None:
    """Start a set in the window by Space, listen until it is kept, and check that it keeps to the beat."""
    plan = plan_of(_SET, desk.debian.home)
    command = desk.debian.user_command(program, *_SET, "--guidance", "beeps", environment=desk.environment)
    with desk.sink.recording() as recording, subprocess.Popen(command, text=True) as process:
        try:
            desk.screen.focus_window(_TITLE, process)
            desk.screen.press("space")
            recording.wait_until_ms(now_ms() + plan.duration_ms + 2_000)
            history = (program, "history", "list", "--json")
            wait_until(
                lambda: json.loads(desk.debian.as_user(*history))["sessions"],
                "the set in the history",
                within_s=_KEPT_WITHIN_S,
            )
        finally:
            end(process)
    onsets = hear(recording.samples, plan.cues, sounds_of(plan, load_sounds()))
    assert_on_the_beat("       as heard", onsets, plan.starts_ms)
