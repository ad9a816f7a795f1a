"""How soon the real history page is painted, and how it scrolls; for `benchmarks/history.py`."""

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QTreeView
from stage import Target
from support.kept_sets import at

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.gui.history.history_page import HistoryPage
from legcurl_timer.gui.history.progress.charts import PlotKind, chart_of
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.theme import DARK
from legcurl_timer.history.scope import EVERYTHING
from legcurl_timer.history.store import Store
from legcurl_timer.userdata.settings import SettingsFile

MOST_MS_MORE = 300
MOST_MS_A_STEP = 50
_RUNS = 7
_STEPS = 60


def of_pages(few: Path, many: Path) -> list[Target]:
    """Open the page, draw every plot and scroll, for a short history and a long one; judge both."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    variations = load_variations()
    paths = [few]
    settings = SettingsState(SettingsFile(many.parent))
    page = HistoryPage(variations, lambda: paths[-1], settings, now=at)
    page.set_theme(DARK)
    page.resize(1280, 800)
    page.show()
    listed_ms: list[float] = []
    plotted_ms: list[float] = []
    for path in (few, many):
        paths.append(path)
        turns = [_open(application, page) for _ in range(_RUNS + 1)][1:]
        listed_ms.append(statistics.median(listed for listed, _ in turns))
        plotted_ms.append(statistics.median(plotted for _, plotted in turns))
    print(f"  the page's list painted    {listed_ms[0]:9.1f} ms {listed_ms[1]:9.1f} ms")
    print(f"  the page with its plot     {plotted_ms[0]:9.1f} ms {plotted_ms[1]:9.1f} ms")
    with Store.open_existing(many) as store:
        for kind in PlotKind:
            drawn_ms = _taken_ms(lambda kind=kind: chart_of(kind, store, EVERYTHING, variations))
            print(f"  {'plot ' + kind:<26} {'':>12} {drawn_ms:9.1f} ms")
    steps_ms = _scroll(application, page)
    print(f"  a step of scrolling        {'':>12} {statistics.median(steps_ms):9.1f} ms, worst ", end="")
    print(f"{max(steps_ms):.1f} ms")
    usual_ms = statistics.median(steps_ms)
    print(f"  RATIO worst step of scrolling / the usual one: {max(steps_ms) / usual_ms:.1f}")
    page.close()
    return [
        Target("the list, ms more than with few sets", listed_ms[1] - listed_ms[0], at_most=MOST_MS_MORE),
        Target("with its plot, ms more", plotted_ms[1] - plotted_ms[0], at_most=MOST_MS_MORE),
        Target("worst step of scrolling, ms", max(steps_ms), at_most=MOST_MS_A_STEP),
    ]


def _open(application: QApplication, page: HistoryPage) -> tuple[float, float]:
    """Return the ms until the list is painted, and until the plot beside it is."""
    begun = time.perf_counter()
    page.enter()
    page.repaint()
    listed = time.perf_counter()
    application.processEvents()
    page.repaint()
    plotted = time.perf_counter()
    page.leave()
    return (listed - begun) * 1000, (plotted - begun) * 1000


def _scroll(application: QApplication, page: HistoryPage) -> list[float]:
    """Go down the list a page at a time, and return how long each step took until it was painted."""
    page.enter()
    application.processEvents()
    view = page.findChild(QTreeView)
    assert view is not None  # noqa: S101 - the list is always there
    bar = view.verticalScrollBar()

    def step() -> None:
        bar.setValue(bar.value() + bar.pageStep())
        view.viewport().repaint()
        application.processEvents()

    steps_ms = [_taken_ms(step) for _ in range(_STEPS)]
    page.leave()
    return steps_ms


def _taken_ms(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000
