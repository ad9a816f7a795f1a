"""Words are compared however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.history.exchange.other_apps.folding import fold


@pytest.mark.parametrize(
    ("alike", "folded"),
    [
        (("ŞUB.", "şub.", "Sub.", "s\u0327ub."), "sub."),
        (("SIRTÜSTÜ", "sırtüstü", "SİRTUSTU"), "sirtustu"),
        (("Straße", "STRASSE"), "strasse"),
        (("Łydka", "łydka"), "lydka"),
        (("STÅENDE LÅRCURL", "sta\u030aende  lårcurl "), "staende larcurl"),
        (("Лёжа", "ЛЕЖА"), "лежа"),
        (("ΠΟΔΙΩΝ ΚΑΘΙΣΤΟΣ", "Ποδιών Καθιστός"), "ποδιων καθιστοσ"),
        (("レッグカール", "ﾚｯｸﾞｶｰﾙ"), "レッグカール"),
        (("레그 컬", "\u1105\u1166\u1100\u1173\u00a0\u110f\u1165\u11af"), "레그 컬"),
        (("坐姿腿弯举",), "坐姿腿弯举"),
        (("d\u2019avr. 8\u202fAM", "D'AVR. ８\u200e AM"), "d'avr. 8 am"),
    ],
)
def test_alike(alike: tuple[str, ...], folded: str) -> None:
    """Case, accents, width and hidden marks make no difference; the letters of a script stay."""
    assert {fold(each) for each in alike} == {folded}


@given(st.text())
def test_folded_for_good(text: str) -> None:
    """What was folded stays as it is."""
    assert fold(fold(text)) == fold(text)
