"""The ways from the prepare page to the others, and the window's corner beside them."""

from PySide6.QtCore import Signal, Slot

from legcurl_timer.core.language import gettext as _
from legcurl_timer.gui.widgets.fitted import FittedWidget
from legcurl_timer.gui.widgets.labels import button
from legcurl_timer.gui.widgets.layouts import row
from legcurl_timer.gui.widgets.page import PageRow
from legcurl_timer.gui.window.loudness_control import LoudnessControl


class Footer(FittedWidget):
    """A button for each page that has a title, with the key that leads there, too.

    Where it is narrow the keys are left out first, then words and buttons of the volume.
    """

    page_requested = Signal(str)

    def __init__(self, pages: tuple[PageRow, ...]) -> None:
        super().__init__()
        self._pages = [page for page in pages if page.title]
        self._ways = [button("", self._on_way_clicked, flat=True, page=page.name) for page in self._pages]
        self.row = row(*self._ways, None, gap=0)
        self.setLayout(self.row)
        self._show_keys(shown=True)

    def fit(self) -> None:
        """Leave out what there is no room for."""
        corner = self.findChild(LoudnessControl)
        for with_keys, is_short in ((True, False), (False, False), (False, True)):
            self._show_keys(shown=with_keys)
            if corner is not None:
                corner.set_short(is_short=is_short)
            widgets = [*self._ways, corner] if corner else self._ways
            if sum(each.sizeHint().width() for each in widgets) <= self.width():
                return

    def _show_keys(self, *, shown: bool) -> None:
        for way, page in zip(self._ways, self._pages, strict=True):
            title = _(page.title)
            way.setText(f"{title}   {page.key}" if shown and page.key else title)

    @Slot()
    def _on_way_clicked(self) -> None:
        self.page_requested.emit(self.sender().property("page"))
