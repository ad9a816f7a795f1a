-- What was seen of a set, by the camera or by taps, beside what was paced; nothing is said where nothing saw it.

ALTER TABLE lift_set ADD COLUMN measured_by TEXT CHECK (measured_by IN ('camera', 'taps'));
ALTER TABLE lift_set ADD COLUMN measured_trusted INTEGER
  CHECK (measured_trusted IN (0, 1)) CHECK ((measured_trusted IS NULL) = (measured_by IS NULL));
-- What stood in the way of trust, in a few words.
ALTER TABLE lift_set ADD COLUMN measured_why TEXT NOT NULL DEFAULT '' CHECK (length(measured_why) <= 200);
ALTER TABLE lift_set ADD COLUMN measured_tut_ms INTEGER CHECK (measured_tut_ms BETWEEN 0 AND 86400000);

CREATE INDEX set_measured ON lift_set (started_utc_ms) WHERE measured_trusted = 1;

-- Each rep as it was done, numbered as they were seen, which need not be the numbers of the attempts.
CREATE TABLE measured_rep (
  set_id INTEGER NOT NULL REFERENCES lift_set (id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 1000),
  -- From the start of the set.
  start_ms INTEGER NOT NULL CHECK (start_ms BETWEEN 0 AND 86400000),
  -- After the beat; below 0 before it.
  late_ms INTEGER CHECK (late_ms BETWEEN -86400000 AND 86400000),
  eccentric_ms INTEGER NOT NULL CHECK (eccentric_ms BETWEEN 0 AND 86400000),
  stretched_pause_ms INTEGER NOT NULL CHECK (stretched_pause_ms BETWEEN 0 AND 86400000),
  concentric_ms INTEGER NOT NULL CHECK (concentric_ms BETWEEN 0 AND 86400000),
  contracted_pause_ms INTEGER NOT NULL CHECK (contracted_pause_ms BETWEEN 0 AND 86400000),
  half INTEGER NOT NULL CHECK (half IN (0, 1)),
  trusted INTEGER NOT NULL CHECK (trusted IN (0, 1)),
  why TEXT NOT NULL CHECK (length(why) <= 200),
  PRIMARY KEY (set_id, number)
) STRICT, WITHOUT ROWID;
