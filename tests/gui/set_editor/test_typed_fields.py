"""Typed figures: what is written comes back, what is no figure is refused in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.bracketed import spoken_in_brackets

from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.gui.set_editor.typed_fields import FieldTextError, load_text, read_load

WEIGHTS = st.builds(Load, st.sampled_from([LoadUnit.KG, LoadUnit.LB]), st.integers(0, 2_000_000))


@given(load=WEIGHTS, comma=st.booleans())
def test_a_weight_comes_back(load: Load, *, comma: bool) -> None:
    """What the field shows for a weight is read as that weight, with a point or a comma."""
    text = load_text(load).replace(".", "," if comma else ".")
    assert read_load(text, load.unit) == load


@given(WEIGHTS)
def test_a_weight_comes_back_in_another_language(load: Load) -> None:
    """The field shows it with the mark of the language, and reads that."""
    with spoken_in_brackets():
        text = load_text(load)
        assert "." not in text
        assert read_load(text, load.unit) == load


@given(st.text(max_size=12), st.sampled_from(LoadUnit))
def test_any_text_is_read_or_refused_in_one_line(text: str, unit: LoadUnit) -> None:
    """Nothing that can be typed does worse than one line of refusal."""
    refusal = ""
    try:
        read_load(text, unit)
    except (FieldTextError, ValidationError) as error:
        refusal = str(error)
    assert "\n" not in refusal


@pytest.mark.parametrize("text", ["\u0664", "4\u00b2", "1.2345", ".", "kg"])
def test_what_only_looks_like_a_number(text: str) -> None:
    """Digits of other scripts, powers and bare points are no weight."""
    with pytest.raises(FieldTextError):
        read_load(text, LoadUnit.KG)
