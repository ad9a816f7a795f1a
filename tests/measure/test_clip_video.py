"""Clips as films in a file, for what opens one."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from support.clip_video import write_frame_times, write_video
from support.clips import make_clip


@pytest.mark.parametrize("name", ["clip.mp4", "clip.avi"])
def test_a_film_in_a_file(name: str, tmp_path: Path) -> None:
    """A written film has every frame, at its rate, and looks as it was drawn."""
    clip = make_clip(16, reps=1, tempo="2-0-1-0", fps=20)
    film = cv2.VideoCapture(str(write_video(clip, tmp_path / name)))
    assert film.get(cv2.CAP_PROP_FPS) == pytest.approx(20)
    for grey in clip.frames():
        there, picture = film.read()
        assert there
        assert np.abs(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(float) - grey).mean() < 6
    assert not film.read()[0]
    film.release()


def test_frame_times_in_a_file(tmp_path: Path) -> None:
    """The list has each frame's time, as exactly as it was."""
    clip = make_clip(17, dropped=0.1)
    path = write_frame_times(clip, tmp_path / "times.json")
    assert json.loads(path.read_text(encoding="utf-8")) == clip.times_s.tolist()
