"""The limbs that the lifter has shown to the camera, and their file: where each moves in the picture.

Nothing of it is a picture: four numbers a cell of a coarse grid.
"""

from pathlib import Path
from typing import Any, NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, ngettext, pgettext
from legcurl_timer.core.text import number_text
from legcurl_timer.core.validation import Fields
from legcurl_timer.userdata.json_file import JsonFile, refuse_newer

TEN_THOUSAND = 10_000
"""Everything is kept in ten-thousandths of its unit, as whole numbers."""

_VERSION = 1
_MAX_LIMBS = 100
_MAX_CELLS_LONG = 200
_MAX_CELLS = 700
_HALF_TURN = 31_416
MAX_MOVED = 1_000_000


class ShownLimb(NamedTuple):
    """A limb as it was shown for a lift; all but the shape in ten-thousandths.

    `shape` are the rows and columns of cells, 1 to 200 each and 700 cells at most. One value a cell, row by
    row: `weights` from -1 to 1, `angles` of the axes from -pi to pi, `limits` and `noise` in points a frame,
    0 to 100. `frame_s` are the seconds between two frames, above 0 and at most 10; `agreement` goes from 0 to
    1, `fit` from -1 to 1.
    """

    shape: tuple[int, int]
    weights: tuple[int, ...]
    angles: tuple[int, ...]
    limits: tuple[int, ...]
    noise: tuple[int, ...]
    frame_s: int
    agreement: int
    fit: int


class LimbsFile:
    """The file that keeps the limbs by the id of their variation, as JSON."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "limbs.json"
        self._file = JsonFile(self.path, gettext_noop("Your leg positions"))

    def load(self) -> tuple[dict[str, ShownLimb], str]:
        """Return the limbs and a notice for the lifter, "" where all is well.

        Where the file cannot be used there are none.
        """
        limbs, notice = self._file.load(read_limbs)
        return limbs or {}, notice and " ".join((notice, _("Show your leg to the camera anew.")))

    def save(self, limbs: dict[str, ShownLimb]) -> str:
        """Write the limbs, whole or not at all; returns a notice where that failed, else ""."""
        by_lift = {lift: limb._asdict() for lift, limb in limbs.items()}
        return self._file.save({"version": _VERSION, "limbs": by_lift})


def read_limbs(document: Any, file_name: str) -> dict[str, ShownLimb]:
    """Return the limbs of a JSON document. Raises ValidationError."""
    refuse_newer(document, file_name, _VERSION)
    fields = Fields(document, file_name, pgettext("part of a file", "file"))
    fields.integer("version", _VERSION, _VERSION)
    by_lift = fields.mapping("limbs")
    if len(by_lift) > _MAX_LIMBS:
        most = ngettext("must be at most {count}", "must be at most {count}", _MAX_LIMBS)
        raise fields.problem("limbs", most.format(count=number_text(_MAX_LIMBS)))
    return {
        lift: _read_limb(Fields(limb, file_name, _('limb "{name}"').format(name=lift)))
        for lift, limb in by_lift.items()
    }


def _read_limb(fields: Fields) -> ShownLimb:
    shape = fields.integers("shape", 1, _MAX_CELLS_LONG, 2)
    if len(shape) != 2 or (cells := shape[0] * shape[1]) > _MAX_CELLS:  # noqa: PLR2004 - rows and columns
        most = ngettext(
            "must be rows and columns of at most {count} cell",
            "must be rows and columns of at most {count} cells",
            _MAX_CELLS,
        )
        raise fields.problem("shape", most.format(count=number_text(_MAX_CELLS)))

    def of_each_cell(name: str, least: int, most: int) -> tuple[int, ...]:
        values = fields.integers(name, least, most, cells)
        if len(values) != cells:
            fault = ngettext("must have {count} number", "must have {count} numbers", cells)
            raise fields.problem(name, fault.format(count=number_text(cells)))
        return values

    limb = ShownLimb(
        shape=(shape[0], shape[1]),
        weights=of_each_cell("weights", -TEN_THOUSAND, TEN_THOUSAND),
        angles=of_each_cell("angles", -_HALF_TURN, _HALF_TURN),
        limits=of_each_cell("limits", 0, MAX_MOVED),
        noise=of_each_cell("noise", 0, MAX_MOVED),
        frame_s=fields.integer("frame_s", 1, 10 * TEN_THOUSAND),
        agreement=fields.integer("agreement", 0, TEN_THOUSAND),
        fit=fields.integer("fit", -TEN_THOUSAND, TEN_THOUSAND),
    )
    if not any(limb.weights):
        raise fields.problem("weights", _("must not all be 0"))
    return limb
