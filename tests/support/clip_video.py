"""A clip as a film in a file, as a phone would leave it."""

import json
from pathlib import Path

import cv2

from support.clips import Clip


def write_video(clip: Clip, path: Path) -> Path:
    """Write the clip's pictures at its even frame rate, and return the path; `.mp4` and `.avi` are known.

    The file's own clock starts at 0 and knows nothing of dropped, late or uneven frames; `write_frame_times`
    keeps those. The pictures come back with the losses of the compression, a few grey levels.
    """
    code = cv2.VideoWriter.fourcc(*{".mp4": "mp4v", ".avi": "MJPG"}[path.suffix])
    writer = cv2.VideoWriter(str(path), code, clip.camera.fps, clip.camera.size)
    if not writer.isOpened():
        raise OSError(f"no film can be written to {path}")
    try:
        for grey in clip.frames():
            writer.write(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR))
    finally:
        writer.release()
    return path


def write_frame_times(clip: Clip, path: Path) -> Path:
    """Write when each frame came, as a JSON list of seconds, and return the path."""
    path.write_text(json.dumps(clip.times_s.tolist()), encoding="utf-8")
    return path
