"""Compiles the catalogues of texts whenever the package is built or set up for work on it."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface[Any]):
    """Called by hatchling, as pyproject.toml says."""

    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        """Write the compiled catalogues into the package, where the build finds them."""
        tool = runpy.run_path(str(Path(self.root) / "packaging" / "catalogues.py"))
        tool["compile_"](tool["catalogues"]())
