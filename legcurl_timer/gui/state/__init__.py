"""Facts that several pages show, each held once and told by a signal."""
