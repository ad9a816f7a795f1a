"""A set before a film that stands in for the camera: slower is heard in time, and what was done is kept."""

import json
from pathlib import Path

import numpy as np
import pytest
from support.clip_video import write_video
from support.clips import Clip, make_clip
from support.hearing import Onset, assert_on_the_beat, find_near, hear
from support.null_sink import NullSink
from support.pacing import load_sounds, plan_of, sounds_of
from support.screen import Screen
from support.waiting import wait_until
from support.window import Window

from legcurl_timer.audio.voice import load_voice
from legcurl_timer.core.records import SetRecord
from legcurl_timer.history.recovery.opening import history_path
from legcurl_timer.history.store import Store

pytestmark = [pytest.mark.real_sound, pytest.mark.real_window]

REPS = 6
RUSHED = (3, 4)
SET = ("--variation", "lying", "--tempo", "3-0-1-1", "--reps", str(REPS), "--count-in", "5")
OWN_VOICE = Path(__file__).parents[2] / "assets" / "sounds" / "voice" / "en"
TOLD_WITHIN_S = 0.5
SURE = 0.8


def kept(folder: Path) -> list[SetRecord]:
    """Return the sets that the history holds."""
    with Store.open_existing(history_path(folder)) as store:
        return [record for session in store.sessions() for record in session.sets]


def film(folder: Path) -> tuple[Clip, Path]:
    """Return a clip with two rushed reps, and its film."""
    clip = make_clip(
        3, variation="lying", tempo="3-0-1-1", reps=REPS, rushed=RUSHED, limb=0.3, loose_s=0.1, uneven_s=0
    )
    return clip, write_video(clip, folder / "film.mp4")


def test_slower_is_heard_soon_after_the_second_rushed_rep(
    lit_screen: Screen, sink: NullSink, tmp_path: Path
) -> None:
    """GIVEN a lifter who rushes WHEN the camera sees it THEN he hears it in time, on a steady beat."""
    clip, path = film(tmp_path)
    folder = tmp_path / "data"
    folder.mkdir()
    settings = {"measure_with": "camera", "guidance": "beeps"}
    (folder / "settings.json").write_text(json.dumps(settings))
    plan = plan_of(list(SET), tmp_path)

    with sink.recording() as recording:
        arguments = (*SET, "--camera", str(path), "--data-dir", str(folder))
        with Window(lit_screen, *arguments) as window:
            window.press("space")
            window.wait_for("camera on", within_s=15)
            window.wait_for("Slower", within_s=60)
            window.wait_for_page("result", within_s=60)
            wait_until(lambda: any(each.measurement for each in kept(folder)), "the measuring is kept")
            wait_until(lambda: len(kept(folder)[0].measurement.reps) == REPS, "all of it", within_s=10)
            recording.wait_until_ms(recording.clock_ms(len(recording.samples)))

    (record,) = kept(folder)
    measurement = record.measurement
    assert measurement is not None
    assert (measurement.trusted, measurement.full_reps) == (True, REPS)
    lowered = [rep.eccentric_ms / 1000 for rep in measurement.reps]
    true = [rep.at_15_percent_s[3] - rep.at_15_percent_s[2] for rep in clip.reps]
    assert lowered == pytest.approx(true, abs=0.25)

    cues = hear(recording.samples, plan.cues, sounds_of(plan, load_sounds()))
    assert_on_the_beat("a set that is watched", cues, plan.starts_ms)
    second = measurement.reps[RUSHED[1] - 1]
    zero_ms = float(
        np.median([onset.ms - planned for onset, planned in zip(cues, plan.starts_ms, strict=True)])
    )
    ended_ms = (
        zero_ms + second.start_ms + second.concentric_ms + second.contracted_pause_ms + second.eccentric_ms
    )
    said = slower_after(recording.samples, ended_ms)
    assert said.likeness > SURE
    late_s = (said.ms - ended_ms) / 1000
    print(f"slower was heard {late_s:.2f} s after the end of the second rushed rep")  # noqa: T201
    assert 0 < late_s <= TOLD_WITHIN_S


def slower_after(samples: np.ndarray, at_ms: float) -> Onset:
    """Return where the word was heard, near a time."""
    word = load_voice(OWN_VOICE).samples("slower")
    return max(
        (find_near(samples, word, at_ms + by) for by in (200, 500, 800)), key=lambda each: each.likeness
    )
