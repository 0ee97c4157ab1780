"""The words of the Requests screen that have a number in them."""

from __future__ import annotations

from PySide6.QtCore import QObject


class RequestCounts(QObject):
    """Qt forms a plural in the name of an object."""

    def visits(self, count: int) -> str:
        """In the days that are kept."""
        return self.tr("%n visits in 30 days", "", count)

    def missed(self, count: int) -> str:
        """Visits to which they did not come."""
        return self.tr("%n missed", "", count)

    def ready(self, count: int) -> str:
        """The button that lists those without a clash."""
        return self.tr("Confirm %n without a clash", "", count)

    def confirm_all(self, count: int, *, tells: bool) -> str:
        """The button that confirms them; ``tells``: and the server tells the customers."""
        if not tells:
            return self.tr("Confirm %n", "", count)
        return self.tr("Confirm %n and tell the customers", "", count)

    def offer(self, count: int) -> str:
        """The button that offers times."""
        return self.tr("Offer %n times", "", count)

    def most(self, count: int) -> str:
        """More are not taken."""
        return self.tr("At most %n times are named at once.", "", count)

    def to_answer(self, count: int) -> str:
        """Beside the rail's entry, aloud."""
        return self.tr("%n visit requests to answer", "", count)

    def with_customers(self, count: int) -> str:
        """In the list of those to answer, and not counted with them."""
        return self.tr("%n more wait for their customer.", "", count)

    def nothing_against(self, count: int) -> str:
        """The heading of the list of several."""
        return self.tr("%n requests that nothing stands against", "", count)
