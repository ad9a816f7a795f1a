"""What the pages share: each fact in one place, given to whoever shows it."""

from collections.abc import Callable
from dataclasses import dataclass

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.state.appearance import Appearance
from legcurl_timer.gui.state.history_service import HistoryService
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.session_bridge import SessionBridge
from legcurl_timer.gui.state.session_log import SessionLog
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.state.sound import Sound
from legcurl_timer.gui.state.todays_workout import TodaysWorkout
from legcurl_timer.gui.widgets.page import PageRow


@dataclass(frozen=True, slots=True)
class Shared:
    """The owners of the window's facts; `tell` shows a line above the pages."""

    variations: tuple[Variation, ...]
    pages: tuple[PageRow, ...]
    settings: SettingsState
    plan: PlanState
    appearance: Appearance
    sound: Sound
    history: HistoryService
    session: SessionBridge
    log: SessionLog
    today: TodaysWorkout
    tell: Callable[[str], None]
