"""What the set-up of the camera says at each moment."""

import math
from typing import NamedTuple

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.transport import Transport
from legcurl_timer.measure.frames import Grey
from legcurl_timer.measure.watcher import WatchState, WatchStatus
from legcurl_timer.training.leg_setup import SHOWN_REPS, LegSetup, SetupStage

SHOW = "Show me two slow reps"
_SLOW_FPS = 12
_DARK = 40
"""Mean brightness out of 255."""
_EACH = 8
PRIVACY = (
    "No picture is kept or sent. What is remembered is where in the picture your leg moves, and which way."
)


class Told(NamedTuple):
    """A headline, a line below it, and what stands in the picture; then what Space does, "" for nothing."""

    headline: str
    line: str
    in_picture: str = ""
    go: str = ""
    can_show_again: bool = False


_KNOWN = Told(
    "Is your leg still here?",
    "It is lit where you showed it last time. If it is elsewhere now, show it again.",
    go="Yes",
    can_show_again=True,
)
_FOUND = Told(
    "Is this your leg?",
    "It is lit in the picture. If it is not yours, show it again, or drag a box around it.",
    go="Yes",
    can_show_again=True,
)


def told(setup: LegSetup, now_ms: int) -> Told:
    """Return what is to be said now."""
    if setup.stage is SetupStage.SHOWING and setup.pacer is not None:
        return _of_reps(setup.pacer.transport, now_ms)
    if setup.stage is SetupStage.SEARCHING:
        return Told("Looking for your leg", "This takes a moment.")
    if setup.stage is SetupStage.DOUBTFUL:
        why = f"{setup.why[:1].upper()}{setup.why[1:]}."
        return Told("Your leg was not found", f"{why} Try again, or drag a box around it.", go="Again")
    if setup.can_be_confirmed:
        return _KNOWN if setup.is_known else _FOUND
    if not setup.has_picture:
        return _of_camera(setup.camera.status)
    return _of_picture(setup.camera.status, setup.camera.picture)


def placing(variation: Variation) -> str:
    """Return how to place the laptop for a lift, a line each."""
    in_sight = "Knees and shoulders" if variation.id == "nordic" else "Foot and knee"
    size = "your body" if variation.id == "nordic" else "the lower leg"
    lines = (
        "From the side, 2 to 3 m away, where the laptop stands still.",
        f"{in_sight} in the picture all the time; {size} takes up a quarter of its height or more.",
        "Light on the leg, and nobody walking in front of it.",
    )
    return "\n".join(f"\u00b7  {line}" for line in lines)


def _of_reps(transport: Transport, now_ms: int) -> Told:
    position_ms = transport.position_ms(now_ms)
    phase = transport.timeline.phase_at(position_ms)
    left = str(max(1, math.ceil((phase.end_ms - position_ms) / 1000)))
    if not phase.rep:
        return Told("Get ready", "Two slow reps follow, to the beat.", f"Get ready {left}", "Stop")
    if position_ms >= transport.timeline.duration_ms:
        return Told("Well done", "Hold still for a moment.", "Hold still")
    word = transport.prescription.variation.words[phase.kind].label
    return Told(f"Rep {phase.rep} of {SHOWN_REPS}", "Slowly, with the beat.", f"{word} {left}", "Stop")


def _of_camera(status: WatchStatus) -> Told:
    match status.state:
        case WatchState.FAILED:
            return Told("No picture", status.problem, go="Try again")
        case WatchState.OPENING if status.problem:
            return Told("No picture", f"{status.problem} It is tried again by itself.")
        case WatchState.OPENING:
            return Told("The camera opens", "This may take up to 20 seconds.")
    return Told("The video is over", "It can be played again.", go="Try again")


def _of_picture(status: WatchStatus, picture: Grey | None) -> Told:
    line = "Where all of it is in the picture, two reps to the beat will do."
    if 0 < status.fps < _SLOW_FPS:
        line = f"Pictures come slowly, about {max(1, round(status.fps))} a second. More light often helps."
    elif picture is not None and picture[::_EACH, ::_EACH].mean() < _DARK:
        line = "The picture is dark. Some light on your leg helps."
    return Told("Here is what the camera sees", line, go=SHOW)
