"""What the lifter left behind at the last run: settings and plans, each with the file that keeps it."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.userdata.plans import Plans, PlansFile
from legcurl_timer.userdata.settings import Settings, SettingsFile


class Kept(NamedTuple):
    """Settings and plans as they are in their files; `notices` tell what is wrong with these."""

    settings_file: SettingsFile
    settings: Settings
    plans_file: PlansFile
    plans: Plans
    notices: tuple[str, ...] = ()


def load_kept(folder: Path, variations: tuple[Variation, ...]) -> Kept:
    """Return what a data folder holds, with the usual settings and plans where it holds none.

    Where it holds nothing at all, nor is there yet, somebody is here for the first time.
    """
    is_first = _is_empty(folder)
    plans_file, settings_file = PlansFile(folder, variations), SettingsFile(folder)
    plans, of_plans = plans_file.load()  # first: it takes over what older settings say of plans
    settings, of_settings = settings_file.load()
    if is_first:
        settings = replace(settings, introduced=False)
    notices = tuple(filter(None, (of_plans, of_settings)))
    return Kept(settings_file, settings, plans_file, plans, notices)


def _is_empty(folder: Path) -> bool:
    try:
        return next(folder.iterdir(), None) is None
    except FileNotFoundError:
        return True
    except OSError:
        return False
