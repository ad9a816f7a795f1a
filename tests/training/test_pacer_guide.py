"""What a pacer lets its lifter hear of words and glide: all of it, once, however long the set."""

from dataclasses import replace

import numpy as np
import pytest
from support.gym import BANK, VOICE, Gym, make_gym

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.tape import Tape
from legcurl_timer.audio.voice import Word
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.pacing.transport import Status

LYING = SetPrescription.by_default(find_variation(load_variations(), "lying"))
REST_MS = 40_000


def begun(guidance: Guidance, prescription: SetPrescription = LYING) -> tuple[Gym, Guide]:
    """Return a gym whose rest has begun, and what is to be said in it."""
    guide = Guide.for_set(prescription, guidance, VOICE, opening=Word.REST)
    gym = make_gym(prescription, rest_ms=REST_MS, guide=guide)
    gym.pacer.toggle()
    return gym, guide


@pytest.mark.parametrize("guidance", list(Guidance))
def test_all_of_it_is_heard(guidance: Guidance) -> None:
    """From the rest to the last word one tape is handed out, and in the end it holds the guide track."""
    gym, guide = begun(guidance)
    timeline = compile_set(LYING, rest_ms=REST_MS)

    gym.run(timeline.duration_ms + 1_000)

    assert gym.pacer.transport.status is Status.FINISHED
    (playback,) = gym.player.playbacks
    np.testing.assert_array_equal(playback.heard, render(timeline, BANK, guide))


def test_the_opening_is_said_once() -> None:
    """A rest that goes on after a pause, or with another length, is not announced again."""
    gym, guide = begun(Guidance.WORDS)
    gym.run(5_000)
    gym.pacer.toggle()
    gym.pacer.toggle()
    gym.pacer.change_rest(30_000)

    first, second, third = gym.player.playbacks
    quiet = slice(0, 10_000 * 48)
    assert first.stopped
    assert np.abs(render(compile_set(LYING, rest_ms=REST_MS), BANK, guide)[quiet]).max() > 1_000
    assert np.abs(second.pcm[quiet]).max() <= 1
    assert np.abs(third.pcm[quiet]).max() <= 1
    np.testing.assert_array_equal(
        third.pcm, Tape(compile_set(LYING, rest_ms=30_000), BANK, 1.0, guide.begun()).pcm
    )


def test_a_set_without_an_end_goes_on() -> None:
    """Ten minutes into a set without an end the next half minute is still written, until it is ended."""
    endless = replace(LYING, open_ended=True)
    gym, _ = begun(Guidance.GLIDE, endless)

    gym.run(600_000)

    ahead = gym.player.last.pcm[600_000 * 48 : 620_000 * 48].reshape(-1, 48)
    assert np.abs(ahead).max(axis=1).min() > 0
    gym.pacer.end()
    assert gym.player.last.stopped
    assert not gym.player.last.pcm[600_185 * 48 :].any()
