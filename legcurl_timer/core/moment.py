"""A time, and where on Earth the clock that showed it stood."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from legcurl_timer.core.checks import check_integer
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.validation import ValidationError

MOST_UTC_MS = 4_102_444_800_000  # the year 2100
_MAX_OFFSET_MIN = 24 * 60 - 1
_TIME = gettext_noop("time")
_EXAMPLE = "2026-11-23T17:05:00.000+01:00"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A time in ms since 1970 (UTC, up to the year 2100), and the place's offset from it in minutes."""

    utc_ms: int
    offset_min: int = 0

    def __post_init__(self) -> None:
        check_integer(_TIME, self.utc_ms, 0, MOST_UTC_MS)
        check_integer("UTC offset", self.offset_min, -_MAX_OFFSET_MIN, _MAX_OFFSET_MIN)

    @classmethod
    def of(cls, time: datetime) -> "Moment":
        """Return the moment of an aware time; fractions of a millisecond, and of a minute, are cut off."""
        offset = time.utcoffset()
        if offset is None:
            raise ValidationError(_("lacks its UTC offset"), _TIME)
        return cls((time - _EPOCH) // timedelta(milliseconds=1), offset // timedelta(minutes=1))

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """Read what `str` writes. Raises ValidationError."""
        try:
            return cls.of(datetime.fromisoformat(text))
        except (ValueError, OverflowError) as error:
            if isinstance(error, ValidationError):
                raise
            raise ValidationError(
                _("is not a time such as {example}").format(example=_EXAMPLE), _TIME
            ) from error

    @property
    def local(self) -> datetime:
        """The time as the clock on the wall showed it, offset included."""
        return datetime.fromtimestamp(
            self.utc_ms // 1000, timezone(timedelta(minutes=self.offset_min))
        ).replace(microsecond=self.utc_ms % 1000 * 1000)

    def __str__(self) -> str:
        return self.local.isoformat(timespec="milliseconds")
