"""The page that is seen while a set runs."""
