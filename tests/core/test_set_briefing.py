"""What a set is in its workout."""

from legcurl_timer.core.set_briefing import Afterwards, SetBriefing


def test_a_set_by_itself() -> None:
    """Unless told otherwise nothing comes before a set and nothing after it."""
    assert SetBriefing() == SetBriefing(0, is_switch=False, rest_told=False, afterwards=Afterwards.NOTHING)
