"""What all tests share: how hard made-up examples look, and where folders for tests lie."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from support.bracketed import spoken_in_brackets
from support.training import store_in_memory
from support.translations import catalogue_tool

from legcurl_timer.core.language import SOURCE_LANGUAGE, speak
from legcurl_timer.history.store import Store

# What these are about, or made with, is not to be had everywhere.
collect_ignore = [] if sys.platform == "linux" else ["gui/window/test_keep_awake.py", "real"]
collect_ignore += [] if find_spec("soxr") else ["assets/test_make_voice.py"]

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - every folder in it is made by tempfile
_ROOM = 2_000_000_000

# What one test works out may not take every core from another one that listens.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

# The texts that tests look for are the English ones, in programs that they start as well.
os.environ["LC_ALL"] = "C.UTF-8"

_catalogues = catalogue_tool()
_catalogues.compile_(_catalogues.catalogues())

# A busy machine is slow, and that is no fault of the program.
settings.register_profile(
    "quick", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=400)
settings.load_profile(os.environ.get("LEGCURL_HYPOTHESIS", "quick"))

if "TMPDIR" not in os.environ and _IN_MEMORY.is_dir() and shutil.disk_usage(_IN_MEMORY).free > _ROOM:
    # No test asks what outlives a loss of power, so none has to wait for a disk.
    os.environ["TMPDIR"] = tempfile.tempdir = str(_IN_MEMORY)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Let each test begin in English."""
    yield
    speak(SOURCE_LANGUAGE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what is heard and seen in real time last, where no work beside it makes it late."""
    items.sort(key=lambda item: item.path.parent.name == "real")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Draw in memory: a test that wants a real screen starts a program of its own there."""
    return ["legcurl-timer", "-platform", "offscreen"]


@pytest.fixture
def store() -> Iterator[Store]:
    """Give an empty history, in memory."""
    with store_in_memory() as empty:
        yield empty


@pytest.fixture
def in_brackets() -> Iterator[None]:
    """Have the test speak a language in which every text stands in brackets."""
    with spoken_in_brackets():
        yield
