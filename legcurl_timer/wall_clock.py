"""The time of day, for records that are kept."""

from datetime import datetime

from legcurl_timer.history.records import Moment


def wall_now() -> Moment:
    """Return the time of day with the offset of this place."""
    return Moment.of(datetime.now().astimezone())
