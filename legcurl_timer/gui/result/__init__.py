"""The page that shows what was done, and the rest after it."""
