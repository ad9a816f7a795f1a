"""Telling the code page of a text that is not in Unicode, by the words in it that are not ASCII.

Each code page is tried with the languages that are written in it. What a letter costs grows with how seldom
it is in the language; one that is not in it, a capital after a small letter and a mark inside a word cost
most. The page that makes the cheapest text is taken; where others come near it, the Western one of Windows
is, if it is among them.
"""

import math
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from functools import cache, partial
from typing import NamedTuple

WORD = re.compile(rb"[\x40-\xff]+")
"""A word in any code page: in none of them what parts cells and words is half of a letter."""
_USUAL = "cp1252"
_LEAST_LEAD, _DEAREST = 2.5, 9.5
"""How much more another text must cost, and what a character may cost that is not ASCII, all in all."""
_ASCII, _COMMON, _MARK, _STRANGE = 3.0, 5.0, 5.0, 12.0
"""What a character costs is how unlikely it is: the negative of its natural logarithm."""
_CAPITAL, _BESIDE_ASCII, _ALONE = 2.0, 4.0, 3.0
"""What it costs more as a capital, where scripts are mixed, or as a whole word."""
_APOSTROPHE, _AFTER_APOSTROPHES = "\u2019", frozenset(("", *"aeiouhstdmlrvéèêà"))
_MARKS = frozenset("\u00a0\u2018\u201c\u201d\u201e\u2013\u2014\u2026«»°ºª·¡¿×½€£")
_WESTERN = (
    *("", "óéáíñúü", "üäöß", "éèàêçôîâûùïëœ", "àèùòìé", "ãçáéíóêúâôàõ", "ëéïöüè", "äåöé", "øåæé", "äöå"),
    *("óàéèíçúïò", "éáóíöüäàèãçñúêôâåøæßõëïîìòùû"),
)
_CENTRAL = ("łóążęśćńź", "íáěéčřšžýůúňťďó", "áíčéšžýúľťôňóďäŕĺ", "čšž", "éáöóőíüúű", "ăţşîâ")
_TURKISH = "ışüçğöâİ"
_CYRILLIC = ("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", "оаиніевртслкудмпязьгйбчхжшщцюєїфґ")
_GREEK = "αοιετνσηρπκμλςδωίόθέάγφχήυύβώξζψϊ"
"""The letters of each language that are not ASCII, from the most frequent on; last those of several."""
_SIMPLIFIED = "坐姿俯卧腿弯举站立器械训练重量次数日期组动作备注时间名称休息热身"
_TRADITIONAL = "坐姿俯臥腿彎舉站立器械訓練重量次數日期組動作備註時間名稱休息熱身"
_KOREAN = "레그컬시티드라잉스탠딩운동세트무게횟수날짜이름메모시간분초하체데이기구머신"

_Cost = Callable[[str], float]


class _Page(NamedTuple):
    """A code page: what a text in it costs before its first letter, and what each language's words cost."""

    rarity: float
    languages: tuple[_Cost, ...]


def code_page_of(words: Collection[bytes]) -> str | None:
    """Return the code page in which the words of a text are likely written, None where they make none."""
    found: list[tuple[float, str, list[str]]] = []
    for name, page in _pages().items():
        with suppress(UnicodeDecodeError):
            texts = [word.decode(name) for word in words]
            found.append((page.rarity + min(sum(map(cost, texts)) for cost in page.languages), name, texts))
    if not (words and found):
        return None
    best, name, texts = min(found)
    if best - _ASCII * _count(texts, str.isascii) > _DEAREST * _count(texts, lambda each: not each.isascii()):
        return None
    near = [each for cost, each, _ in found if cost < best + _LEAST_LEAD]
    return _USUAL if _USUAL in near else name


def _count(texts: list[str], kind: Callable[[str], bool]) -> int:
    return sum(map(kind, "".join(texts)))


@cache
def _pages() -> dict[str, _Page]:
    western = _alphabets(_latin_cost, 0.05, *_WESTERN)
    return {
        "cp1252": _Page(0, western),
        "mac_roman": _Page(1, western),
        "cp1250": _Page(2, _alphabets(_latin_cost, 0.05, *_CENTRAL)),
        "cp1254": _Page(2, _alphabets(_latin_cost, 0.08, _TURKISH)),
        "cp1251": _Page(1, _alphabets(_unmixed_cost, 1, *_CYRILLIC)),
        "cp1253": _Page(2, _alphabets(_unmixed_cost, 1, _GREEK)),
        "cp932": _Page(1, _east("cp932", "", 0x40, (0x81, 6.5), (0x83, 4.8), (0x87, 12), (0x97, 7.7))),
        "gbk": _Page(
            1, _east("gbk", _SIMPLIFIED, 0xA1, (0xA0, 12), (0xA3, 7), (0xAF, 12), (0xD7, 7.4), (0xF7, 11))
        ),
        "cp949": _Page(1, _east("cp949", _KOREAN, 0xA1, (0xA0, 12), (0xA3, 7), (0xAF, 12), (0xC8, 6.7))),
        "cp950": _Page(2, _east("cp950", _TRADITIONAL, 0x40, (0xA0, 12), (0xA3, 7), (0xC6, 7.7))),
    }


def _alphabets(
    cost: Callable[[dict[str, float], str], float], share: float, *alphabets: str
) -> tuple[_Cost, ...]:
    """Return the costs of words in languages, of whose texts the letters of an alphabet are this share."""
    return tuple(partial(cost, _letter_costs(each, share)) for each in alphabets)


def _letter_costs(alphabet: str, share: float) -> dict[str, float]:
    frequencies = {letter: 1 / place for place, letter in enumerate(alphabet, 2)}
    whole = sum(frequencies.values())
    return {letter: -math.log(share * frequency / whole) for letter, frequency in frequencies.items()}


def _latin_cost(costs: dict[str, float], word: str) -> float:
    """Return what a word costs in a language with some letters more than those of ASCII."""
    return sum(_letter_cost(costs, *each) for each in _with_neighbours(word))


def _unmixed_cost(costs: dict[str, float], word: str) -> float:
    """Return what a word costs in a language with an alphabet of its own."""
    return (_ALONE if len(word) == 1 else 0) + sum(
        _letter_cost(costs, *each) + (_BESIDE_ASCII if _is_mixed(*each) else 0)
        for each in _with_neighbours(word)
    )


def _letter_cost(costs: dict[str, float], before: str, letter: str, after: str) -> float:
    small = letter if letter in costs else letter.lower()
    if letter.isascii():
        return _ASCII
    if small in costs:
        return costs[small] + (0 if small == letter else _STRANGE if before.islower() else _CAPITAL)
    if letter == _APOSTROPHE and after.lower() in _AFTER_APOSTROPHES:
        return _ASCII
    return _MARK if letter in _MARKS and not (before.isalpha() and after.isalpha()) else _STRANGE


def _east(page: str, common: str, first_second: int, *bounds: tuple[int, float]) -> tuple[_Cost, ...]:
    """Return the cost of words in a page of two bytes a character, those in daily use side by side.

    `bounds` are the last first bytes of its parts, each with the cost of a character there; all of them have
    second bytes from `first_second` on.
    """
    return (partial(_eastern_cost, page, frozenset(common), first_second, bounds),)


def _eastern_cost(
    page: str, common: frozenset[str], first_second: int, bounds: tuple[tuple[int, float], ...], word: str
) -> float:
    cost = 0.0
    for neighbours in _with_neighbours(word):
        letter = neighbours[1]
        if letter.isascii():
            cost += _ASCII
            continue
        first, *second = letter.encode(page)
        of_part = next((each for last, each in bounds if first <= last), _STRANGE)
        is_usual = bool(second) and second[0] >= first_second
        cost += _COMMON if letter in common else of_part if is_usual else _STRANGE
        cost += _BESIDE_ASCII if _is_mixed(*neighbours) else 0
    return cost


def _is_mixed(before: str, letter: str, after: str) -> bool:
    return not letter.isascii() and any(each.isascii() and each.isalpha() for each in (before, after))


def _with_neighbours(word: str) -> Iterator[tuple[str, str, str]]:
    """Yield each character between the one before it and the one after it, "" where there is none."""
    return zip(("", *word[:-1]), word, (*word[1:], ""), strict=True)
