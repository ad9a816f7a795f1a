"""Questions to the history, each answered by the database in one go."""
