"""Where the lifter's leg is in the picture survives the run; what makes no sense is set aside."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.core.validation import ValidationError
from legcurl_timer.userdata.limbs import LimbsFile, ShownLimb, read_limbs

LIMB = ShownLimb((1, 2), (-10_000, 5_000), (31_416, -100), (20_000, 1), (300, 0), 400, 9_000, 7_000)
LARGEST = ShownLimb(
    (15, 26), (-10_000,) * 390, (-31_416,) * 390, (90_000,) * 390, (10_000,) * 390, 400, 9_000, 7_000
)


@st.composite
def limbs(draw: st.DrawFn) -> ShownLimb:
    """Return any limb that can be kept."""
    shape = draw(st.integers(1, 4)), draw(st.integers(1, 4))

    def each(least: int, most: int) -> tuple[int, ...]:
        count = shape[0] * shape[1]
        return tuple(draw(st.lists(st.integers(least, most), min_size=count, max_size=count)))

    weights = (10_000, *each(-10_000, 10_000)[1:])
    angles, limits, noise = each(-31_416, 31_416), each(0, 1_000_000), each(0, 1_000_000)
    frame_s, agreement = draw(st.integers(1, 100_000)), draw(st.integers(0, 10_000))
    return ShownLimb(
        shape, weights, angles, limits, noise, frame_s, agreement, draw(st.integers(-10_000, 10_000))
    )


@given(kept=st.dictionaries(st.sampled_from(["lying", "seated", "nordic"]), limbs()))
def test_any_limbs_come_back(tmp_path_factory: pytest.TempPathFactory, kept: dict[str, ShownLimb]) -> None:
    """What was shown for each lift is the same after the next start."""
    file = LimbsFile(tmp_path_factory.mktemp("limbs"))
    assert file.save(kept) == ""
    assert file.load() == (kept, "")


def test_a_limb_is_small(tmp_path: Path) -> None:
    """A limb of a wide picture takes little room."""
    file = LimbsFile(tmp_path)
    file.save({"lying": LARGEST})
    assert file.path.stat().st_size < 40_000


def test_no_file_is_no_limb(tmp_path: Path) -> None:
    """Nothing is told where nothing has been shown yet."""
    assert LimbsFile(tmp_path).load() == ({}, "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("shape", [2]),
        ("shape", [60, 60]),
        ("shape", "1x2"),
        ("weights", [1]),
        ("weights", [0, 0]),
        ("weights", [1, 10_001]),
        ("angles", [0, 31_417]),
        ("limits", [1, -1]),
        ("noise", [0.5, 1]),
        ("frame_s", 0),
        ("agreement", True),
        ("fit", None),
    ],
)
def test_a_bad_field_is_named(name: str, value: object) -> None:
    """What is wrong is told by file, entry and field."""
    document = {"version": 1, "limbs": {"lying": {**LIMB._asdict(), name: value}}}
    with pytest.raises(ValidationError, match=rf'^limbs\.json: limb "lying", field "{name}": must '):
        read_limbs(json.loads(json.dumps(document)), "limbs.json")


@pytest.mark.parametrize(
    "document",
    [[], {}, {"version": 1}, {"version": 1, "limbs": []}, {"version": 1, "limbs": {"lying": 3}}],
    ids=str,
)
def test_a_broken_file_is_set_aside(tmp_path: Path, document: Any) -> None:
    """A file that makes no sense is kept under a dated name with one notice, and others can be shown."""
    file = LimbsFile(tmp_path)
    file.path.write_text(json.dumps(document))
    found, notice = file.load()
    (aside,) = tmp_path.iterdir()
    assert found == {}
    assert notice.endswith(f"it is kept as {aside.name}. Show your leg to the camera anew.")
    assert file.save({"lying": LIMB}) == ""


def test_too_many_are_refused() -> None:
    """More lifts than anybody has are no file of ours."""
    many = {str(number): LIMB._asdict() for number in range(101)}
    with pytest.raises(ValidationError, match="at most 100"):
        read_limbs(json.loads(json.dumps({"version": 1, "limbs": many})), "limbs.json")
