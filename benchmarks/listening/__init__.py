"""What hears in the benchmarks of cues and voice: made-up noise of a gym, and who listens in it."""
