"""What a set is in its workout."""

from legcurl_timer.core.pacing.briefing import Afterwards, SetContext


def test_a_set_by_itself() -> None:
    """Unless told otherwise nothing comes before a set and nothing after it."""
    assert SetContext() == SetContext(0, is_switch=False, rest_told=False, afterwards=Afterwards.NOTHING)
