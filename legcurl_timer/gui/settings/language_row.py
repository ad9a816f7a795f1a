"""The choice of the language."""

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, languages, own_name
from legcurl_timer.gui.widgets.choice_row import ChoiceRow
from legcurl_timer.userdata.settings import SYSTEM_LANGUAGE

LANGUAGE_TEXT = gettext_noop("Counts from the next start of the program.")


class LanguageRow(ChoiceRow):
    """The languages that there are, each under its own name, and the system's."""

    def __init__(self) -> None:
        names = {language: own_name(language) for language in languages()}
        super().__init__(_("Language"), {SYSTEM_LANGUAGE: _("As the system"), **names})

    def choose(self, value: str) -> None:
        """Show a language as chosen, the system's where there is none such here."""
        super().choose(value if self.has(value) else SYSTEM_LANGUAGE)
