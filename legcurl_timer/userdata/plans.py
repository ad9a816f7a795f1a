"""The plan of each lift as it was last used, and the file that keeps them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, pgettext
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.load import MAX_LOAD_THOUSANDTHS, Load, LoadUnit
from legcurl_timer.core.validation import Fields, ValidationError
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.userdata.json_file import JsonFile, read_json, refuse_newer
from legcurl_timer.userdata.plan_document import plan_document, read_plan

_VERSION = 1
_AS_THE_LIFT_HAS_IT = {"sets": 0, "rest_ms": -1}
"""What older settings say where sets and rest are those of the variation."""


class Plans(NamedTuple):
    """The plans last used by the id of their variation, and the id of the variation used last.

    `unread` are entries that were not understood, or whose variation is gone, as they stand in the file.
    `loads` are those planned for each leg, by the id of the variation; a load goes up on another day than the
    plan changes, and is not handed on with it.
    """

    variation: str = ""
    last_used: Mapping[str, WorkoutPlan] = MappingProxyType({})
    unread: Mapping[str, object] = MappingProxyType({})
    loads: Mapping[str, Mapping[Leg, Load]] = MappingProxyType({})

    def plan_for(self, variation: Variation) -> WorkoutPlan:
        """Return the plan last used for a variation, else the one that it starts out with."""
        return self.last_used.get(variation.id) or WorkoutPlan.by_default(variation)

    def last_variation(self, variations: tuple[Variation, ...]) -> Variation:
        """Return the variation used last, the first of all where that is none of them."""
        return next((each for each in variations if each.id == self.variation), variations[0])

    def choosing(self, variation: Variation) -> "Plans":
        """Return these plans with a variation as the one used last."""
        return self._replace(variation=variation.id)

    def with_those_of(self, other: "Plans", but: Iterable[str]) -> "Plans":
        """Return these plans with another's in their place, but for those of some variations."""
        theirs = {name: plan for name, plan in other.last_used.items() if name not in but}
        unread = {name: entry for name, entry in other.unread.items() if name not in but}
        loads = {name: each for name, each in other.loads.items() if name not in but}
        return Plans(self.variation, {**self.last_used, **theirs}, unread, {**self.loads, **loads})

    def load_of(self, variation: Variation, leg: Leg) -> Load | None:
        """Return the load planned for a leg, None where none is."""
        return self.loads.get(variation.id, {}).get(leg)

    def loading(self, variation: Variation, load: Load | None, *legs: Leg) -> "Plans":
        """Return these plans with a load for some legs of a variation, None for no load planned."""
        planned = {**self.loads.get(variation.id, {}), **dict.fromkeys(legs, load)}
        kept = {leg: each for leg, each in planned.items() if each is not None}
        return self._replace(loads={**self.loads, variation.id: kept})

    def remembering(self, plan: WorkoutPlan) -> "Plans":
        """Return these plans with a plan as the last one, and as that of its variation."""
        used = plan.prescription.variation.id
        unread = {name: entry for name, entry in self.unread.items() if name != used}
        return self._replace(variation=used, last_used={**self.last_used, used: plan}, unread=unread)


class PlansFile:
    """The file that keeps the plans, as JSON; those that stood in older settings are carried over into it."""

    def __init__(self, folder: Path, variations: tuple[Variation, ...]) -> None:
        self.path = folder / "plans.json"
        self._file = JsonFile(self.path, gettext_noop("Your plans"))
        self._old_settings = folder / "settings.json"
        self._variations = variations

    def load(self) -> tuple[Plans, str]:
        """Return the plans and a notice, "" where all is well; one bad plan does not cost the others.

        Do it before the settings are loaded and saved: plans from older settings are written down at once.
        """
        found, notice = self._file.load(self._understand)
        if notice:
            return Plans(), " ".join((notice, _("The usual ones apply.")))
        return found or self._carry_over()

    def save(self, plans: Plans) -> str:
        """Write the plans, whole or not at all; returns a notice where that failed, else ""."""
        documents = {name: plan_document(plan) for name, plan in plans.last_used.items()}
        entries = {**plans.unread, **documents}
        loads = {name: _load_entry(loads) for name, loads in plans.loads.items() if loads}
        document = {"version": _VERSION, "variation": plans.variation, "plans": entries, "loads": loads}
        return self._file.save(document)

    def _understand(self, document: Any, file_name: str) -> tuple[Plans, str]:
        refuse_newer(document, file_name, _VERSION)
        fields = Fields(document, file_name, pgettext("part of a file", "plans"))
        fields.integer("version", _VERSION, _VERSION)
        variation = fields.text("variation", may_be_empty=True)
        plans, problems = self._sorted_out(variation, fields.mapping("plans"), file_name)
        if "loads" not in fields:  # written before a load could be planned
            return plans, problems
        loads: dict[str, Mapping[Leg, Load]] = {}
        for name, entry in fields.mapping("loads").items():
            try:
                loads[name] = _read_loads(Fields(entry, file_name, _('load "{name}"').format(name=name)))
            except ValidationError as error:
                problems = "\n".join(filter(None, (problems, str(error))))
        return plans._replace(loads=loads), problems

    def _sorted_out(self, variation: str, entries: Mapping[str, object], file_name: str) -> tuple[Plans, str]:
        """Return the plans, and what is wrong with some of them, a line each."""
        known = {each.id for each in self._variations}
        last_used: dict[str, WorkoutPlan] = {}
        unread: dict[str, object] = {}
        problems: list[str] = []
        for name, entry in entries.items():
            try:
                last_used[name] = self._read_entry(name, entry, file_name)
            except ValidationError as error:
                unread[name] = entry
                if name in known:
                    problems.append(str(error))
        return Plans(variation, last_used, unread), "\n".join(problems)

    def _read_entry(self, name: str, entry: object, file_name: str) -> WorkoutPlan:
        fields = Fields(entry, file_name, _('plan "{name}"').format(name=name))
        plan = read_plan(fields, self._variations)
        if plan.prescription.variation.id != name:
            raise fields.problem("set.variation", _("must be {value}").format(value=name))
        return plan

    def _carry_over(self) -> tuple[Plans, str]:
        """Take over what settings remembered before plans had their own file, as far as it makes sense."""
        try:
            old = read_json(self._old_settings)
        except (OSError, ValidationError):
            return Plans(), ""
        if not isinstance(old, dict) or not {"variation", "last_used"} & set(old):
            return Plans(), ""
        variation, last_used = old.get("variation"), old.get("last_used")
        known = {each.id: each for each in self._variations}
        entries = last_used.items() if isinstance(last_used, dict) else ()
        plans, problems = self._sorted_out(
            variation if isinstance(variation, str) else "",
            {name: _as_plan(entry, known.get(name)) for name, entry in entries},
            self._old_settings.name,
        )
        return plans, "\n".join(filter(None, (problems, self.save(plans))))


def _load_entry(loads: Mapping[Leg, Load]) -> dict[str, object]:
    """Return the loads of a lift by leg, each with what its unit needs."""
    return {
        leg.value: {"unit": load.unit.value, "thousandths": load.thousandths, "band": load.band}
        for leg, load in loads.items()
    }


def _read_loads(fields: Fields) -> dict[Leg, Load]:
    """Return the loads that `_load_entry` wrote. Raises ValidationError."""
    loads = {}
    for leg in (each for each in Leg if each in fields):
        entry = fields.table(leg)
        unit, band = entry.choice("unit", LoadUnit), entry.text("band", may_be_empty=True)
        thousandths = entry.integer("thousandths", 0, MAX_LOAD_THOUSANDTHS)
        entry.finish()
        try:
            loads[leg] = Load(unit, thousandths, band)
        except ValidationError as error:
            raise fields.problem(leg, str(error)) from error
    fields.finish()
    return loads


def _as_plan(entry: object, variation: Variation | None) -> object:
    """Return the plan that the variation starts out with, with what older settings say otherwise.

    What makes no sense stays as it is, for the reader of plans to complain about.
    """
    if variation is None or not isinstance(entry, dict):
        return entry
    usual = plan_document(WorkoutPlan.by_default(variation))
    told = {name: value for name, value in entry.items() if _AS_THE_LIFT_HAS_IT.get(name) != value}
    planned = {**usual["set"], "bottom_reps": 0}
    planned |= {name: told[name] for name in planned if name in told}
    if not variation.one_leg:
        planned["leg"] = Leg.BOTH.value
    bottom_reps, reps = planned["bottom_reps"], planned["reps"]
    if isinstance(bottom_reps, int) and isinstance(reps, int):
        planned["bottom_reps"] = min(bottom_reps, reps)
    return {**usual, **{name: told[name] for name in usual if name in told}, "set": planned}
