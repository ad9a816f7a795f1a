"""What sets are measured with is chosen once, and the limbs that were shown are kept."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from support.frame_sources import RecordedSource

from legcurl_timer.core.measurement import Instrument
from legcurl_timer.gui.state import measuring_access
from legcurl_timer.gui.state.measuring_access import MeasuringAccess
from legcurl_timer.gui.state.measuring_state import MeasuringState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.measure.limb import Limb
from legcurl_timer.measure.opencv_library import HOW_TO_HAVE_IT
from legcurl_timer.measure.opencv_source import Camera, FoundCamera


@pytest.fixture
def measuring(settings: SettingsState) -> Iterator[MeasuringState]:
    """Give the usual way of measuring."""
    return MeasuringState(settings, lambda: MeasuringAccess(settings.folder), settings)


@pytest.fixture
def limb() -> Limb:
    """Give a limb of three cells."""
    angles = np.array([0.5, -1.5, 3.0])
    axes = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    return Limb(
        (3, 1), np.array([-1, 0, 0.25]), axes, np.array([2.5, 0, 1]), np.array([0.1, 0, 0]), 0.04, 0.9, 0.8
    )


def test_nothing_is_measured_unless_wanted(measuring: MeasuringState, qtbot: QtBot) -> None:
    """It is off until the lifter chooses one way, which all are told of, and can be off again."""
    assert measuring.instrument is None
    for chosen in (Instrument.CAMERA, Instrument.TAPS, None):
        with qtbot.waitSignal(measuring.changed):
            measuring.measure_with(chosen)
        assert measuring.instrument is chosen


def test_a_limb_comes_back(measuring: MeasuringState, settings: SettingsState, limb: Limb) -> None:
    """The limb shown for a lift is the same at the next start, but for its last digits, until forgotten."""
    measuring.remember("lying", limb)
    measuring.remember("seated", limb.turned())
    again = MeasuringState(settings, lambda: MeasuringAccess(settings.folder), settings)
    for lift, shown in (("lying", limb), ("seated", limb.turned())):
        found = again.limb_for(lift)
        for one, other in zip(found, shown, strict=True):
            assert np.allclose(one, other, atol=1e-4)
    again.forget("lying")
    again.forget("lying")
    assert measuring.limb_for("lying") is None
    assert measuring.limb_for("seated") is not None


def test_what_is_wrong_with_the_file_is_told(
    measuring: MeasuringState, qtbot: QtBot, tmp_path: Path, limb: Limb
) -> None:
    """Limbs that make no sense are set aside with a notice, and others may be shown."""
    (tmp_path / "limbs.json").write_text("{}")
    with qtbot.waitSignal(measuring.noticed) as told:
        assert measuring.limb_for("lying") is None
    assert told.args[0].endswith("Show your leg to the camera anew.")
    measuring.remember("lying", limb)
    assert measuring.limb_for("lying") is not None


def test_which_camera(measuring: MeasuringState, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cameras are looked for in a thread; one without a name is told by its number."""
    monkeypatch.setattr(measuring_access, "cameras", lambda: (FoundCamera(0, "Built-in"), FoundCamera(2)))
    with qtbot.waitSignal(measuring.changed):
        measuring.look_for_cameras()
    assert measuring.cameras == (FoundCamera(0, "Built-in"), FoundCamera(2, "Camera 2"))
    measuring.use_camera(2)
    assert measuring.camera_number == 2
    assert isinstance(measuring.make_source(), Camera)


def test_a_film_stands_in(settings: SettingsState, qtbot: QtBot) -> None:
    """What is given in place of a camera is watched, and no camera looked for."""
    source = RecordedSource()
    measuring = MeasuringState(settings, lambda: MeasuringAccess(settings.folder, lambda: source), settings)
    with qtbot.waitSignal(measuring.changed):
        measuring.look_for_cameras()
    assert measuring.make_source() is source
    assert measuring.cameras == ()


def test_without_opencv(measuring: MeasuringState, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where OpenCV is missing one line says how to have it, and no camera is looked for."""
    monkeypatch.setattr(measuring_access, "cameras", lambda: (FoundCamera(0),))
    assert measuring.problem == ""
    monkeypatch.setattr(measuring_access, "find_spec", lambda _name: None)
    with qtbot.waitSignal(measuring.changed):
        measuring.look_for_cameras()
    assert (measuring.problem, measuring.cameras) == (HOW_TO_HAVE_IT, ())
