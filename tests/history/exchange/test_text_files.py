"""Text is read in whatever encoding it was saved, or refused."""

from pathlib import Path
from unittest.mock import Mock

import pytest

from legcurl_timer.history.exchange import text_files
from legcurl_timer.history.exchange.native_json import read_json
from legcurl_timer.history.exchange.problems import ImportProblemError
from legcurl_timer.history.exchange.text_files import text_file

ENGLISH = "Date,Exercise Name,Weight,Notes\r\n" + '2026-05-14,Squat,80,"easy, 2 more"\r\n' * 40
NO_TEXT = "x.csv: is not text in UTF-8; save it as CSV (UTF-8) or JSON, then try again"
NOTES = {
    "en": "didn\u2019t lock out, \u201ceasy\u201d \u2013 next 37\u00bd",
    "es": "curl femoral tumbado (máquina), sesión más difícil, 1ª serie, pequeño",
    "de": "Beinbeuger liegend (Gerät), Übung für später erhöht, größer",
    "fr": "leg curl allongé, répétitions d\u2019échauffement, très dur, première série",
    "it": "più pesante, metà, perché è andata così",
    "pt": "cadeira flexora (máquina), repetições, não, flexão nórdica, três",
    "sv": "liggande lårcurl, övning på maskin, stående vadpress",
    "da": "liggende lårcurl, øvelse på bænk, vægt",
    "fi": "lämmittely, hyvä päivä, käsipainoilla",
    "tr": "yatarak bacak bükme, ağırlık, şınav, göğüs, ısınma",
    "pl": "uginanie nóg leżąc, ćwiczenie, powtórzenia, siedząc, ciężar",
    "cs": "zakopávání vleže, dřep, těžké cvičení, příště víc",
    "hu": "fekvő combhajlító, súly, ismétlés, öt külön sorozat",
    "ru": "сгибание ног лёжа (тренажёр), тяжело, вес",
    "uk": "згинання ніг лежачи, вага, важко",
    "el": "κάμψεις ποδιών, βάρος, δύσκολο",
    "ja": "ライイングレッグカール, 重量, きつい",
    "zh": "坐姿腿弯举, 重量, 太重了",
    "zh_Hant": "坐姿腿彎舉, 重量, 太重了",
    "ko": "시티드 레그 컬, 무게, 너무 무거움",
}
CODE_PAGES = {
    "cp1252": ("en", "es", "de", "fr", "it", "pt", "sv", "da", "fi"),
    "mac_roman": ("es", "de", "fr", "it", "pt", "sv", "da", "fi"),
    "cp1254": ("tr",),
    "cp1250": ("pl", "cs", "hu"),
    "cp1251": ("ru", "uk"),
    "cp1253": ("el",),
    "cp932": ("ja",),
    "gbk": ("zh",),
    "cp950": ("zh_Hant",),
    "cp949": ("ko",),
}
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
SAVED = [(encoding, language) for encoding, languages in CODE_PAGES.items() for language in languages]
SAVED += [(encoding, language) for encoding in UNICODE for language in ("en", "fr", "ja")]


def read(path: Path) -> str:
    """Return what is in a file."""
    with text_file(path) as file:
        return file.read()


@pytest.mark.parametrize(("encoding", "language"), SAVED)
def test_encodings(encoding: str, language: str, tmp_path: Path) -> None:
    """A few words tell the encoding, and be they in the last of many rows."""
    text = ENGLISH * 100 + f'2026-05-15,"{NOTES[language]}",40,\r\n'
    (tmp_path / "x.csv").write_bytes(text.encode(encoding))
    assert read(tmp_path / "x.csv") == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("reposición: así".encode() + b"\xc3", id="UTF-8 that was cut off"),
        pytest.param("série, ".encode("cp1252") + "série".encode(), id="two encodings"),
        pytest.param(
            "Übung, größer".encode("cp1252") + b"\x81", id="a byte that no code page of the language has"
        ),
        pytest.param(b"\xff\xfeD", id="half a letter"),
        pytest.param(b"\x89PNG\r\n\x1a\n", id="a picture"),
        pytest.param(bytes(range(32, 256)), id="everything"),
    ],
)
def test_what_cannot_be_told(data: bytes, tmp_path: Path) -> None:
    """It is refused where it makes no text in any encoding."""
    (tmp_path / "x.csv").write_bytes(data)
    with pytest.raises(ImportProblemError) as raised:
        read(tmp_path / "x.csv")
    assert str(raised.value) == NO_TEXT


@pytest.mark.parametrize("text", ["x è y", "tête", "pad – two", "Flexão", "5° up", "À jeun"])
def test_a_word_alone_is_western(text: str, tmp_path: Path) -> None:
    """A file with one accent, which could be many, is read as most of them are meant."""
    (tmp_path / "x.csv").write_bytes(text.encode("cp1252"))
    assert read(tmp_path / "x.csv") == text


def test_our_own_json_is_in_unicode(tmp_path: Path) -> None:
    """No spreadsheet has saved it anew, so that another encoding means damage."""
    (tmp_path / "x.csv").write_bytes('{"note": "más difícil, sesión"}'.encode("cp1252"))
    assert "difícil" in read(tmp_path / "x.csv")
    with pytest.raises(ImportProblemError, match="is not text in UTF-8"):
        read_json(tmp_path / "x.csv")


@pytest.mark.parametrize("zeros", [b"\x00", bytes(40)])
def test_zeros_are_no_utf16(zeros: bytes, tmp_path: Path) -> None:
    """Zero bytes in a text in UTF-8, a few or a whole stretch, do not make it another one."""
    data = b"Date,\x00\x00Notes," + zeros + b"\r\n2026-05-14,easy\r\n"
    (tmp_path / "x.csv").write_bytes(data)
    assert read(tmp_path / "x.csv") == data.decode()


def test_words_are_looked_at_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No word is cut where one piece of a long file ends and the next begins."""
    data, words = ("schöner, früher, später\r\n" * 40).encode("mac_roman"), ("schöner", "früher", "später")
    (tmp_path / "x.csv").write_bytes(data)
    code_page_of = Mock(return_value="mac_roman")
    monkeypatch.setattr(text_files, "code_page_of", code_page_of)
    monkeypatch.setattr(text_files, "_AT_ONCE", 32)
    assert read(tmp_path / "x.csv") == data.decode("mac_roman")
    code_page_of.assert_called_once_with({word.encode("mac_roman") for word in words})


def test_long_words_take_no_longer_than_short_ones(tmp_path: Path) -> None:
    """A note that leans on a key is gone through once, letter by letter."""
    text = ENGLISH + "2026-05-15,Squat,80," + "x" * 500_000 + "\r\n2026-05-16,Squat,80,schön\r\n"
    (tmp_path / "x.csv").write_bytes(text.encode("cp1252"))
    with text_file(tmp_path / "x.csv") as file:
        assert file.read() == text
