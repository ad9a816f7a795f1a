"""Our sounds are found from a wheel and from a checkout."""

from pathlib import Path

import pytest

from legcurl_timer.audio import resources
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sounds import Cue


def test_sounds_are_there() -> None:
    """The folder that is found holds a file for each cue."""
    assert {path.stem for path in sounds_folder().glob("*.wav")} >= {cue.value for cue in Cue}


@pytest.mark.parametrize(
    ("there", "found"),
    [
        (["pkg/assets/sounds"], "pkg/assets/sounds"),
        (["assets/sounds"], "assets/sounds"),
        (["pkg/assets/sounds", "assets/sounds"], "pkg/assets/sounds"),
        ([], "assets/sounds"),
    ],
    ids=["wheel", "checkout", "both", "neither"],
)
def test_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: list[str], found: str) -> None:
    """The folder inside the package comes first, the one beside it second."""
    for folder in there:
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "pkg")

    assert sounds_folder() == tmp_path / found
