"""What the sets of the past say about the next time."""
