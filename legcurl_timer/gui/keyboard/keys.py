"""The keyboard and the presenter's clicker: which key means what, wherever the focus is."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QLineEdit,
    QWidget,
)

from legcurl_timer.core.language import gettext_noop
from legcurl_timer.gui.keyboard.held_keys import HeldKeys
from legcurl_timer.gui.keyboard.places import keys_meant
from legcurl_timer.gui.widgets.page import Intent

KEY_LIST = (
    # TRANSLATORS: names of keys, here and below; a single letter is the key itself, the same in all languages
    (gettext_noop("Space, Page Down, F5"), gettext_noop("start, pause, go on; after a set: the next one")),
    (gettext_noop("Enter, Page Up, B, full stop"), gettext_noop("end the set here and keep what you did")),
    # TRANSLATORS: names of keys; "Up" and "Down" are the arrow keys
    (gettext_noop("Up, Page Up, B; Down, full stop"), gettext_noop("in a rest: 15 s more; 15 s less")),
    (gettext_noop("Esc"), gettext_noop("stop and ask whether to discard the set; elsewhere: back")),
    (gettext_noop("M; + and \u2212"), gettext_noop("mute; volume")),
    (
        # TRANSLATORS: names of keys
        gettext_noop("1 to 6"),
        gettext_noop(
            "choose a variation; after a set, 0 to 9: reps in reserve; in the presets, 1 to 9: use one"
        ),
    ),
    ("A, D", gettext_noop("after a set: add a rep, drop one")),
    # TRANSLATORS: names of keys
    (gettext_noop("Enter, Delete, Ctrl+Z"), gettext_noop("in the history: edit a set, delete it, undo")),
    (
        "L, R, F, K, N",
        gettext_noop("after a set: load, reps in reserve, form kept, kept to the beat, note"),
    ),
    ("T", gettext_noop("a helper taps: the leg starts, stops or turns")),
    ("F11", gettext_noop("the essentials on a whole screen, to be read from afar")),
    # TRANSLATORS: names of keys
    (gettext_noop("Tab, arrows, Enter"), gettext_noop("move, change, press a button")),
)
"""Keys and what they do, to be looked up in the language spoken."""

_KEYS: dict[int, Intent] = {
    Qt.Key.Key_Space: Intent.TOGGLE,
    Qt.Key.Key_PageDown: Intent.TOGGLE,
    Qt.Key.Key_F5: Intent.TOGGLE,
    Qt.Key.Key_PageUp: Intent.END_SET,
    Qt.Key.Key_B: Intent.END_SET,
    Qt.Key.Key_Period: Intent.END_SET,
    Qt.Key.Key_Escape: Intent.BACK,
    Qt.Key.Key_M: Intent.MUTE,
    Qt.Key.Key_Plus: Intent.LOUDER,
    Qt.Key.Key_Equal: Intent.LOUDER,
    Qt.Key.Key_Minus: Intent.SOFTER,
    Qt.Key.Key_F11: Intent.FULL_SCREEN,
    Qt.Key.Key_A: Intent.REP_MORE,
    Qt.Key.Key_D: Intent.REP_LESS,
    Qt.Key.Key_L: Intent.FILL_IN_LOAD,
    Qt.Key.Key_R: Intent.FILL_IN_RESERVE,
    Qt.Key.Key_F: Intent.FILL_IN_FORM,
    Qt.Key.Key_K: Intent.FILL_IN_BEAT,
    Qt.Key.Key_N: Intent.FILL_IN_NOTE,
    Qt.Key.Key_T: Intent.TAP,
}
_REST_KEYS: dict[int, Intent] = {
    Qt.Key.Key_Up: Intent.MORE_REST,
    Qt.Key.Key_Down: Intent.LESS_REST,
    Qt.Key.Key_PageUp: Intent.MORE_REST,
    Qt.Key.Key_B: Intent.MORE_REST,
    Qt.Key.Key_Period: Intent.LESS_REST,
}
_REPEATING = {Intent.LOUDER, Intent.SOFTER}
_PAGE_KEYS = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
"""They belong to a list that has the focus."""
_ENTER_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NOT_OURS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class KeyRouter(QObject):
    """Sees every key press of one window before the focused widget does, and takes those with a meaning.

    Printing characters go to a text field that has the focus, all but Space, which only a field for words
    needs: one whose property `takes_space` is set, and never during a set. A field for a number, whose `role`
    says so, has no use for letters but those of its property `letters`: others do what they do elsewhere.
    `set_is_on` says whether a set is shown, where Enter ends it; elsewhere Enter presses a button. In a rest,
    of which `is_resting` tells, Up and Down change it. `page_keys` are the characters that lead to pages.
    Windows between which the keyboard goes to and fro share what they know of `held` keys. A dialog has its
    keys for itself, but for an Enter that is still held: what asked the question does not answer it.
    """

    intent_requested = Signal(Intent)
    page_requested = Signal(str)
    digit_pressed = Signal(int)

    def __init__(
        self,
        window: QWidget,
        set_is_on: Callable[[], bool],
        is_resting: Callable[[], bool],
        page_keys: Mapping[str, str] = MappingProxyType({}),
        held: HeldKeys | None = None,
    ) -> None:
        super().__init__(window)
        self._pages = {ord(character): page for character, page in page_keys.items()}
        self._is_resting = is_resting
        self._window = window
        self._held = held or HeldKeys()
        self._set_is_on = set_is_on
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Listen where keys arrive and nowhere else: a filter on everything costs time at each painting."""
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and (new.window() is self._window or isinstance(new.window(), QDialog)):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return True for a key press that has been taken."""
        # The class first: asking for a type takes longer.
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            self.release(event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        if isinstance(watched, QWidget) and watched.window() is not self._window:
            return event.key() in _ENTER_KEYS and self._held.is_repeat(event)
        return self.take(event)

    def release(self, event: QKeyEvent) -> None:
        """Take notice that a key was let go; the window tells of those that come to it."""
        self._held.release(event)

    def take(self, event: QKeyEvent) -> bool:
        """Return True for a key press that means something, after asking for it.

        The window asks for those that come to it because nothing in it has the focus.
        """
        if event.modifiers() & _NOT_OURS or self._is_for_the_focus(event):
            return False
        if event.key() in _ENTER_KEYS:
            return self._held.is_repeat(event) or self._take_enter()
        if event.key() == Qt.Key.Key_Space and self._is_resting() and self._leaves_a_field():
            return True
        wish = self._wish(event)
        field = _number_without_letters(event)
        if wish is None or (field is not None and isinstance(wish, int)):
            return field is not None
        if self._held.counts(event) if wish in _REPEATING else not self._held.is_repeat(event):
            self._take_over(field)
            self._tell(wish)
            self._give_back(field)
        return True

    def _wish(self, event: QKeyEvent) -> Intent | int | str | None:
        """Return what a key asks for: an intent, a digit, or a page; None where it means nothing."""
        meanings = (self._meaning(key) for key in keys_meant(event))
        return next((wish for wish in meanings if wish is not None), None)

    def _meaning(self, key: int) -> Intent | int | str | None:
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            return key - Qt.Key.Key_0
        rest_intent = _REST_KEYS.get(key) if self._is_resting() else None
        return rest_intent or _KEYS.get(key) or self._pages.get(key)

    def _tell(self, wish: Intent | int | str) -> None:
        match wish:
            case Intent():
                self.intent_requested.emit(wish)
            case int():
                self.digit_pressed.emit(wish)
            case str():
                self.page_requested.emit(wish)

    def _take_over(self, field: QWidget | None) -> None:
        """Let a number count as far as it is typed: what is wished may need it."""
        if field is not None:
            field.clearFocus()

    def _give_back(self, field: QWidget | None) -> None:
        """Let a number be typed on, but not in a rest, where digits are an answer."""
        if field is not None and QApplication.focusWidget() is None and not self._is_resting():
            field.setFocus()

    def _leaves_a_field(self) -> bool:
        """Take over what is typed in a field: a Space after a number shall not cost the rest."""
        focus = QApplication.focusWidget()
        if not isinstance(focus, QLineEdit):
            return False
        focus.clearFocus()
        return True

    def _is_for_the_focus(self, event: QKeyEvent) -> bool:
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractItemView):
            return event.key() in _PAGE_KEYS
        if not isinstance(focus, QLineEdit | QAbstractSpinBox):
            return False
        if event.key() == Qt.Key.Key_Space:
            return bool(focus.property("takes_space")) and not self._set_is_on()
        if _number_without_letters(event) is not None:
            return False
        return bool(event.text()) and event.text().isprintable()

    def _take_enter(self) -> bool:
        if self._set_is_on():
            self.intent_requested.emit(Intent.END_SET)
            return True
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton):
            focus.click()
            return True
        return False


def _number_without_letters(event: QKeyEvent) -> QWidget | None:
    """Return the field for a number that has the focus, where a letter is pressed."""
    focus = QApplication.focusWidget()
    if focus is None or not event.text().isalpha():
        return None
    is_number = focus.property("role") == "number" or isinstance(focus, QAbstractSpinBox)
    is_written = focus.property("takes_space") or event.text().lower() in (focus.property("letters") or "")
    return focus if is_number and not is_written else None
