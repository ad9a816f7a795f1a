"""Our own JSON: one file that holds sessions, in them their sets, in them their reps."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.files import whole_file
from legcurl_timer.history.exchange import native_fields
from legcurl_timer.history.exchange.contents import OwnFile
from legcurl_timer.history.exchange.json_objects import (
    MEASURED_REP,
    REP,
    SESSION,
    SET,
    JsonObject,
    read_document,
)
from legcurl_timer.history.exchange.native_fields import MEASURED_SINCE, VERSION, names_of, values_of
from legcurl_timer.history.exchange.text_files import Progress, text_file
from legcurl_timer.history.record_fields import SESSION_FIELDS, SET_FIELDS

FORMAT = "legcurl-timer history"
_AT_ONCE = 500
_MEASURED_REPS = "measured_reps"


def write_json(sessions: Iterable[SessionRecord], path: Path) -> int:
    """Write the file and return the number of sets; raises OSError, and leaves what was there."""
    with whole_file(path) as file:
        return dump_json(sessions, file)


def dump_json(sessions: Iterable[SessionRecord], file: TextIO) -> int:
    """Write the document, a session a line, and return the number of sets."""
    count = 0
    file.write(f'{{"format": "{FORMAT}", "version": {VERSION}, "sessions": [')
    for number, session in enumerate(sessions):
        file.write(",\n" if number else "\n")
        sets = [_set_members(record) for record in session.sets]
        file.write(json.dumps({**values_of(session), "sets": sets}, ensure_ascii=False))
        count += len(session.sets)
    file.write("\n]}\n")
    return count


def read_json(path: Path, progress: Progress | None = None) -> OwnFile:
    """Return a file, its sessions oldest first. Raises OSError, ImportProblemError."""
    with text_file(path, in_unicode=True) as file:
        document = read_document(path.name, file.read())
    version = _read_head(document)
    sessions: dict[str, SessionRecord] = {}
    set_uids: set[str] = set()
    for number, found in enumerate(document.objects("sessions", SESSION), 1):
        session = _read_session(found, set_uids, version)
        if session.uid in sessions:
            # TRANSLATORS: stands behind the name of a value in a file and a colon
            raise found.problem("session_id", _("is there twice"))
        sessions[session.uid] = session
        if progress and number % _AT_ONCE == 0:
            progress(len(set_uids))
    told = native_fields.with_origins(sessions.values(), version)
    in_order = sorted(told, key=lambda session: (session.started.utc_ms, session.uid))
    return OwnFile("legcurl-timer JSON", tuple(in_order), native_fields.lacking(version))


def _set_members(record: SetRecord) -> dict[str, Any]:
    return {
        **values_of(record),
        "reps": [values_of(rep) for rep in record.reps],
        _MEASURED_REPS: [values_of(rep) for rep in record.measurement.reps] if record.measurement else [],
    }


def _read_head(document: JsonObject) -> int:
    """Return the version of a file."""
    if document.text("format") != FORMAT:
        raise document.problem("format", _('must be "{value}"').format(value=FORMAT))
    version = native_fields.read_version(document, "version")
    document.expect_only("format", "version", "sessions")
    return version


def _read_session(found: JsonObject, set_uids: set[str], version: int) -> SessionRecord:
    found.expect_only(*names_of(SESSION_FIELDS, version), "sets")
    sets = [_read_set(each, set_uids, version) for each in found.objects("sets", SET)]
    if not sets:
        raise found.problem("sets", _("is empty"))
    return native_fields.read_session(found, sets, version)


def _read_set(found: JsonObject, set_uids: set[str], version: int) -> SetRecord:
    is_measured = version >= MEASURED_SINCE
    lists = ("reps", _MEASURED_REPS) if is_measured else ("reps",)
    found.expect_only(*names_of(SET_FIELDS, version), *lists)
    reps = []
    for each in found.objects("reps", REP):
        each.expect_only(*native_fields.REP_NAMES)
        reps.append(native_fields.read_rep(each))
    measured = []
    for each in found.objects(_MEASURED_REPS, MEASURED_REP) if is_measured else ():
        each.expect_only(*native_fields.MEASURED_REP_NAMES)
        measured.append(native_fields.read_measured_rep(each))
    record = native_fields.read_set(found, tuple(reps), tuple(measured), version)
    if record.uid in set_uids:
        raise found.problem("set_id", _("is there twice"))
    set_uids.add(record.uid)
    return record
