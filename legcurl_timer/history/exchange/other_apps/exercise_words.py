"""What the words in the name of an exercise say, in the languages of `exercise_words.toml`."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from legcurl_timer.history.exchange.other_apps.folding import fold

POSTURES = frozenset({"lying", "seated", "standing", "kneeling"})
_MADE_OF = {"leg-curl": ("leg", "curl")}
_NEUTRAL = frozenset({"neutral"})
_NO_SPACES = "\u3040-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Kana, Chinese characters and Korean syllables, in which words stand side by side."""
_WORD = re.compile(rf"([{_NO_SPACES}]+)|((?:(?![{_NO_SPACES}])[^\W\d_])+)(\.?)")
_LEAST_PIECE = 3
"""Letters of the shortest word that is looked for in a compound, and of the shortest abbreviation."""


class Told(NamedTuple):
    """What a name says: the kinds of its words as in the list of words, and whether all of them are known."""

    kinds: frozenset[str]
    is_known: bool


def read_words(name: str) -> Told:
    """Return what the words of a name say, in whatever order, case and spelling of accents they stand."""
    told = [each for word in _WORD.finditer(fold(name)) for each in _kinds_in(word)]
    return Told(frozenset().union(*(each or () for each in told)), None not in told)


class _Words(NamedTuple):
    """Folded words with their kinds: whole ones, and beginnings of words."""

    whole: dict[str, frozenset[str]]
    beginnings: dict[str, frozenset[str]]

    def kinds_of(self, word: str) -> frozenset[str] | None:
        """Return what a whole word says, None where it is not known."""
        parts = (word[:length] for length in range(len(word), 0, -1))
        begun = (self.beginnings[part] for part in parts if part in self.beginnings)
        return self.whole.get(word) or next(begun, None)

    def meant_by(self, abbreviation: str, *, is_dotted: bool) -> frozenset[str] | None:
        """Return what the words say that begin so, None where that is not one and the same.

        Postures are often cut short and never mean anything else; other words have a full stop then.
        """
        if len(abbreviation) < _LEAST_PIECE and not is_dotted:
            return None
        every = chain(self.whole.items(), self.beginnings.items())
        meant = {kinds for word, kinds in every if word.startswith(abbreviation)}
        postures = {posture for kinds in meant for posture in kinds & POSTURES}
        if postures:
            return frozenset(postures) if len(postures) == 1 else None
        return meant.pop() if is_dotted and len(meant) == 1 else None


@cache
def _words() -> _Words:
    document = tomllib.loads(Path(__file__).with_name("exercise_words.toml").read_text(encoding="utf-8"))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for language in document.values():
        for kind, words in language.items():
            for word in words.split():
                found[fold(word)].update(_MADE_OF.get(kind, (kind,)))
    kinds = {word: frozenset(each - _NEUTRAL) or _NEUTRAL for word, each in found.items()}
    return _Words(
        {word: each for word, each in kinds.items() if not word.endswith("*")},
        {word.removesuffix("*"): each for word, each in kinds.items() if word.endswith("*")},
    )


def _kinds_in(found: re.Match[str]) -> Iterator[frozenset[str] | None]:
    """Yield what a word, or each of those that stand side by side, says; None for what is not known."""
    side_by_side, word, stop = found.groups()
    if side_by_side:
        yield from _pieces(side_by_side, 1)
        return
    known = _words().kinds_of(word) or (_NEUTRAL if len(word) == 1 else None)
    compound = [known] if known else _pieces(word, _LEAST_PIECE)
    yield from compound if None not in compound else [_words().meant_by(word, is_dotted=bool(stop))]


def _pieces(text: str, least: int) -> list[frozenset[str] | None]:
    """Take a text apart into known words of so many letters at least, and None for each letter between them.

    Of all ways, that is taken which leaves the fewest letters over, then that of the fewest words.
    """
    whole = _words().whole
    longest = max(map(len, whole))
    ways = [(0, 0, 0)]  # up to each letter: those left over, the pieces, where the last of them begins
    for end in range(1, len(text) + 1):
        left_over, pieces, _ = ways[end - 1]
        best = left_over + 1, pieces + 1, end - 1
        for start in range(max(0, end - longest), end - least + 1):
            left_over, pieces, _ = ways[start]
            if text[start:end] in whole:
                best = min(best, (left_over, pieces + 1, start))
        ways.append(best)
    found: list[frozenset[str] | None] = []
    end = len(text)
    while end:
        start = ways[end][2]
        found.append(whole.get(text[start:end]) if end - start >= least else None)
        end = start
    return found
