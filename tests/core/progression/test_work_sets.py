"""Sets as the rules about progress see them."""

import pytest
from support.past import kg, lb, session

from legcurl_timer.core.load import Load, LoadUnit


@pytest.mark.parametrize(
    ("load", "weight", "band"),
    [
        (None, None, ""),
        (Load(LoadUnit.BODYWEIGHT), None, ""),
        (Load(LoadUnit.BAND, band="red"), None, "red"),
        (Load(LoadUnit.BAND, band=" dark\u2028red "), None, "dark red"),
        (kg(22.5), kg(22.5), ""),
        (lb(90), lb(90), ""),
    ],
)
def test_loads(load: Load | None, weight: Load | None, band: str) -> None:
    """A load is a weight, a band, or neither."""
    (found,) = session(0, 10, load=load)
    assert (found.weight, found.band) == (weight, band)
