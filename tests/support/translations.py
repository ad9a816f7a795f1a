"""What a text of the program is called in the language spoken, for tests in every language."""

from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from legcurl_timer.core import language

_TOOL = Path(__file__).parents[2] / "packaging" / "catalogues.py"
_CONTEXT_ENDS = "\x04"


def catalogue_tool() -> ModuleType:
    """Return the program that makes and checks the catalogues."""
    spec = spec_from_file_location("catalogues", _TOOL)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def called(text: str) -> Iterator[str]:
    """Yield an English text, and all that it is called where it stands, whatever the context."""
    yield text
    texts: dict[object, str] = getattr(language._Spoken.texts, "_catalog", {})
    for key, translation in texts.items():
        if isinstance(key, str) and key.rpartition(_CONTEXT_ENDS)[2] == text:
            yield translation
