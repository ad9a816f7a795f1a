"""Making the words of other programs comparable, whatever their case, accents and spaces."""

import re
import unicodedata

_DROPPED = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670]")
"""Accents, and what Arabic is written with and without. Marks of other scripts are letters of their own."""
_SAME = str.maketrans(
    {
        "\u0131": "i",
        "\u00f8": "o",
        "\u0142": "l",
        "\u0111": "d",
        "\u00e6": "ae",
        "\u0153": "oe",
        "\u00fe": "th",
        "\u00f0": "d",
        "\u02bc": "'",
        "\u2018": "'",
        "\u2019": "'",
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2212": "-",
    }
)
"""Letters that Unicode does not take apart, and marks that are one to the eye."""


def fold(text: str) -> str:
    """Return a text in small letters without accents, in the plain forms of letters, digits and spaces.

    Marks of direction and others that cannot be seen go away, and spaces at the ends. The sounds of
    Japanese kana and Korean syllables stay as they are.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    taken_apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = _DROPPED.sub("", taken_apart).translate(_SAME)
    seen = "".join(each for each in plain if unicodedata.category(each) != "Cf")
    return " ".join(unicodedata.normalize("NFC", seen).split())
