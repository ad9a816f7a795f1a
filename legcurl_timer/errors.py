"""The errors that end a command."""


class CommandFailedError(Exception):
    """What was asked for could not be done; the message is one line for the user."""


class BadInputError(ValueError):
    """What was asked for makes no sense; the message is one line: what, where, and what is accepted."""
