"""Sound: from a timeline to samples, and from samples to a loudspeaker."""
