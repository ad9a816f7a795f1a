"""How loud a set sounds."""

from typing import NamedTuple

MAX_VOLUME = 100
DEFAULT_VOLUME = 100
"""As our sounds are made: the loudest 200 ms of a phase tone at -14 LUFS, and no peak over -1 dBTP."""
VOLUME_STEP = 5


class Loudness(NamedTuple):
    """Volume from 0 to 100, and whether it is muted for now."""

    volume: int
    muted: bool = False

    @property
    def gain(self) -> float:
        """The factor for the samples, 0 to 1; squared, so that equal steps sound about equal."""
        return 0.0 if self.muted else (self.volume / MAX_VOLUME) ** 2

    def stepped(self, steps: int) -> "Loudness":
        """Return a volume that many steps up or down, within its limits; muted stays muted."""
        return self._replace(volume=min(max(self.volume + steps * VOLUME_STEP, 0), MAX_VOLUME))
