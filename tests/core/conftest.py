"""How hypothesis makes up the values of the core: valid ones, with the corners in front."""

from hypothesis import strategies as st
from support.histories import tempos

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import Variation, load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Timeline, compile_set

_COUNT_IN_MS = st.sampled_from([0, 1, 5_000, 30_000]) | st.integers(0, 30_000)
_REST_MS = st.sampled_from([0, 1, 90_000]) | st.integers(0, 600_000)
_VARIATIONS = st.sampled_from(load_variations())


@st.composite
def _timelines(draw: st.DrawFn) -> Timeline:
    """Compile a whole set, or one that is taken up again at any of its reps, with a rest or without."""
    prescription = draw(st.from_type(SetPrescription))
    return compile_set(
        prescription,
        rest_ms=draw(_REST_MS),
        first_rep=draw(st.integers(1, prescription.reps)),
        count_in_ms=draw(st.none() | _COUNT_IN_MS),
    )


st.register_type_strategy(Tempo, tempos())
st.register_type_strategy(Variation, _VARIATIONS)
st.register_type_strategy(
    SetPrescription,
    st.builds(SetPrescription, _VARIATIONS, tempos(), st.integers(1, 12), _COUNT_IN_MS, st.booleans()),
)
st.register_type_strategy(Timeline, _timelines())
