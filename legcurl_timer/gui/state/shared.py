"""What the pages share: the owners of the window's facts."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.state.appearance import Appearance
from legcurl_timer.gui.state.history_service import HistoryService
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.widgets.page import PageRow

if TYPE_CHECKING:  # these are brought in once the window has been painted
    from legcurl_timer.gui.state.measuring_state import MeasuringState
    from legcurl_timer.gui.state.session_bridge import SessionBridge
    from legcurl_timer.gui.state.session_log import SessionLog
    from legcurl_timer.gui.state.sound import Sound
    from legcurl_timer.gui.state.sound_check import SoundCheck
    from legcurl_timer.gui.state.todays_workout import TodaysWorkout


class SharedAtFirst(NamedTuple):
    """What the first page needs."""

    variations: tuple[Variation, ...]
    pages: tuple[PageRow, ...]
    settings: SettingsState
    plan: PlanState
    appearance: Appearance
    history: HistoryService


class Shared(NamedTuple):
    """The same, and what it takes to train; `tell` shows a line above the pages."""

    variations: tuple[Variation, ...]
    pages: tuple[PageRow, ...]
    settings: SettingsState
    plan: PlanState
    appearance: Appearance
    history: HistoryService
    tell: Callable[[str], None]
    sound: "Sound"
    session: "SessionBridge"
    log: "SessionLog"
    today: "TodaysWorkout"
    measuring: "MeasuringState"
    sound_check: "SoundCheck"
