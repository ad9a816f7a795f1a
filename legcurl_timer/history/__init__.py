"""What was done, kept for good: records, the database, its way in and out of other programs."""
