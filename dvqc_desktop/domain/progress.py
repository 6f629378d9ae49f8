"""How long work tells how far it is, and how it learns that it should stop."""


class Cancelled(Exception):
    """The user asked to stop; the work returns to the state before it began."""


class Progress:
    """Progress of one piece of work; this one tells nobody and is never stopped."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tells that `done` of `total` steps are over, with what is being done in words.

        A total of 0 means that the end is not known. Raises Cancelled when the user asked to stop.
        """

    def check(self) -> None:
        """Raises Cancelled when the user asked to stop."""


SILENT = Progress()
