"""How a measured set went against the beat: rep by rep, and as a whole. Rushed reps count like any other."""

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.measurement import Measurement
from legcurl_timer.core.progression.tempo_adherence import Pace, eccentric_pace, is_set_rushed
from legcurl_timer.core.records import SetRecord


def asked_tempo(record: SetRecord) -> Tempo | None:
    """Return the tempo at which a set was paced, None where it is unknown."""
    return Tempo.parse(record.tempo) if record.tempo else None


def paces_of(record: SetRecord) -> tuple[Pace | None, ...]:
    """Return how the eccentric of each measured rep of a set went, the first one's first."""
    if record.measurement is None:
        return ()
    return paces_in(record.measurement, record.phase_order, asked_tempo(record))


def paces_in(
    measurement: Measurement, phase_order: tuple[PhaseKind, ...], tempo: Tempo | None
) -> tuple[Pace | None, ...]:
    """Return how the eccentric of each measured rep went, the first one's first.

    None stands for a rep that was not seen well or went only half the way, and for each rep where the tempo
    is unknown or the lift begins with the eccentric. There, as in the Nordic, the lifter drops when strength
    ends: the time of lowering is what to tell.
    """
    if not measurement.reps:
        return ()
    is_judged = tempo is not None and phase_order[:1] == (PhaseKind.CONCENTRIC,)
    told = {
        rep.number: eccentric_pace(rep.eccentric_ms, tempo.eccentric_ms)
        for rep in measurement.whole_reps
        if tempo and is_judged
    }
    return tuple(told.get(number) for number in range(1, measurement.reps[-1].number + 1))


def measured_beat(record: SetRecord) -> bool | None:
    """Return whether a set kept to the beat as it was measured, None where that says nothing.

    It says nothing where fewer than half of the reps can be judged, nor where most of these took longer than
    asked: slow is neither good nor bad, and whether it was meant only the lifter knows.
    """
    paces = paces_of(record)
    judged = [pace for pace in paces if pace]
    if not judged or 2 * len(judged) < max(len(paces), record.completed_reps):
        return None
    if is_set_rushed(paces):
        return False
    return True if 2 * judged.count(Pace.SLOW) <= len(judged) else None


def eccentrics_ms(record: SetRecord) -> tuple[int, ...]:
    """Return how long the eccentric of each rep was that can be held against the tempo."""
    return tuple(rep.eccentric_ms for rep in record.measurement.whole_reps) if record.measurement else ()
