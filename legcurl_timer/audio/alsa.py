"""Two things that neither sound library offers on Linux: a quiet ALSA, and a question that cannot block us.

simpleaudio opens the device while it holds Python's lock, so a sound server that hangs would freeze the
window. Opening the device here first, through ctypes and in a thread, holds no lock.
"""

import ctypes
import sys
from functools import cache

from legcurl_timer.audio.player import AudioUnavailableError, within_limit
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.text import system_reason

_PLAYBACK_STREAM = 0
_ErrorHandler = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)


def check_default_device() -> None:
    """Raise AudioUnavailableError where ALSA's default device does not open in time; elsewhere do nothing."""
    alsa = _library()
    if alsa is not None:
        within_limit(lambda: _open_and_close(alsa))


def quieten() -> None:
    """Keep ALSA from writing its own complaints to the terminal; ours say more in one line."""
    _library()


def _open_and_close(alsa: ctypes.CDLL) -> None:
    handle = ctypes.c_void_p()
    result = alsa.snd_pcm_open(ctypes.byref(handle), b"default", _PLAYBACK_STREAM, 0)
    if result < 0:
        alsa.snd_strerror.restype = ctypes.c_char_p
        reason = system_reason(OSError(-result, alsa.snd_strerror(result).decode(errors="replace")))
        raise AudioUnavailableError(_("the sound device does not open ({reason})").format(reason=reason))
    alsa.snd_pcm_close(handle)


# Kept for as long as the program runs: ALSA holds on to the pointer.
_QUIET_HANDLER = _ErrorHandler(lambda *_complaint: None)


@cache
def _library() -> ctypes.CDLL | None:
    if sys.platform != "linux":
        return None
    try:
        alsa = ctypes.CDLL("libasound.so.2")
    except OSError:
        return None
    alsa.snd_lib_error_set_handler(_QUIET_HANDLER)
    return alsa
