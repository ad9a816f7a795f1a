"""A private PipeWire with a null sink: that of a desktop, but without sound cards, cameras and a bus."""

from collections.abc import Iterator
from pathlib import Path

from support.null_sink import SINK, TOOLS, NullSink
from support.programs import missing

_PLUGIN = "*/alsa-lib/libasound_module_pcm_pipewire.so"
_UNPACKED = Path(__file__).resolve().parents[2] / ".cache" / "pipewire-alsa" / "usr" / "lib"
"""Its Debian package removes PulseAudio, so `.ci/system-packages` only unpacks it."""

# A recorder asks for blocks of 5 ms, which a busy machine misses now and then. PipeWire itself refuses them
# where it knows that the machine is virtual.
_SERVER = f"""
context.properties = {{ default.clock.min-quantum = 1024 }}
context.modules = [ {{ name = libpipewire-module-protocol-pulse }} ]
pulse.properties = {{ server.address = [ "unix:native" ] }}
context.objects = [ {{ factory = adapter, args = {{
    factory.name = support.null-audio-sink, node.name = {SINK}
    media.class = Audio/Sink, audio.position = [ MONO ]
}} }} ]
context.exec = [ {{ path = wireplumber }} ]
"""
_POLICY = {
    "main.lua.d/51-test.lua": """
default_access.properties["enable-flatpak-portal"] = false
alsa_monitor.enabled = false
v4l2_monitor.enabled = false
libcamera_monitor.enabled = false
""",
    "bluetooth.lua.d/51-test.lua": "bluez_monitor.enabled = false",
    # The same for WirePlumber from 0.5 on.
    "wireplumber.conf.d/51-test.conf": """
wireplumber.profiles = { main = {
    hardware.audio = disabled, hardware.bluetooth = disabled, hardware.video-capture = disabled
} }
""",
}


class PipeWireSink(NullSink):
    """A private PipeWire server and session manager; programs reach it by ALSA's plugin for it."""

    name = "PipeWire"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        files = {"pipewire/pipewire.conf.d/test.conf": _SERVER}
        files |= {f"wireplumber/{name}": text for name, text in _POLICY.items()}
        for name, text in files.items():
            path = folder / ".config" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    @classmethod
    def missing(cls) -> list[str]:
        """Return what this machine lacks of that which the server and its ear need."""
        plugin = next(_plugins(), None)
        return [*missing("pipewire", "wireplumber", *TOOLS), *([] if plugin else ["pipewire-alsa"])]

    @staticmethod
    def alsa_devices() -> str:
        """Return the ALSA configuration that makes the server the default device."""
        return f'pcm_type.pipewire {{ lib "{next(_plugins())}" }}\npcm.!default {{ type pipewire }}\n'

    def command(self) -> list[str]:
        """Return the command that starts the server with its null sink."""
        return ["pipewire"]


def _plugins() -> Iterator[Path]:
    for folder in (Path("/usr/lib"), _UNPACKED):
        yield from folder.glob(_PLUGIN)
