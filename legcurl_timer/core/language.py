"""The language that people are spoken to in: texts come from the standard library's gettext.

A text stands in the code in English, inside a call of `gettext` (imported as `_`), `ngettext`, `pgettext` or
`counted`, and is looked up when it is shown: never while a module is imported, when the language may not be
known yet. A table of texts marks them by `gettext_noop`, and whoever shows one asks `gettext` for it. A
language is one file, `legcurl_timer/locale/LANGUAGE/LC_MESSAGES/legcurl_timer.po`, and its compiled form.
"""

from gettext import NullTranslations, translation
from pathlib import Path

SOURCE_LANGUAGE = "en"
LOCALE_FOLDER = Path(__file__).parents[1] / "locale"
DOMAIN = "legcurl_timer"
_CATALOGUE = Path("LC_MESSAGES") / f"{DOMAIN}.mo"


class _Spoken:
    """What is spoken now."""

    language = SOURCE_LANGUAGE
    texts = NullTranslations()


def languages() -> tuple[str, ...]:
    """Return the languages that there are texts in, such as "en" and "pt_BR"; English first."""
    others = sorted(path.parents[1].name for path in LOCALE_FOLDER.glob(f"*/{_CATALOGUE.as_posix()}"))
    return (SOURCE_LANGUAGE, *others)


def own_name(language: str) -> str:
    """Return what a language calls itself, such as "Deutsch"."""
    return _texts_in(language).pgettext("the name of this language, in itself", "English")


def spoken() -> str:
    """Return the language that is spoken now, such as "de"."""
    return _Spoken.language


def speak(language: str) -> None:
    """Speak one of the `languages` from now on; what has been looked up before stays as it is."""
    _Spoken.texts = _texts_in(language)
    _Spoken.language = language


def best_of(wished: str) -> str | None:
    """Return the language that comes closest to a wished one such as "de_AT.UTF-8", "pt-PT" or "fr".

    That is the one of the same name, else the first of the same family; None where there is none.
    """
    name = wished.partition(".")[0].partition("@")[0].replace("-", "_")
    family = name.partition("_")[0].lower()
    known = languages()
    same = [each for each in known if each.lower() == name.lower()]
    related = [each for each in known if each.partition("_")[0] == family]
    return next(iter(same + related), None)


def gettext(message: str) -> str:
    """Return a text in the language spoken now, one that is not in its catalogue as it is."""
    return _Spoken.texts.gettext(message) if message else ""  # under "" a catalogue has its own header


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a text that goes with a number of things."""
    return _Spoken.texts.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Return a text whose translation depends on where it stands, which `context` tells the translator."""
    return _Spoken.texts.pgettext(context, message)


def gettext_noop(message: str) -> str:
    """Return a text as it is, marked for the catalogue; `gettext` looks it up when it is shown."""
    return message


def _texts_in(language: str) -> NullTranslations:
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    # It remembers what it has read, for argparse, which asks the standard library by itself.
    return translation(DOMAIN, LOCALE_FOLDER, [language])
