"""The choices of what the ear is told."""

from legcurl_timer.core.pacing.guidance import Guidance


def test_names_and_voices() -> None:
    """The names in files stay as they are, and two of the four choices speak."""
    assert [(guidance.value, guidance.speaks) for guidance in Guidance] == [
        ("beeps", False),
        ("counts", True),
        ("words", True),
        ("glide", False),
    ]
