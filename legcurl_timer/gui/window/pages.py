"""The table of pages: a page is a folder and a row here."""

from legcurl_timer.core.language import gettext_noop
from legcurl_timer.gui.widgets.page import PageRow

PREPARE, SET, RESULT, MEASURING = "prepare", "set", "result", "measuring"
ABOUT, SOUND_CHECK = "about", "sound check"

_GUI = "legcurl_timer.gui"

PAGES = (
    PageRow(PREPARE, f"{_GUI}.prepare.prepare_page"),
    PageRow(SET, f"{_GUI}.training.training_page"),
    PageRow(RESULT, f"{_GUI}.result.result_page"),
    PageRow(MEASURING, f"{_GUI}.measuring_setup.setup_page"),
    PageRow(SOUND_CHECK, f"{_GUI}.sound_check.sound_check_page"),
    PageRow(ABOUT, f"{_GUI}.about.about_page"),
    PageRow("presets", f"{_GUI}.presets.presets_page", gettext_noop("Presets"), "P"),
    PageRow("history", f"{_GUI}.history.history_page", gettext_noop("History"), "H"),
    PageRow("settings", f"{_GUI}.settings.settings_page", gettext_noop("Settings"), "S"),
    # TRANSLATORS: the keys of the keyboard
    PageRow("keys", f"{_GUI}.keyboard.keys_page", gettext_noop("Keys"), "?"),
)
"""In the order of their buttons."""
