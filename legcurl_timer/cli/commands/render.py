"""`legcurl-timer render`: a set's guide track as a WAV file, for a phone."""

import argparse
from pathlib import Path

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sounds import load_bank
from legcurl_timer.audio.voice import OWN_VOICE, load_voice
from legcurl_timer.audio.wav import SAMPLE_RATE, write_wav
from legcurl_timer.cli.arguments import add_guidance, add_set_options, asked_set
from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.cli.parsers import file_word
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.text import decimal_text


def add_options(parser: argparse.ArgumentParser, variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    add_set_options(parser, variations)
    add_guidance(parser)
    parser.add_argument("--out", metavar=file_word(), type=Path, required=True, help=_("the file to write"))


def run(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    """Write the guide track and print its length; raises BadInputError and OSError."""
    prescription = asked_set(options)
    ours = sounds_folder()
    guidance = Guidance(options.guidance or Guidance.BEEPS)
    guide = Guide.for_set(prescription, guidance, load_voice(ours / OWN_VOICE))
    samples = render(compile_set(prescription), load_bank(ours), guide)
    write_wav(options.out, samples)
    seconds = decimal_text(len(samples) * 1000 // SAMPLE_RATE)
    print(_("{file}: {seconds} s of guide track").format(file=options.out, seconds=seconds))
    return DONE
