"""What the prepare page costs while nothing happens: its figure moving, its figure at rest, a bare window.

    python benchmarks/idle.py [--short]

The figure rests 30 s after the last input. All windows are real ones on a private screen, and the system
says how much processor time each used.
"""

import sys
import tempfile
from pathlib import Path

from stage import PARTS, Target, judge, load_text, parser_for, percent_of_a_core, sound_server, virtual_screen

from legcurl_timer.userdata.settings import Settings, SettingsFile

MOST_PERCENT_AT_REST = 0.5
_REST_AFTER_S, _SHORT_REST_AFTER_S = 30.0, 0.2
_SETTLE_S, _SHORT_SETTLE_S = 4.0, 0.7
_MEASURED_S, _SHORT_MEASURED_S = 20.0, 0.3


def main() -> int:
    """Measure and judge the idle window."""
    short = parser_for(__doc__).parse_args().short
    rest_after_s, settle_s, measured_s = (
        (_SHORT_REST_AFTER_S, _SHORT_SETTLE_S, _SHORT_MEASURED_S)
        if short
        else (_REST_AFTER_S, _SETTLE_S, _MEASURED_S)
    )
    print(f"{measured_s:g} s each, {load_text()}")
    with sound_server() as sink, virtual_screen() as screen, tempfile.TemporaryDirectory() as data:
        environment = {**sink.environment, **screen}
        ours = ("--data-dir", data)
        SettingsFile(Path(data)).save(Settings())  # a first start explains the page

        def percent(*arguments: str, warm_up_s: float) -> float:
            return percent_of_a_core(arguments, environment, warm_up_s=warm_up_s, measured_s=measured_s)

        bare = percent(str(PARTS / "first_paint.py"), "bare", warm_up_s=settle_s)
        awake = percent("-m", "legcurl_timer", *ours, warm_up_s=settle_s)
        resting = (str(PARTS / "soon_at_rest.py"), str(round(1000 * rest_after_s)))
        rest = percent(*resting, *ours, warm_up_s=settle_s + rest_after_s)
    print(f"of one core: bare window {bare:.2f} %, figure moving {awake:.2f} %, at rest {rest:.2f} %")
    return judge(
        Target("prepare page at rest, % of one core", rest, at_most=MOST_PERCENT_AT_REST), short=short
    )


if __name__ == "__main__":
    sys.exit(main())
