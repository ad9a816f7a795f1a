"""The style sheet of everything that shows or edits kept sets; goes behind the window's own."""

from legcurl_timer.gui.style.theme import Theme


def history_style(theme: Theme, scale: float) -> str:
    """Return the rules to be added to the window's style sheet at a scale."""

    def px(size: float) -> str:
        return f"{max(1, round(size * scale))}px"

    dot = 2 * round(7 * scale)  # even, for a corner of more than half the width is not drawn round
    ring, hole = dot // 3, dot + 4 - 2 * (dot // 3)
    return f"""
    QLineEdit[role="field"], QLineEdit[role="number"] {{ font-size: {px(16)}; padding: {px(4)} {px(10)}; }}
    QLineEdit[role="field"] {{ font-weight: 400; }}
    QLineEdit[role="number"] {{ min-width: {px(52)}; max-width: {px(90)}; }}
    QLineEdit[role="number"]:disabled {{ background: transparent; }}
    QWidget#set_editor QPushButton {{ padding: {px(4)} {px(10)}; }}
    QComboBox {{ background: {theme.background}; border: 2px solid {theme.line}; border-radius: {px(10)};
        padding: {px(4)} {px(10)}; font-weight: 600; }}
    QComboBox:hover {{ border-color: {theme.muted}; }}
    QComboBox:focus {{ border-color: {theme.concentric}; }}
    QComboBox::drop-down {{ border: none; width: {px(28)}; }}
    QComboBox::down-arrow {{ image: none; }}
    QComboBox QAbstractItemView {{ background: {theme.card}; border: 1px solid {theme.line}; outline: none;
        selection-background-color: {theme.concentric}; selection-color: {theme.on_accent}; }}
    QTreeView#sessions {{ background: transparent; border: none; outline: none; }}
    QTreeView#sessions::item, QTreeView#sessions::branch {{ background: transparent; border: none; }}
    QListWidget {{ background: transparent; border: none; outline: none; }}
    QListWidget::item {{ background: {theme.card}; border: 1px solid {theme.line}; border-radius: {px(10)};
        padding: {px(8)} {px(12)}; margin-bottom: {px(6)}; color: {theme.text}; }}
    QListWidget::item:selected {{ border: 2px solid {theme.concentric}; }}
    QRadioButton {{ spacing: {px(10)}; font-weight: 600; border: 2px solid transparent; padding: {px(2)};
        border-radius: {px(10)}; }}
    QRadioButton:focus {{ border-color: {theme.concentric}; }}
    QRadioButton::indicator {{ width: {dot}px; height: {dot}px; border: 2px solid {theme.muted};
        border-radius: {dot // 2 + 2}px; background: {theme.background}; }}
    QRadioButton::indicator:checked {{ border: {ring}px solid {theme.concentric};
        width: {hole}px; height: {hole}px; background: {theme.on_accent}; }}
    """
