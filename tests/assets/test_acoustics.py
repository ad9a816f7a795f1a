"""The measures of our sounds agree with what is known of simple signals."""

from pathlib import Path

import numpy as np
import pytest
from support.programs import import_file

acoustics = import_file(Path(__file__).parents[2] / "assets" / "acoustics.py")
SECONDS = np.arange(48_000) / 48_000


def test_the_loudest_stretch() -> None:
    """The loudest 200 ms are those where a sine swells; a sound of half that time has half the energy."""
    sine = np.sin(2 * np.pi * 997 * SECONDS)
    swelling = np.where(np.abs(SECONDS - 0.5) < 0.1, sine, sine / 100)

    assert acoustics.loudest_lufs(sine) == pytest.approx(-3.01, abs=0.05)
    assert acoustics.loudest_lufs(swelling) == pytest.approx(-3.01, abs=0.05)
    assert acoustics.loudest_lufs(sine[: 100 * 48]) == pytest.approx(-6.02, abs=0.05)


@pytest.mark.parametrize(("hz", "db"), [(35, -40), (350, -3.01), (3_500, 0)])
def test_a_laptop_swallows_the_depths(hz: float, db: float) -> None:
    """A tone at the corner comes out 3 dB softer, one a decade below it 40 dB, one above it as it was."""
    heard = acoustics.through_laptop(np.sin(2 * np.pi * hz * SECONDS))[12_000:36_000]

    assert 20 * np.log10(np.abs(heard).max()) == pytest.approx(db, abs=0.1)


def test_the_peak_between_the_samples() -> None:
    """A sine of a quarter of the rate whose samples all miss its height is still known to reach it."""
    sine = np.sin(2 * np.pi * 12_000 * SECONDS + np.pi / 4) * np.hanning(48_000)

    assert acoustics.peak_db(sine) == pytest.approx(-3.01, abs=0.01)
    assert acoustics.true_peak_db(sine) == pytest.approx(0, abs=0.01)
