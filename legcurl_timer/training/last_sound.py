"""The end of a set, still heard while the next one is prepared."""

from typing import TYPE_CHECKING

from legcurl_timer.core.pacing.transport import Status

if TYPE_CHECKING:  # the window is shown before sound is brought in
    from legcurl_timer.training.pacer import Pacer

RINGS_FOR_MS = 3_000
"""The end figure of a set, and its last words, are on the air so long at most."""


class LastSound:
    """Lets go of a pacer whose set is over once its last sound is."""

    def __init__(self) -> None:
        self._pacer: Pacer | None = None
        self._until_ms = 0

    @property
    def is_ringing(self) -> bool:
        """Whether something may still be heard, and `update` has to be called."""
        return self._pacer is not None

    def let_ring(self, pacer: "Pacer", now_ms: int) -> None:
        """Take over a pacer, which falls silent at once where its set is not over."""
        if pacer.transport.status is not Status.FINISHED:
            pacer.close()
            return
        self.close()
        self._pacer, self._until_ms = pacer, now_ms + RINGS_FOR_MS

    def update(self, now_ms: int) -> None:
        """Let go of what has rung out."""
        if now_ms >= self._until_ms:
            self.close()

    def close(self) -> None:
        """Fall silent."""
        if self._pacer is not None:
            self._pacer.close()
            self._pacer = None
