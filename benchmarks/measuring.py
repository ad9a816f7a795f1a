"""What measuring a video costs: finding the motion against decoding, and both against the length of the film.

    python benchmarks/measuring.py [--short]

Motion is found frame by frame while a set runs, so its share of one core is what the lifter's laptop pays. A
set is analysed once more as a whole at its end; a search for its beginning is made for videos only.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from stage import Target, judge, load_text, parser_for
from support.clip_video import write_video
from support.clips import make_clip

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.measure.beat import Beat
from legcurl_timer.measure.frames import Frame
from legcurl_timer.measure.motion import MotionMeter
from legcurl_timer.measure.opencv_source import VideoFile
from legcurl_timer.measure.search import search_set
from legcurl_timer.measure.whole_set import see_set

MOST_SHARE_OF_REAL_TIME = 0.1
MOST_ANALYSIS_SHARE = 0.05
_SIZE = (640, 480)
_TEMPO = "3-1-1-1"


def cpu_s(action: Callable[[], object], runs: int) -> float:
    """Return the median processor time of an action in seconds."""
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        action()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def frames_in(path: Path) -> list[Frame]:
    """Return all frames of a film."""
    film = VideoFile(path)
    film.open()
    frames = list(iter(film.read, None))
    film.close()
    return frames


def metered(frames: list[Frame]) -> MotionMeter:
    """Return what moves in frames."""
    meter = MotionMeter()
    for frame in frames:
        meter.add(frame)
    return meter


def main() -> int:
    """Film a set, take the time of each stage, and judge the shares."""
    short = parser_for(__doc__).parse_args().short
    runs, reps = (1, 2) if short else (5, 8)
    clip = make_clip(1, variation="seated", tempo=_TEMPO, reps=reps, size=_SIZE)
    length_s = float(clip.times_s[-1] - clip.times_s[0])
    with tempfile.TemporaryDirectory() as folder:
        path = write_video(clip, Path(folder) / "set.mp4")
        frames = frames_in(path)
        decoding_s = cpu_s(lambda: frames_in(path), runs)
    motion = metered(frames).motion
    beat = Beat.of(find_variation(load_variations(), "seated"), Tempo.parse(_TEMPO), clip.first_movement_s)
    beat = beat._replace(first_s=beat.first_s - clip.camera.clock_s)
    moving_s = cpu_s(lambda: metered(frames), runs)
    seeing_s = cpu_s(lambda: see_set(motion, beat), runs)
    searching_s = cpu_s(lambda: search_set(motion, beat), runs)

    print(f"{reps} reps, {length_s:.0f} s, {len(frames)} frames of {_SIZE[0]}x{_SIZE[1]}, {load_text()}")
    for name, taken_s in (("decoding", decoding_s), ("motion", moving_s)):
        frame_ms = 1000 * taken_s / len(frames)
        print(f"{name:<9} {frame_ms:6.2f} ms a frame = {taken_s / length_s:.2%} of real time")
    for name, taken_s in (("set", seeing_s), ("search", searching_s)):
        print(f"{name:<9} {taken_s:6.2f} s = {taken_s / length_s:.2%} of the film")
    print(f"RATIO motion / decoding {moving_s / decoding_s:.2f}")
    kept = motion.cells.nbytes + motion.times_s.nbytes + motion.gaps_s.nbytes
    print(f"kept {60 * kept / length_s / 1e6:.1f} MB a minute, and no picture")
    return judge(
        Target("motion, share of real time", moving_s / length_s, at_most=MOST_SHARE_OF_REAL_TIME),
        Target("whole set, share of its length", seeing_s / length_s, at_most=MOST_ANALYSIS_SHARE),
        short=short,
    )


if __name__ == "__main__":
    sys.exit(main())
