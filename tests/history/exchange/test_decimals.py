"""Numbers are read as any program or spreadsheet writes them."""

from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.history.exchange.decimals import read_thousandths

NUMBERS = st.decimals(0, 2000, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("texts", "thousandths"),
    [
        (("75", "74.99999999999999", "7.5E1", "0,75e+2", "75.", "+75", "\u00a075\u202f", "７５．０"), 75_000),
        (("1234.5", "1,234.5", "1.234,5", "1 234,5", "1\u202f234,50", "1'234.5", "1\u2019234.5"), 1_234_500),
        (("1,234", "1.234"), 1_234),
        (("1 234",), 1_234_000),
        (("2e-3", ".002", "0.0015000001", "0.0015", "0.0024999"), 2),
        (("0", "-0", "1e-999999", "0.0005"), 0),
    ],
)
def test_numbers(texts: tuple[str, ...], thousandths: int) -> None:
    """Marks, spaces, exponents and digits beyond the thousandths make no difference."""
    expected = dict.fromkeys(texts, thousandths)
    assert {text: read_thousandths(text, 2000) for text in texts} == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("-20", "is below 0"),
        ("\u221220", "is below 0"),
        ("2000.01", "is more than 2,000"),
        ("1e999999", "is more than 2,000"),
        ("9" * 100_000, "is more than 2,000"),
        ("1e99999999999999999999", "is not a number"),
        *(
            (text, "is not a number")
            for text in ("", "x", "NaN", "Infinity", "1 2", "1,23,4.5", "1.2.3", ".", "1_0")
        ),
    ],
)
def test_what_is_no_such_number(text: str, why: str) -> None:
    """What is refused says why, at once."""
    with pytest.raises(ValueError, match=why):
        read_thousandths(text, 2000)


@given(NUMBERS, st.sampled_from(["{}", "{:f}", "{:e}", "{:,f}"]), st.booleans())
def test_any_number(number: Decimal, form: str, comma: bool) -> None:
    """Each number reads back to the nearest thousandth, whichever way it was written."""
    text = form.format(number)
    if comma:
        text = text.translate(str.maketrans(",.", ".,"))
    if form == "{:,f}" and "." not in f"{number:f}":
        text += ",0" if comma else ".0"
    assert read_thousandths(text, 2000) == int(number.quantize(Decimal("0.001"), ROUND_HALF_EVEN) * 1000)
