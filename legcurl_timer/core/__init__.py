"""The rules of a paced set: pure values and functions on whole milliseconds, no clock, no toolkit."""
