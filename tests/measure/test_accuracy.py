"""How accurate the measuring is on a few made-up clips; it must not get worse unnoticed.

The limits lie a little above what is reached now. `docs/measuring.md` has the figures.
"""

from typing import Any

import numpy as np
from support.filmed import errors_s, filmed

CLIPS: list[dict[str, Any]] = [
    {},
    {"variation": "seated"},
    {"variation": "standing", "tempo": "2-0-2-0"},
    {"variation": "nordic"},
    {"seed": 24, "rushed": (2, 3)},
    {"seed": 31, "half": True},
    {
        "seed": 41,
        "variation": "seated",
        "shake": 0.3,
        "flicker": 0.1,
        "dropped": 0.02,
        "late": 0.05,
        "fps": 25.0,
    },
    {"seed": 42, "variation": "standing", "light": 0.4, "noise": 4.0},
]
MOST_MEAN_S = 0.08
LEAST_WITHIN = 0.95
LEAST_TRUSTED = 0.9


def test_accuracy() -> None:
    """Movements are as long as they were, in the mean to less than a tenth of a second."""
    wrong, trusted = [], []
    for options in CLIPS:
        of = filmed(**options)
        seen = of.seen()
        wrong.append(np.abs(errors_s(of, seen)).ravel())
        trusted += [seen.trusted and not rep.why for rep in seen.reps]
    errors = np.concatenate(wrong)
    within = (errors <= 0.2).mean()
    told = f"mean {errors.mean():.3f} s, {within:.1%} within 0.2 s, {np.mean(trusted):.1%} trusted"
    assert errors.mean() <= MOST_MEAN_S, told
    assert within >= LEAST_WITHIN, told
    assert np.mean(trusted) >= LEAST_TRUSTED, told
