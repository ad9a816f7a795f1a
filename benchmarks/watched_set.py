"""How much more of a processor a set takes that a camera watches, against the same set without.

    python benchmarks/watched_set.py [--short]

A film of 640 x 480 at 25 frames a second stands in for the camera, so that reading its pictures is counted as
a camera's would be. Both sets are silent, take turns on a private screen, and begin when the film does; the
least of the runs counts. The measuring of single frames and of a whole set is in `measuring.py`.
"""

import json
import sys
import tempfile
from pathlib import Path

from stage import Target, judge, load_text, parser_for, percent_of_a_core, sound_server, virtual_screen
from support.clip_video import write_video
from support.clips import make_clip

MOST_MORE_PERCENT = 10
_WARM_UP_S, _MEASURED_S, _RUNS, _REPS = 12.0, 20.0, 3, 8
_SHORT_WARM_UP_S, _SHORT_MEASURED_S, _SHORT_RUNS, _SHORT_REPS = 1.0, 0.3, 1, 1
_SET = ("--variation", "lying", "--tempo", "3-0-1-1", "--count-in", "5", "--start", "--audio", "silent")


def main() -> int:
    """Measure and judge."""
    short = parser_for(__doc__).parse_args().short
    warm_up_s, measured_s, runs, reps = (
        (_SHORT_WARM_UP_S, _SHORT_MEASURED_S, _SHORT_RUNS, _SHORT_REPS)
        if short
        else (_WARM_UP_S, _MEASURED_S, _RUNS, _REPS)
    )
    print(f"{runs} runs of {measured_s:g} s each, {load_text()}")
    with sound_server() as sink, virtual_screen() as screen, tempfile.TemporaryDirectory() as folder:
        size = (160, 120) if short else (640, 480)
        clip = make_clip(3, variation="lying", tempo="3-0-1-1", reps=reps, limb=0.3, size=size, uneven_s=0)
        film = write_video(clip, Path(folder) / "film.mp4")
        watched, unwatched = Path(folder) / "watched", Path(folder) / "unwatched"
        for each in (watched, unwatched):
            each.mkdir()
        (watched / "settings.json").write_text(json.dumps({"measure_with": "camera"}))

        def percent(data: Path) -> float:
            program = ("-m", "legcurl_timer", *_SET, "--reps", "20", "--camera", str(film))
            command = (*program, "--data-dir", str(data))
            environment = {**sink.environment, **screen}
            return percent_of_a_core(command, environment, warm_up_s=warm_up_s, measured_s=measured_s)

        turns = [(percent(unwatched), percent(watched)) for _ in range(runs)]
    without, with_camera = (min(column) for column in zip(*turns, strict=True))
    print(f"of one core: set {without:.1f} %, watched {with_camera:.1f} %")
    print(f"RATIO watched / unwatched: {with_camera / max(without, 0.1):.2f}")
    return judge(
        Target("more of one core, in %", with_camera - without, at_most=MOST_MORE_PERCENT), short=short
    )


if __name__ == "__main__":
    sys.exit(main())
