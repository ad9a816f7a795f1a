"""Numbers as programs and spreadsheets of any country write them."""

import re
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.text import number_text
from legcurl_timer.history.exchange.problems import quoted

_PLAIN = re.compile(r"[-+]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][-+]?\d+)?")
_GROUPED = re.compile(
    r"(?P<whole>[-+]?\d{1,3}(?:(?P<space>[ '])\d{3}(?:(?P=space)\d{3})*|(?:,\d{3})+(?=\.)|(?:\.\d{3})+(?=,)))"
    r"(?:[.,](?P<part>\d*))?"
)
_ORDINARY = str.maketrans("\uff0b\uff0d\u2212\uff0e\uff0c\u066b\u2019", "+--.,,'")
_THOUSANDTH = Decimal("0.001")


def read_thousandths(text: str, most: int) -> int:
    """Return a number from 0 to `most` in thousandths, rounded half to even.

    Its decimal mark is a point or a comma; of two kinds of marks it is the last one. Raises ValueError that
    says why a text is no such number.
    """
    told = " ".join(text.split()).translate(_ORDINARY)
    if grouped := _GROUPED.fullmatch(told):
        told = re.sub("[ ',.]", "", grouped["whole"]) + f".{grouped['part'] or 0}"
    elif not _PLAIN.fullmatch(told):
        raise _no_number(text)
    try:
        number = Decimal(told.replace(",", "."))
    except InvalidOperation:  # an exponent beyond all bounds
        raise _no_number(text) from None
    if number < 0:
        raise ValueError(_("{value} is below 0").format(value=quoted(text)))
    if number > most:
        raise ValueError(_("{value} is more than {most}").format(value=quoted(text), most=number_text(most)))
    return int(number.quantize(_THOUSANDTH, ROUND_HALF_EVEN) * 1000)


def _no_number(text: str) -> ValueError:
    return ValueError(_("{value} is not a number").format(value=quoted(text)))
