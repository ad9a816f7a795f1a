"""The error that ends a command."""


class CommandFailedError(Exception):
    """What was asked for could not be done; the message is one line for the user."""
