"""The kinds of phase that a set is made of, and the order in which a rep runs through them."""

from enum import StrEnum

from legcurl_timer.core.language import gettext_noop


class PhaseKind(StrEnum):
    """What the lifter does in a phase; the value is the name used in files and on the command line."""

    REST = "rest"
    COUNT_IN = "count_in"
    CONCENTRIC = "concentric"
    CONTRACTED_PAUSE = "contracted_pause"
    ECCENTRIC = "eccentric"
    STRETCHED_PAUSE = "stretched_pause"

    @property
    def is_moving(self) -> bool:
        """Whether the limb travels in this phase."""
        return self in MOVING_PHASES

    @property
    def is_pause(self) -> bool:
        """Whether the limb is held still under the lifter's control in this phase."""
        return self in PAUSE_PHASES


MOVING_PHASES = (PhaseKind.ECCENTRIC, PhaseKind.CONCENTRIC)
PAUSE_PHASES = (PhaseKind.STRETCHED_PAUSE, PhaseKind.CONTRACTED_PAUSE)

NOTATION_ORDER = (
    PhaseKind.ECCENTRIC,
    PhaseKind.STRETCHED_PAUSE,
    PhaseKind.CONCENTRIC,
    PhaseKind.CONTRACTED_PAUSE,
)
"""The order in which a tempo is written, whatever the lift begins with (Poliquin's notation)."""

PHASE_NAMES = {
    # TRANSLATORS: the phases of a rep by their names in the trade.
    PhaseKind.ECCENTRIC: gettext_noop("Eccentric"),
    PhaseKind.STRETCHED_PAUSE: gettext_noop("Stretched pause"),
    PhaseKind.CONCENTRIC: gettext_noop("Concentric"),
    PhaseKind.CONTRACTED_PAUSE: gettext_noop("Contracted pause"),
}
"""What the phases are called by themselves, to be looked up."""


def performed_order(first_phase: PhaseKind) -> tuple[PhaseKind, ...]:
    """Return the four phases of a rep in the order they are done.

    A lift that begins with the concentric runs through the notation as 3-4-1-2, one that begins with
    the eccentric as 1-2-3-4. Raises ValueError for a phase that cannot begin a rep.
    """
    if not first_phase.is_moving:
        raise ValueError(f"a rep begins with a movement, not with {first_phase}")
    start = NOTATION_ORDER.index(first_phase)
    return NOTATION_ORDER[start:] + NOTATION_ORDER[:start]
