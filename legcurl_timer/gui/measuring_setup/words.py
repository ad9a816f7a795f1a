"""What the set-up of the camera says at each moment."""

import math
from typing import NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, pgettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.transport import Transport
from legcurl_timer.measure.frames import Grey
from legcurl_timer.measure.watcher import WatchState, WatchStatus
from legcurl_timer.training.leg_setup import SHOWN_REPS, LegSetup, SetupStage

_SLOW_FPS = 12
_DARK = 40
"""Mean brightness out of 255."""
_EACH = 8
PRIVACY = gettext_noop(
    "No picture is kept or sent. What is remembered is where in the picture your leg moves, and which way."
)


class Told(NamedTuple):
    """A headline, a line below it, and what stands in the picture; then what Space does, "" for nothing."""

    headline: str
    line: str
    in_picture: str = ""
    go: str = ""
    can_show_again: bool = False


def told(setup: LegSetup, now_ms: int) -> Told:
    """Return what is to be said now."""
    if setup.stage is SetupStage.SHOWING and setup.pacer is not None:
        return _of_reps(setup.pacer.transport, now_ms)
    if setup.stage is SetupStage.SEARCHING:
        return Told(_("Looking for your leg"), _("This takes a moment."))
    if setup.stage is SetupStage.DOUBTFUL:
        # TRANSLATORS: the reason is a clause such as "nothing moved to the beat"
        line = _("Reason: {reason}. Try again, or drag a box around it.").format(reason=_(setup.why))
        return Told(_("Your leg was not found"), line, go=pgettext("button", "Again"))
    if setup.can_be_confirmed:
        return _of_leg(is_known=setup.is_known)
    if not setup.has_picture:
        return _of_camera(setup.camera.status)
    return _of_picture(setup.camera.status, setup.camera.picture)


def placing(variation: Variation) -> str:
    """Return how to place the laptop for a lift, a line each."""
    if variation.id == "nordic":
        in_sight = _(
            "Knees and shoulders in the picture all the time; "
            "your body takes up a quarter of its height or more."
        )
    else:
        in_sight = _(
            "Foot and knee in the picture all the time; "
            "the lower leg takes up a quarter of its height or more."
        )
    lines = (
        _("From the side, 2 to 3 m away, where the laptop stands still."),
        in_sight,
        _("Light on the leg, and nobody walking in front of it."),
    )
    return "\n".join(f"\u00b7  {line}" for line in lines)


def _of_leg(*, is_known: bool) -> Told:
    if is_known:
        headline = _("Is your leg still here?")
        line = _("It is lit where you showed it last time. If it is elsewhere now, show it again.")
    else:
        headline = _("Is this your leg?")
        line = _("It is lit in the picture. If it is not yours, show it again, or drag a box around it.")
    return Told(headline, line, go=pgettext("button", "Yes"), can_show_again=True)


def _of_reps(transport: Transport, now_ms: int) -> Told:
    position_ms = transport.position_ms(now_ms)
    phase = transport.timeline.phase_at(position_ms)
    left = str(max(1, math.ceil((phase.end_ms - position_ms) / 1000)))
    stop = pgettext("button", "Stop")
    if not phase.rep:
        # TRANSLATORS: large in the camera's picture, with the seconds left
        in_picture = _("Get ready {seconds}").format(seconds=left)
        return Told(_("Get ready"), _("Two slow reps follow, to the beat."), in_picture, stop)
    if position_ms >= transport.timeline.duration_ms:
        return Told(_("Well done"), _("Hold still for a moment."), _("Hold still"))
    word = transport.prescription.variation.words[phase.kind].label
    headline = _("Rep {rep} of {reps}").format(rep=phase.rep, reps=SHOWN_REPS)
    return Told(headline, _("Slowly, with the beat."), f"{word} {left}", stop)


def _of_camera(status: WatchStatus) -> Told:
    try_again = pgettext("button", "Try again")
    match status.state:
        case WatchState.FAILED:
            return Told(_("No picture"), status.problem, go=try_again)
        case WatchState.OPENING if status.problem:
            line = _("{problem} It is tried again by itself.").format(problem=status.problem)
            return Told(_("No picture"), line)
        case WatchState.OPENING:
            return Told(_("The camera opens"), _("This may take up to 20 seconds."))
    return Told(_("The video is over"), _("It can be played again."), go=try_again)


def _of_picture(status: WatchStatus, picture: Grey | None) -> Told:
    # TRANSLATORS: "it" is the leg
    line = _("Where all of it is in the picture, two reps to the beat will do.")
    if 0 < status.fps < _SLOW_FPS:
        line = _("Pictures come slowly, about {count} a second. More light often helps.").format(
            count=max(1, round(status.fps))
        )
    elif picture is not None and picture[::_EACH, ::_EACH].mean() < _DARK:
        line = _("The picture is dark. Some light on your leg helps.")
    # TRANSLATORS: a button; the program asks for two reps before the camera
    show = _("Show me two slow reps")
    return Told(_("Here is what the camera sees"), line, go=show)
