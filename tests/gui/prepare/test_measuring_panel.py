"""The plan says what its sets are measured with; the camera first wants to be shown the leg."""

import pytest
from PySide6.QtWidgets import QRadioButton
from support.frame_sources import RecordedSource, without_end
from support.window_page import WindowOpener, WindowPage

from legcurl_timer.userdata.settings import MeasureWith
from tests.gui.room import faults


def chosen(page: WindowPage) -> str:
    """Return what the sets are measured with, as the plan shows it."""
    ways = ("Do not measure", "Measure with the camera", "A helper taps")
    return next(each.text() for each in page.all(QRadioButton) if each.text() in ways and each.isChecked())


def test_it_is_off_at_first(open_window: WindowOpener) -> None:
    """Nothing is measured unless that is chosen, and it is clear that no picture is kept or sent."""
    page = open_window()
    page.unfold()
    assert chosen(page) == "Do not measure"
    assert "It sees when your leg moves. No picture is kept or sent." in page.texts


def test_taps_need_no_set_up(open_window: WindowOpener) -> None:
    """A helper's taps are chosen at once, and given up again."""
    page = open_window()
    page.unfold()
    page.click("A helper taps")
    assert (page.shown, page.settings.measure_with) == ("prepare", MeasureWith.TAPS)
    page.click("Do not measure")
    assert page.settings.measure_with is MeasureWith.OFF


def test_the_camera_leads_to_its_set_up(open_window: WindowOpener) -> None:
    """The camera is not used before it has been shown the leg; once it is, it can be set up anew."""
    page = open_window(camera=lambda: RecordedSource(without_end()))
    page.set_up_camera()
    assert page.shown == "measuring"
    page.click("Back   \u00b7   Esc")
    assert (page.shown, chosen(page)) == ("prepare", "Do not measure")
    page.change_settings(measure_with=MeasureWith.CAMERA)
    assert chosen(page) == "Measure with the camera"
    page.click("Set up the camera")
    assert page.shown == "measuring"


@pytest.mark.parametrize("size", [(640, 400), (960, 540), (1366, 728), (1920, 1060)], ids=str)
def test_it_has_room(open_window: WindowOpener, size: tuple[int, int]) -> None:
    """Unfolded, the plan has room for it at every size."""
    page = open_window("nordic", size=size)
    page.change_settings(measure_with=MeasureWith.CAMERA)
    page.unfold()
    page.settle()
    assert faults(page.window) == []
