"""Imports every module of the program and what it imports late; `bundle.py` lets the bundle do it, by `-c`.

What was left out of the bundle though something needs it ends this with an error.
"""

import importlib
import pkgutil
import sys
from importlib.util import find_spec

import legcurl_timer

LATE = ("cv2", "wakepy", *(["wakepy.dbus_adapters.jeepney"] if sys.platform == "linux" else []))
PLAYERS = ("simpleaudio", "sounddevice")
"""Each plays by the library of its name; one of them is enough."""

left_out = {"legcurl_timer.__main__"}
left_out.update(f"legcurl_timer.audio.{name}_player" for name in PLAYERS if find_spec(name) is None)
found = {each.name for each in pkgutil.walk_packages(legcurl_timer.__path__, "legcurl_timer.")}
for name in (*sorted(found - left_out), *LATE):
    importlib.import_module(name)
