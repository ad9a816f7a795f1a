"""The page on which the sound is tried out."""
