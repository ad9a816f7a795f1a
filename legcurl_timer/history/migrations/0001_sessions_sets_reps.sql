-- Names of columns carry their unit: _utc_ms is milliseconds since 1970 in UTC, _offset_min the offset of the
-- place from UTC in minutes, _ms a duration in milliseconds. NULL stands for "not known".

CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  started_utc_ms INTEGER NOT NULL CHECK (started_utc_ms BETWEEN 0 AND 4102444800000),
  started_offset_min INTEGER NOT NULL CHECK (started_offset_min BETWEEN -1439 AND 1439),
  ended_utc_ms INTEGER NOT NULL CHECK (ended_utc_ms BETWEEN started_utc_ms AND 4102444800000),
  ended_offset_min INTEGER NOT NULL CHECK (ended_offset_min BETWEEN -1439 AND 1439),
  note TEXT NOT NULL CHECK (length(note) <= 10000)
) STRICT;

CREATE INDEX session_by_end ON session (ended_utc_ms);

CREATE TABLE lift_set (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  session_id INTEGER NOT NULL REFERENCES session (id),
  started_utc_ms INTEGER NOT NULL CHECK (started_utc_ms BETWEEN 0 AND 4102444800000),
  started_offset_min INTEGER NOT NULL CHECK (started_offset_min BETWEEN -1439 AND 1439),
  -- Days since 1970 as the calendar on the wall counted them.
  day INTEGER NOT NULL AS ((started_utc_ms + started_offset_min * 60000) / 86400000) VIRTUAL,
  variation TEXT NOT NULL CHECK (length(variation) BETWEEN 1 AND 40),
  -- Four numbers in seconds in the order of the notation, such as 3-0-1-1; '' where not known.
  tempo TEXT NOT NULL,
  -- The four phases in the order performed, with commas between them; '' where not known.
  phase_order TEXT NOT NULL,
  planned_reps INTEGER CHECK (planned_reps BETWEEN 1 AND 1000),
  completed_reps INTEGER NOT NULL CHECK (completed_reps BETWEEN 0 AND 1000),
  leg TEXT NOT NULL CHECK (leg IN ('both', 'left', 'right')),
  load_unit TEXT CHECK (load_unit IN ('kg', 'lb', 'band', 'bodyweight')),
  -- Thousandths of the unit: 42500 kg stands for 42.5 kg. 0 for bands and bodyweight.
  load_thousandths INTEGER NOT NULL CHECK (load_thousandths BETWEEN 0 AND 2000000),
  load_band TEXT NOT NULL CHECK ((load_unit IS 'band') = (load_band <> '')),
  -- Reps in reserve, counted in halves: 3 stands for one and a half.
  reserve_half_reps INTEGER CHECK (reserve_half_reps BETWEEN 0 AND 20),
  form_kept INTEGER CHECK (form_kept IN (0, 1)),
  warm_up INTEGER NOT NULL CHECK (warm_up IN (0, 1)),
  tut_ms INTEGER CHECK (tut_ms BETWEEN 0 AND 86400000),
  set_time_ms INTEGER CHECK (set_time_ms BETWEEN 0 AND 86400000),
  source TEXT NOT NULL CHECK (source IN ('paced', 'measured', 'self-reported')),
  -- NULL while the set is under way, or was when its program was cut off.
  ending TEXT CHECK (ending IN ('completed', 'ended-early', 'recovered')),
  -- The running program that paces the set; NULL once it has ended.
  owner TEXT,
  note TEXT NOT NULL CHECK (length(note) <= 10000),
  -- When the set was deleted; it can be had back for 30 days. NULL where it is not deleted.
  deleted_utc_ms INTEGER,
  CHECK (tut_ms IS NULL OR set_time_ms IS NULL OR tut_ms <= set_time_ms)
) STRICT;

CREATE INDEX set_by_session ON lift_set (session_id);
CREATE INDEX set_by_start ON lift_set (started_utc_ms);
CREATE INDEX set_by_variation ON lift_set (variation, started_utc_ms);
CREATE INDEX set_under_way ON lift_set (started_utc_ms) WHERE ending IS NULL;
CREATE INDEX set_deleted ON lift_set (deleted_utc_ms) WHERE deleted_utc_ms IS NOT NULL;

-- Each attempt at a rep in the order tried: one that a pause broke off is tried again.
CREATE TABLE rep (
  set_id INTEGER NOT NULL REFERENCES lift_set (id) ON DELETE CASCADE,
  attempt INTEGER NOT NULL CHECK (attempt BETWEEN 1 AND 1000),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 1000),
  completed INTEGER NOT NULL CHECK (completed IN (0, 1)),
  -- From the start of the set.
  start_ms INTEGER NOT NULL CHECK (start_ms BETWEEN 0 AND 86400000),
  eccentric_ms INTEGER NOT NULL CHECK (eccentric_ms BETWEEN 0 AND 86400000),
  stretched_pause_ms INTEGER NOT NULL CHECK (stretched_pause_ms BETWEEN 0 AND 86400000),
  concentric_ms INTEGER NOT NULL CHECK (concentric_ms BETWEEN 0 AND 86400000),
  contracted_pause_ms INTEGER NOT NULL CHECK (contracted_pause_ms BETWEEN 0 AND 86400000),
  PRIMARY KEY (set_id, attempt)
) STRICT, WITHOUT ROWID;

-- What was changed by hand, with how it was before, so that it can be undone; kept for 30 days.
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  changed_utc_ms INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edited', 'deleted', 'noted', 'restored')),
  -- JSON: the former values of the changed columns, by the uid of the set or the session.
  before TEXT NOT NULL
) STRICT;
