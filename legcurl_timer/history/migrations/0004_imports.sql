-- What is imported: from which program, whether its time of day is known, and the way back.

ALTER TABLE lift_set ADD COLUMN origin TEXT NOT NULL DEFAULT '' CHECK (length(origin) <= 40);
-- The change that brought the set here, by which it can go again.
ALTER TABLE lift_set ADD COLUMN import_id INTEGER;
CREATE INDEX set_by_import ON lift_set (import_id) WHERE import_id IS NOT NULL;

-- Nobody told a time of day: it starts at noon.
ALTER TABLE session ADD COLUMN day_only INTEGER NOT NULL DEFAULT 0 CHECK (day_only IN (0, 1));
CREATE INDEX session_by_start ON session (started_utc_ms, uid);

-- Up to now nothing but the kind of its id (5: made from what a file said) tells what was imported, and noon
-- sharp, without a name or an end, where the file had days only.
UPDATE lift_set SET origin = 'another app' WHERE substr(uid, 15, 1) = '5' AND source = 'self-reported';
UPDATE session SET day_only = 1 WHERE substr(uid, 15, 1) = '5' AND note = ''
  AND (started_utc_ms + started_offset_min * 60000) % 86400000 = 43200000
  AND ended_utc_ms - started_utc_ms < 60000;

CREATE TABLE former_change AS SELECT * FROM change;
DROP TABLE change;
-- What was changed by hand or by an import, so that it can be undone; kept for 30 days.
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  changed_utc_ms INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edited', 'deleted', 'noted', 'restored', 'imported')),
  -- JSON: the former values of the changed columns, by the uid of the set or the session; of an import how
  -- many sets it added and updated, and from which program.
  before TEXT NOT NULL
) STRICT;
INSERT INTO change SELECT * FROM former_change;
DROP TABLE former_change;

-- What an import changed of that which was here, as it was before, in the order changed.
CREATE TABLE replaced (
  id INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES change (id) ON DELETE CASCADE,
  -- JSON: the row by the name of its table; with a set the rows of its reps and measured reps.
  before TEXT NOT NULL
) STRICT;
CREATE INDEX replaced_by_change ON replaced (change_id);
