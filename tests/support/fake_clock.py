"""A clock that stands still until a test moves it on."""


class FakeClock:
    """Gives the time in whole milliseconds to whoever calls it."""

    def __init__(self, now_ms: int = 1_000_000) -> None:
        self.now_ms = now_ms

    def __call__(self) -> int:
        """Return the time, which does not pass by itself."""
        return self.now_ms

    def advance(self, duration_ms: int) -> None:
        """Let time go by."""
        self.now_ms += duration_ms
