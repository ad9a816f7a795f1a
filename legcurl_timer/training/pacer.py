"""One set being paced: the transport that knows where it is and the tape that lets it be heard.

The window and the terminal drive the same pacer: they pass on the lifter's wishes, call `update` often, and
read what to show. It needs no toolkit.
"""

import numpy as np

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.output import Output, SilentPlayback, Sounding
from legcurl_timer.audio.renderer import add, write_dither
from legcurl_timer.audio.score import BEEPS_ONLY
from legcurl_timer.audio.sounds import SoundBank
from legcurl_timer.audio.tape import Tape
from legcurl_timer.audio.wav import Samples
from legcurl_timer.clock import Clock
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.training.on_air import OnAir

_END_GRACE_MS = 500
"""A player may end this much before the last sample without anything being wrong."""


class Pacer:
    """Paces one set by sound, and the rest of `rest_ms` before it; `guide` tells what is said.

    `clock` gives the time in ms. `audio_delay_ms` is how much later than on a wired output the lifter hears
    the sound (a Bluetooth link: 100 to 300 ms); the picture waits for it. Without a working sound device the
    set goes on by the clock, and `sound_problem` says why it cannot be heard.
    """

    def __init__(
        self,
        prescription: SetPrescription,
        *,
        bank: SoundBank,
        output: Output,
        clock: Clock,
        loudness: Loudness,
        audio_delay_ms: int = 0,
        rest_ms: int = 0,
        guide: Guide = BEEPS_ONLY,
    ) -> None:
        self.transport = Transport.for_set(prescription, rest_ms)
        self.sound_problem = ""
        self._bank = bank
        self._output = output
        self._clock = clock
        self._loudness = loudness
        self._audio_delay_ms = audio_delay_ms
        self._guide = guide
        self._tape: Tape | None = None
        self._said: OnAir | None = None
        self._sounding = Sounding(SilentPlayback(), "")
        self._heard_from_ms = 0
        self._seen_at_ms = 0

    def toggle(self) -> None:
        """Start, pause or take up again, whichever comes next."""
        now_ms = self._clock()
        if self.update(now_ms).status is Status.RUNNING:
            self._halt(self.transport.pause(now_ms))
        elif self.transport.status is not Status.FINISHED:
            self._run()

    def pause(self) -> None:
        """Stop where the set is now; silence follows at once."""
        self._halt(self.transport.pause(self._clock()))

    def change_rest(self, left_ms: int) -> None:
        """Rest for `left_ms` from now on, then go on as before; without effect once the rest is over."""
        now_ms = self._clock()
        seen = self.update(now_ms)
        if seen.rest_left_ms(now_ms):
            self._halt(seen.change_rest(left_ms, now_ms))
            if seen.status is Status.RUNNING:
                self._run()

    def end(self) -> None:
        """End the set here; silence follows at once."""
        self._halt(self.transport.end(self._clock()))

    def update(self, now_ms: int) -> Transport:
        """Take notice of the time and of the sound device, and return where the set stands."""
        known = self.transport
        if known.status is Status.RUNNING:
            known = known.seen(self._seen_at_ms)
        seen = known.update(now_ms)
        if seen.clock_jumped and not self.transport.clock_jumped:
            self._halt(seen)
        self.transport = seen
        if seen.status is Status.RUNNING:
            self._notice_lost_device(now_ms)
            if self._tape is not None:
                self._tape.extend(now_ms - self._heard_from_ms)
        return seen

    def note_seen(self, now_ms: int) -> None:
        """Remember that the set was seen running, and look no further."""
        self._seen_at_ms = now_ms

    def set_loudness(self, loudness: Loudness) -> None:
        """Change the volume; it is heard within half a second, without a gap."""
        self._loudness = loudness
        if self._tape is not None:
            self._tape.set_gain(loudness.gain, self._clock() - self._heard_from_ms)

    def say(self, spoken: Samples) -> None:
        """Say a word at once beside what plays, where the device can play both; in whatever thread.

        It falls silent with the set, and is not said where that is silent already.
        """
        if self._tape is not None and len(spoken):
            pcm = np.zeros(len(spoken), np.int16)
            write_dither(pcm, 0, len(pcm))
            add(pcm, 0, spoken * self._loudness.gain)
            self._said = OnAir(self._output, pcm, self._clock)

    def close(self) -> None:
        """Fall silent within 300 ms, without a click."""
        said, self._said = self._said, None
        if said is not None:
            said.stop()
        if self._tape is not None:
            self._tape.silence(self._clock() - self._heard_from_ms)
            self._tape = None
            self._sounding.playback.stop()

    def _run(self) -> None:
        ready = self.transport.rewound(self._clock())
        self.sound_problem = ""
        try:
            self._tape = Tape(ready.timeline, self._bank, self._loudness.gain, self._guide)
        except MemoryError:
            self._tape = None
            self.sound_problem = _("a set as long as this does not fit into memory as sound")
            self.transport = ready.start(self._clock())
            return
        self._guide = self._guide.begun()
        self._sounding = self._output.play(self._tape.pcm)
        self.sound_problem = self._sounding.problem
        self._heard_from_ms = self._clock() + self._sounding.playback.latency_ms
        self._seen_at_ms = 0
        self.transport = ready.start(self._heard_from_ms + self._tape.lead_in_ms + self._audio_delay_ms)

    def _halt(self, halted: Transport) -> None:
        self.transport = halted
        self.close()

    def _notice_lost_device(self, now_ms: int) -> None:
        if self.sound_problem or self._sounding.playback.is_alive():
            return
        if self.transport.timeline.duration_ms - self.transport.position_ms(now_ms) > _END_GRACE_MS:
            self.sound_problem = _("the sound device went away")
