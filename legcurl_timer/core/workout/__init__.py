"""A workout: sets, rests and legs in their order, as a value that commands and times change."""
