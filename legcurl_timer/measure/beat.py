"""The beat as the measuring needs it: which way the limb should move, and how fast, at any time."""

from typing import NamedTuple

import numpy as np

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.measure.curves import smoothed
from legcurl_timer.measure.motion import Doubles

_SOFT_S = 0.075


class Beat(NamedTuple):
    """One rep of a paced set, over and over from `first_s` on, the beginning of its first movement.

    `order` are the four phases in the order performed, `lengths_s` how long each is; `rises` tells whether
    the limb goes up in the first movement.
    """

    order: tuple[PhaseKind, ...]
    lengths_s: tuple[float, ...]
    rises: bool
    first_s: float

    @classmethod
    def of(cls, variation: Variation, tempo: Tempo, first_s: float) -> "Beat":
        """Return the beat of a lift at a tempo."""
        order = variation.phase_order
        lengths_s = tuple(tempo.duration_ms(kind) / 1000 for kind in order)
        return cls(order, lengths_s, variation.rises is order[0], first_s)

    @property
    def rep_s(self) -> float:
        """How long a rep is, in seconds."""
        return sum(self.lengths_s)

    @property
    def away_s(self) -> float:
        """How long the first movement is, in seconds."""
        return self.lengths_s[0]

    @property
    def back_s(self) -> float:
        """How long the second movement is, in seconds."""
        return self.lengths_s[2]

    def speed(self, times_s: Doubles, lag_s: float = 0.0, stretch: float = 1.0) -> Doubles:
        """Return the asked speed at even times: above 0 in the first movement, below in the second.

        `lag_s` is how late the lifter is, `stretch` how many times as long as asked each rep takes.
        """
        into_s = np.mod(times_s - self.first_s - lag_s, self.rep_s * stretch) / stretch
        back_from_s = self.away_s + self.lengths_s[1]
        asked = np.where(into_s < self.away_s, 1 / max(self.away_s, 0.1), 0.0)
        is_back = (into_s >= back_from_s) & (into_s < back_from_s + self.back_s)
        asked = np.where(is_back, -1 / max(self.back_s, 0.1), asked)
        asked = np.where(times_s < self.first_s + lag_s, 0.0, asked)
        return smoothed(asked, _SOFT_S / float(np.median(np.diff(times_s))))

    def lateness_s(self, start_s: float) -> float:
        """Return how late a first movement begins against the nearest one of the beat, below 0 before it."""
        late_s = (start_s - self.first_s) % self.rep_s
        return late_s - self.rep_s if late_s > self.rep_s / 2 else late_s
