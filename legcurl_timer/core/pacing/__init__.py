"""One set on the beat: what it shall be, its timeline, where it stands, what has been done of it."""
