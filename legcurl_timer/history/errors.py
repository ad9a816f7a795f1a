"""What can go wrong with a history, each with one line for the lifter."""


class HistoryError(Exception):
    """The history cannot be used just now; the message is one line for the lifter."""


class NewerHistoryError(HistoryError):
    """The history was written by a newer version of this program, and is left as it is."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"The history was written by a newer Leg Curl Timer (form {found}, this one reads up to "
            f"{known}). It stays as it is; please install the newer version."
        )
