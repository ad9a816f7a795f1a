"""What the lifter chose, in files of its own: settings, presets, an unfinished workout."""
