-- What the lifter said of the beat: whether it was kept up with, NULL where not said; and whether there was pain.

ALTER TABLE lift_set ADD COLUMN kept_beat INTEGER CHECK (kept_beat IN (0, 1));
ALTER TABLE lift_set ADD COLUMN pain INTEGER NOT NULL DEFAULT 0 CHECK (pain IN (0, 1));
