"""The page on which a workout is planned."""
