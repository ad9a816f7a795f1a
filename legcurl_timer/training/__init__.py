"""A workout under way, without a toolkit: what is heard, what is recorded, what comes next."""
