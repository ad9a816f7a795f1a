"""The choices of what the ear is told, and what is heard where nothing was chosen."""

import pytest

from legcurl_timer.core import language
from legcurl_timer.core.pacing.guidance import Guidance, usual_guidance


@pytest.mark.parametrize(("spoken", "usual"), [("en", Guidance.WORDS), ("de", Guidance.GLIDE)])
def test_the_voice_speaks_its_own_language_only(
    monkeypatch: pytest.MonkeyPatch, spoken: str, usual: Guidance
) -> None:
    """Where our voice does not speak the language, tones and the glide are what there is to begin with."""
    monkeypatch.setattr(language._Spoken, "language", spoken)
    assert usual_guidance() is usual


def test_names_and_voices() -> None:
    """The names in files stay as they are, and two of the four choices speak."""
    assert [(guidance.value, guidance.speaks) for guidance in Guidance] == [
        ("beeps", False),
        ("counts", True),
        ("words", True),
        ("glide", False),
    ]
