"""The settings' pages on messages and on payments: what the server is set up for. Nothing to edit here."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.presenters.server_setup import Planned, SetUp
from desktop.theming import formats, style
from desktop.views.asked import AskedPage, Spawn, note
from desktop.views.calendar.calendar_words import fill
from desktop.views.settings.message_words import message_title, planned_words
from desktop.views.settings.page_parts import Notice, entry, listed, top
from desktop.views.way_words import ways


class SetupPage(AskedPage):
    """Of what the server says of itself."""

    def __init__(self, setup: SetUp, spawn: Spawn) -> None:
        super().__init__(setup, spawn)
        self._setup = setup
        self.refresh()

    def load(self) -> None:
        """Ask for all of it."""
        self._spawn(self._setup.load())

    @abstractmethod
    def content(self) -> Sequence[QWidget]:
        """What stands there."""


class MessagesSection(SetupPage):
    """What goes out to customers and staff, when, and over what."""

    def content(self) -> Sequence[QWidget]:
        about = self.tr(
            "What customers and staff are told, in the customer’s language, with times in the workshop’s zone."
            " Reminders can be switched off for a booking."
        )
        return [
            top(self.tr("Messages"), about),
            Notice(self._standing(), bad=not self._setup.sends),
            note(self._quiet(), ""),
            style.text(self.tr("To customers"), weight=600),
            listed([self._row(each) for each in self._setup.planned(customers=True)]),
            style.text(self.tr("To staff"), weight=600),
            listed([self._row(each) for each in self._setup.planned(customers=False)]),
        ]

    def _standing(self) -> str:
        if not self._setup.sends:
            return self.tr(
                "No message leaves this server: nothing is set up there to send email or SMS. What is planned below is"
                " dropped when it is due. The texts come with the sending, so there is none to look at yet."
            )
        carriers = self._setup.carriers
        said = self.tr("Messages go out %1. Their texts are the sender’s and are not changed here.")
        return fill(said, ways(carriers.channels or (), others=carriers.others))

    def _quiet(self) -> str:
        quiet = self._setup.quiet
        if quiet is None:
            return self.tr("There are no quiet hours. They are set under Policies, “When messages go out”.")
        said = self.tr("Quiet hours: %1 to %2. They are set under Policies, “When messages go out”.")
        return fill(said, *(formats.minute(each) for each in quiet))

    def _row(self, planned: Planned) -> QWidget:
        return entry("mail", message_title(planned.kind), planned_words(planned, self._setup.messages))


class PaymentsSection(SetupPage):
    """Who charges cards, and what is taken by hand."""

    def content(self) -> Sequence[QWidget]:
        about = self.tr("How money is taken, and what the workshop asks for at booking.")
        rows = [
            entry("credit-card", self.tr("Cards"), self._cards()),
            entry("inbox", self.tr("Cash and terminal"), self._by_hand()),
            entry(
                "calendar-check",
                self.tr("Deposit for a visit in person"),
                formats.money(self._setup.money.deposit),
            ),
        ]
        others = self.tr("Deposit, shares and the coin are set under Policies; prices under Plans.")
        return [top(self.tr("Payments"), about), listed(rows), note(others, "muted")]

    def _cards(self) -> str:
        payments = self._setup.setup.payments
        if payments == "none":
            return self.tr("No card service is connected. It is set up where the server runs.")
        if payments == "fake":
            return self.tr("A trial that charges nobody. A card service is set up where the server runs.")
        return fill(self.tr("Connected: %1."), payments)

    def _by_hand(self) -> str:
        step = self._setup.payments.cash_step
        said = self.tr("Recorded by hand at each booking; cash is rounded to %1.")
        return fill(said, formats.money(step))
