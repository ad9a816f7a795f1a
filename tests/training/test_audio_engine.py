"""What the settings ask for is what a set sounds with."""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from support.fake_clock import FakeClock
from support.recording_player import RecordingPlayer

from legcurl_timer import clock as clock_module
from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.output import Output
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.sounds import Cue
from legcurl_timer.audio.voice import Word
from legcurl_timer.audio.wav import write_wav
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.briefing import Afterwards, SetContext
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.training import audio_engine as audio_engine_module
from legcurl_timer.training.audio_engine import AudioEngine
from legcurl_timer.userdata.settings import AudioChoice, Settings

FRAMES_PER_MS = 48
DITHER = 1
FADED = 185 * FRAMES_PER_MS
"""From here on nothing is heard of what is stopped in its first moment."""
LYING = SetPrescription.by_default(find_variation(load_variations(), "lying"))
FULL = Loudness(100)


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that is moved by hand."""
    return FakeClock()


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Record which player each opening of the output asks for, in place of the machine's sound."""
    asked: list[str | None] = []

    def open_output(preferred: str | None = None) -> Output:
        asked.append(preferred)
        return Output([RecordingPlayer(preferred or "first that works")])

    monkeypatch.setattr(audio_engine_module, "open_output", open_output)
    return asked


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Return a sound folder of the lifter's with a tick in it."""
    write_wav(tmp_path / "tick.wav", np.array([1_000, 2_000, 3_000], np.int16))
    return tmp_path


def player_of(audio_engine: AudioEngine) -> RecordingPlayer:
    """Return the player that an audio engine plays on."""
    (player,) = audio_engine.output._players
    assert isinstance(player, RecordingPlayer)
    return player


@pytest.mark.parametrize(
    ("chosen", "override", "asked"),
    [
        (AudioChoice.AUTO, None, None),
        (AudioChoice.SIMPLEAUDIO, None, "simpleaudio"),
        (AudioChoice.SOUNDDEVICE, None, "sounddevice"),
        (AudioChoice.SILENT, None, "silent"),
        (AudioChoice.SILENT, AudioChoice.SIMPLEAUDIO, "simpleaudio"),
        (AudioChoice.SIMPLEAUDIO, AudioChoice.AUTO, None),
    ],
)
def test_output_as_chosen(
    opened: list[str | None], chosen: AudioChoice, override: AudioChoice | None, asked: str | None
) -> None:
    """The settings name the player, the command line overrides them, and "auto" leaves it open."""
    AudioEngine(Settings(audio=chosen), override)

    assert opened == [asked]


def test_pacer_is_put_together(opened: list[str | None], clock: FakeClock, pack: Path) -> None:
    """A pacer sounds on the engine's output, with its sounds, its clock, its delay and the loudness given."""
    audio_engine = AudioEngine(Settings(sound_pack=str(pack), audio_delay_ms=150), clock=clock)
    pacer = audio_engine.pacer(LYING, Loudness(50))

    pacer.toggle()

    assert opened == [None]
    assert pacer.transport.started_at_ms == clock() + 150
    pcm = player_of(audio_engine).last.pcm
    tone = audio_engine.bank.sounds[Cue.ECCENTRIC]
    lowering = 7_000 * FRAMES_PER_MS
    assert np.abs(pcm[lowering : lowering + len(tone)] - tone * 0.25).max() <= 0.5 + DITHER
    ticking = pcm[8_000 * FRAMES_PER_MS :][:4]
    assert ticking.tolist() == pytest.approx([250, 500, 750, 0], abs=DITHER)  # their tick at a quarter


def test_changed_settings(opened: list[str | None], pack: Path) -> None:
    """Only what a change of the settings touches is made anew."""
    audio_engine = AudioEngine(Settings())
    bank, output = audio_engine.bank, audio_engine.output

    audio_engine.use(Settings(volume=20))
    assert (audio_engine.bank, audio_engine.output) == (bank, output)

    audio_engine.use(Settings(volume=20, sound_pack=str(pack)))
    assert audio_engine.bank is not bank
    assert audio_engine.output is output

    voice = audio_engine.voice
    audio_engine.use(Settings(volume=20, sound_pack=str(pack), audio=AudioChoice.SILENT))
    assert audio_engine.output is not output
    assert audio_engine.voice is voice
    assert opened == [None, "silent"]


def test_own_voice(tmp_path: Path) -> None:
    """A word of the lifter's own folder is said instead of ours, and another folder counts at once."""
    write_wav(tmp_path / "rest.wav", np.array([7, 7], np.int16))
    audio_engine = AudioEngine(Settings(voice_pack=str(tmp_path)))
    assert audio_engine.voice.samples(Word.REST).tolist() == [7, 7]

    audio_engine.use(Settings())

    assert len(audio_engine.voice.samples(Word.REST)) > 1_000


def test_notices(tmp_path: Path) -> None:
    """What is not as wished is told of the sounds, and of the voice where it speaks."""
    packs = Settings(sound_pack=str(tmp_path / "a"), voice_pack=str(tmp_path / "b"))
    of_sounds = f"The sound folder {tmp_path / 'a'} is not there. Ours play instead."
    of_voice = f"The voice folder {tmp_path / 'b'} is not there. Ours speaks."

    assert AudioEngine(Settings()).notices == ()
    assert AudioEngine(packs).notices == (of_sounds, of_voice)
    assert AudioEngine(replace(packs, guidance=Guidance.COUNTS)).notices == (of_sounds, of_voice)
    assert AudioEngine(replace(packs, guidance=Guidance.BEEPS)).notices == (of_sounds,)
    assert AudioEngine(replace(packs, guidance=Guidance.GLIDE)).notices == (of_sounds,)


SHORT = replace(LYING, tempo=Tempo.parse("2-0-1-1"), reps=2)


def heard_in(audio_engine: AudioEngine, context: SetContext) -> np.ndarray:
    """Return what is heard of a short set and its rest from its first moment on, at full volume."""
    pacer = audio_engine.pacer(SHORT, FULL, context)
    pacer.toggle()
    return player_of(audio_engine).last.pcm


@pytest.mark.parametrize("guidance", list(Guidance))
def test_guided_as_chosen(clock: FakeClock, guidance: Guidance) -> None:
    """A set sounds in the guidance of the settings, and a change of it counts for the next set."""
    audio_engine = AudioEngine(Settings(guidance=Guidance.BEEPS), clock=clock)
    audio_engine.use(Settings(guidance=guidance))

    heard = heard_in(audio_engine, SetContext())

    guide = Guide.for_set(SHORT, guidance, audio_engine.voice)
    np.testing.assert_array_equal(heard, render(compile_set(SHORT), audio_engine.bank, guide))


@pytest.mark.parametrize(
    ("context", "opening", "closing"),
    [
        (SetContext(), None, Word.SET_DONE),
        (SetContext(afterwards=Afterwards.REST), None, None),
        (SetContext(8_000, afterwards=Afterwards.REST), Word.REST, None),
        (SetContext(8_000, is_switch=True, afterwards=Afterwards.REST), Word.SWITCH, None),
        (SetContext(8_000, rest_told=True, afterwards=Afterwards.WORKOUT_DONE), None, Word.WORKOUT_DONE),
        (SetContext(0, is_switch=True), None, Word.SET_DONE),
    ],
    ids=["alone", "first", "after a rest", "after a switch", "last, rest told", "switch without a rest"],
)
def test_briefed(
    clock: FakeClock,
    context: SetContext,
    opening: Word | None,
    closing: Word | None,
) -> None:
    """The rest is part of what is heard, and its place in the workout is told before and after the set."""
    audio_engine = AudioEngine(Settings(), clock=clock)

    heard = heard_in(audio_engine, context)

    guide = Guide.for_set(SHORT, Guidance.WORDS, audio_engine.voice, opening=opening, closing=closing)
    timeline = compile_set(SHORT, rest_ms=context.rest_ms)
    np.testing.assert_array_equal(heard, render(timeline, audio_engine.bank, guide))


def test_one_rep_to_listen_to(clock: FakeClock) -> None:
    """One rep is heard at the loudness given, as it will sound in the set, until its last sound is over."""
    audio_engine = AudioEngine(Settings(), clock=clock)
    guide = Guide.for_set(SHORT, Guidance.WORDS, audio_engine.voice, closing=None)
    one = replace(SHORT, reps=1, count_in_ms=0)

    sample = audio_engine.sample(SHORT, Loudness(50))

    assert sample.problem == ""
    full = render(compile_set(one), audio_engine.bank, guide)
    lead_in, heard = np.split(player_of(audio_engine).last.pcm, [500 * FRAMES_PER_MS])
    assert np.abs(lead_in).max() <= 1
    assert np.abs(heard - full * 0.25).max() <= 0.5 + 1.25 * DITHER
    clock.advance(500 + len(full) // FRAMES_PER_MS - 1)
    assert sample.update()
    clock.advance(1)
    assert not sample.update()


def test_long_rep_to_listen_to(clock: FakeClock) -> None:
    """A rep of two minutes goes on for as long as somebody looks."""
    slow = replace(LYING, tempo=Tempo.parse("30-30-30-30"))
    audio_engine = AudioEngine(Settings(guidance=Guidance.GLIDE), clock=clock)
    sample = audio_engine.sample(slow, FULL)
    pcm = player_of(audio_engine).last.pcm

    assert not pcm[80_000 * FRAMES_PER_MS :].any()
    began_ms = clock()
    while sample.update():
        clock.advance(1_000)
        player_of(audio_engine).last.play_on(clock() - began_ms)
    heard = player_of(audio_engine).last.heard[500 * FRAMES_PER_MS : 89_000 * FRAMES_PER_MS]
    assert np.abs(heard.reshape(-1, 48)).max(axis=1).min() > 50


def test_rep_to_listen_to_stops(clock: FakeClock) -> None:
    """Stopping blanks what is still to come before it stops the device, and nothing follows."""
    audio_engine = AudioEngine(Settings(), clock=clock)
    sample = audio_engine.sample(LYING, FULL)

    sample.stop()
    sample.stop()
    clock.advance(1_000)
    sample.update()

    playback = player_of(audio_engine).last
    assert not playback.pcm_at_stop[FADED:].any()
    assert not playback.pcm[FADED:].any()


def test_rep_to_listen_to_changes_its_volume(clock: FakeClock) -> None:
    """While a rep is heard, a new volume is that of what is heard half a second later."""
    audio_engine = AudioEngine(Settings(), clock=clock)
    sample = audio_engine.sample(LYING, FULL)
    pcm = player_of(audio_engine).last.pcm
    before = pcm.copy()
    clock.advance(1_000)

    sample.set_loudness(Loudness(50))

    changed = 1_375 * FRAMES_PER_MS
    np.testing.assert_array_equal(pcm[: 1_350 * FRAMES_PER_MS], before[: 1_350 * FRAMES_PER_MS])
    assert np.abs(pcm[changed:] - before[changed:] * 0.25).max() <= 0.5 + 1.25 * DITHER


def test_choice_in_the_window_beats_the_command_line(opened: list[str | None]) -> None:
    """A player chosen in the settings while the program runs is used, whatever the command line said."""
    settings = Settings()
    audio_engine = AudioEngine(settings, AudioChoice.SILENT)

    audio_engine.use(replace(settings, volume=10))
    assert opened == ["silent"]
    audio_engine.use(replace(settings, audio=AudioChoice.SOUNDDEVICE))
    assert opened == ["silent", "sounddevice"]


def test_tick_track() -> None:
    """The track for the delay ticks each second for two minutes, half a second in, at the loudness given."""
    audio_engine = AudioEngine(Settings())
    tick = audio_engine.bank.sounds[Cue.COUNT_IN_TICK]

    track = audio_engine.tick_track(Loudness(50))

    assert track.problem == ""
    pcm = player_of(audio_engine).last.pcm
    assert len(pcm) == 120_000 * FRAMES_PER_MS
    for second in pcm.reshape(120, 48_000):
        heard = second[24_000 : 24_000 + len(tick)]
        assert np.abs(heard - tick * 0.25).max() <= 0.5 + DITHER
        assert np.abs(second[:24_000]).max() == DITHER


def test_tick_longer_than_the_track(tmp_path: Path) -> None:
    """A tick of the lifter's that is three seconds long fades in 8 ms for the next one, up to the end."""
    write_wav(tmp_path / "count_in_tick.wav", np.full(144_000, 20_000, np.int16))
    audio_engine = AudioEngine(Settings(sound_pack=str(tmp_path)))

    audio_engine.tick_track(FULL)

    pcm = player_of(audio_engine).last.pcm
    assert len(pcm) == 120_000 * FRAMES_PER_MS
    ticks = pcm[24_000:].astype(int)
    seconds = ticks[: 119 * 48_000].reshape(119, 48_000)
    assert np.abs(seconds[:, : -8 * FRAMES_PER_MS] - 20_000).max() == DITHER
    assert np.abs(seconds[:, -1]).max() < 100
    assert np.abs(ticks[119 * 48_000 :] - 20_000).max() == DITHER


@pytest.mark.parametrize(
    ("passed_ms", "audio_delay_ms", "since_ms"),
    [
        (0, 0, 500),  # as long as half a second before the first tick
        (499, 0, 999),
        (500, 0, 0),
        (1_499, 0, 999),
        (1_500, 0, 0),
        (1_500, 200, 800),
        (1_700, 200, 0),
        (1_400, -100, 0),
        (120_500, 0, 0),
        (120_501, 0, None),
    ],
)
def test_since_the_tick(clock: FakeClock, passed_ms: int, audio_delay_ms: int, since_ms: int | None) -> None:
    """The time since the last tick is told as someone with that delay hears it, until the track is over."""
    track = AudioEngine(Settings(), clock=clock).tick_track(FULL)
    clock.advance(passed_ms)

    assert track.since_tick_ms(audio_delay_ms) == since_ms


def test_ticks_of_a_slow_device(clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """The latency of the device is part of when a tick is heard."""
    output = Output([RecordingPlayer(latency_ms=180)])
    monkeypatch.setattr(audio_engine_module, "open_output", lambda _preferred: output)
    track = AudioEngine(Settings(), clock=clock).tick_track(FULL)

    clock.advance(1_680)

    assert track.since_tick_ms(0) == 0


def test_ticks_change_their_volume(clock: FakeClock) -> None:
    """A new volume is that of the ticks that have not been read; those before, and the dither, stay."""
    audio_engine = AudioEngine(Settings(), clock=clock)
    track = audio_engine.tick_track(FULL)
    pcm = player_of(audio_engine).last.pcm
    before = pcm.copy()
    clock.advance(2_200)  # the tick at 2.5 s may have been read

    track.set_loudness(Loudness(0))

    np.testing.assert_array_equal(pcm[: 3_500 * FRAMES_PER_MS], before[: 3_500 * FRAMES_PER_MS])
    assert np.abs(pcm[3_500 * FRAMES_PER_MS :]).max() == DITHER
    assert pcm[3_500 * FRAMES_PER_MS :].any()
    clock.advance(118_000)
    track.set_loudness(FULL)
    assert np.abs(pcm[3_500 * FRAMES_PER_MS :]).max() == DITHER


def test_slower_is_said_in_the_set_that_plays(clock: FakeClock) -> None:
    """It is said beside the newest set, at its volume, and only where one plays."""
    audio_engine = AudioEngine(Settings(guidance=Guidance.BEEPS), clock=clock)
    audio_engine.say_slower()
    pacer = audio_engine.pacer(LYING, Loudness(50))
    audio_engine.say_slower()
    assert not player_of(audio_engine).playbacks

    pacer.toggle()
    audio_engine.say_slower()

    word = audio_engine.voice.samples(Word.SLOWER)
    assert np.abs(player_of(audio_engine).last.pcm - word * 0.25).max() <= 0.5 + DITHER


def test_tick_track_stops() -> None:
    """Stopping blanks the track before it stops the device, and may be done twice."""
    audio_engine = AudioEngine(Settings())
    track = audio_engine.tick_track(FULL)

    track.stop()
    track.stop()

    assert not player_of(audio_engine).last.pcm_at_stop[FADED:].any()


def test_tick_track_without_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no device opens, the track says why."""
    output = Output([RecordingPlayer(fault="the sound device does not open")])
    monkeypatch.setattr(audio_engine_module, "open_output", lambda _preferred: output)

    assert AudioEngine(Settings()).tick_track(FULL).problem == "the sound device does not open"


READERS: dict[str, Callable[[], int]] = {
    "win32": time.perf_counter_ns,
    "darwin": lambda: time.clock_gettime_ns(time.CLOCK_MONOTONIC),
    "linux": lambda: time.clock_gettime_ns(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)),
}


@pytest.mark.skipif(sys.platform == "win32", reason="reads POSIX clocks")
@pytest.mark.parametrize("platform", READERS)
def test_clock(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, platform: str) -> None:
    """The program's clock gives whole milliseconds of the clock that goes on while the machine sleeps."""
    read_ns = READERS[platform]
    monkeypatch.setattr(clock_module.sys, "platform", platform)
    if platform == "darwin":
        monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    clock_module.steady_clock.cache_clear()
    request.addfinalizer(clock_module.steady_clock.cache_clear)

    before_ms, now_ms, after_ms = read_ns() // 1_000_000, clock_module.now_ms(), read_ns() // 1_000_000

    assert before_ms <= now_ms <= after_ms
