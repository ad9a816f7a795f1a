"""When to try the sound anew: in a rest, early enough for the set after it to be heard."""

TRY_EVERY_MS = 10_000
LAST_TRY_MS = 5_000
"""A rest that has less than this left is not disturbed: its last seconds tell what comes."""


class SoundRetry:
    """Finds the moments in one rest at which a device that was missing is asked for again.

    A rest and the set after it are one tape, begun when the set before is over. Without another try, a device
    that is plugged in during the rest would stay silent for the whole next set.
    """

    def __init__(self) -> None:
        self._tried_left_ms: int | None = None

    def is_due(self, rest_left_ms: int, sound_problem: str) -> bool:
        """Tell whether to try now, and take note of it if so; call at each look, with 0 outside a rest."""
        if self._tried_left_ms is None or rest_left_ms > self._tried_left_ms:
            # A rest begins, or was made longer, with a try of its own.
            self._tried_left_ms = rest_left_ms
        if not sound_problem or rest_left_ms < LAST_TRY_MS:
            return False
        if self._tried_left_ms - rest_left_ms < TRY_EVERY_MS:
            return False
        self._tried_left_ms = rest_left_ms
        return True
