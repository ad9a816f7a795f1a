"""The page that shows what was trained, and lets it be corrected."""
