"""What values are checked for; each check raises a ValidationError that names the value.

The name of a value stands in the call as a literal, which the catalogues of texts take up from there.
"""

import re

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, ngettext
from legcurl_timer.core.lifts.tempo import Tempo, TempoError
from legcurl_timer.core.text import number_text
from legcurl_timer.core.validation import ValidationError, whole_number_fault

_UID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_TEMPO = gettext_noop("tempo")
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]"


def check_integer(field: str, value: int | None, least: int, most: int, *, optional: bool = False) -> None:
    """Refuse what is no whole number from `least` to `most`; None is one where `optional`."""
    if value is None and optional:
        return
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValidationError(whole_number_fault(least, most), field)


def check_flag(field: str, value: bool | None, *, optional: bool = False) -> None:
    """Refuse what is neither yes nor no; None is allowed where `optional`."""
    if value is None and optional:
        return
    if not isinstance(value, bool):
        # TRANSLATORS: what is wrong with a value, after its name and a colon: so are all like it.
        raise ValidationError(_("must be yes or no"), field)


def check_text(field: str, value: str, longest: int, *, one_line: bool = False) -> None:
    """Refuse a text that is too long or cannot be printed."""
    if len(value) > longest:
        fault = ngettext("is longer than {count} character", "is longer than {count} characters", longest)
        raise ValidationError(fault.format(count=number_text(longest)), field)
    if re.search(_CONTROL, value) or (one_line and ("\n" in value or "\t" in value)):
        raise ValidationError(_("holds a character that cannot be printed"), field)


def check_uid(field: str, value: str) -> None:
    """Refuse what is not written as `uuid` writes ids."""
    if not re.fullmatch(_UID, value):
        example = "0b8c1f0e-1d2c-4e5f-8a9b-0c1d2e3f4a5b"
        raise ValidationError(_("is not an id such as {example}").format(example=example), field)


def check_tempo(text: str) -> None:
    """Refuse what is neither empty nor a tempo in its canonical form."""
    if not text:
        return
    try:
        canonical = str(Tempo.parse(text))
    except TempoError as error:
        raise ValidationError(_("cannot be read: {reason}").format(reason=error.what), _TEMPO) from error
    if text != canonical:
        raise ValidationError(_("must be written {canonical}").format(canonical=canonical), _TEMPO)


def printable(text: str) -> str:
    """Return a text with a space for each character that cannot be printed, as pasting may bring along."""
    return re.sub(_CONTROL, " ", text)
