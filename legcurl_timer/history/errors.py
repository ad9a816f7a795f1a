"""What can go wrong with a history, each with one line for the lifter."""


class HistoryError(Exception):
    """The history cannot be used just now; the message is one line for the lifter."""


class NewerHistoryError(HistoryError):
    """The history was written by a newer version of this program, and is left as it is."""
