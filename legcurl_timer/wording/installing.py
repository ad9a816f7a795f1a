"""The line to type where a library is missing or broken."""

import sys
from importlib.util import find_spec

from legcurl_timer.core.language import gettext as _


def install_line(what: str) -> str:
    """Return the command that installs something beside this program; `what` may begin with options."""
    if getattr(sys, "frozen", False):
        return _("install the program again")  # all its libraries come with it
    if find_spec("pip"):
        return f"{sys.executable} -m pip install {what}"
    return f"uv pip install --python {sys.executable} {what}"  # uv sets up without pip
