"""A place on the waitlist before it is taken: who, for what, whom they wait for, how long, and how they are told."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QButtonGroup

from desktop.presenters.booking_draft import Missing
from desktop.presenters.carriers import Reach
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.theming import formats, style, words
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.page import BookingPage, segments
from desktop.views.booking.phrases import say
from desktop.views.booking.review_table import Line, ReviewTable
from desktop.views.booking_now import now_words
from desktop.views.long_text import LongText


class JoinPage(BookingPage):
    """Nothing is asked of the server before the main button; the keys are in what the customer says."""

    def __init__(self, flow: NowFlow) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("BookNow", "Put them on the waitlist?"))
        self.flow = flow
        self.card = ReviewTable()
        self.body.addWidget(self.card)
        self.anybody = style.button(translate("BookNow", "Whoever comes online first"), role="segment")
        self.only = style.button("", role="segment")
        self._group = QButtonGroup(self)
        for button in (self.anybody, self.only):
            button.setCheckable(True)
            self._group.addButton(button)
        self._group.buttonClicked.connect(self._chosen)
        self.whom = segments(self.anybody, self.only)
        self.body.addSpacing(theme().tokens.space(1))
        self.body.addWidget(self.whom, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(theme().tokens.space(1))
        label = style.text(translate("BookNow", "What it is about, if they say so"), weight=600)
        self.body.addWidget(label)
        self.text = LongText()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(translate("BookNow", "Red oil light came on while driving"))
        self.text.setAccessibleName(translate("Booking", "Concern"))
        self.text.setMaximumHeight(2 * theme().tokens.size("control"))
        self.text.textChanged.connect(self._typed)
        label.setBuddy(self.text)
        self.body.addWidget(self.text)
        self.body.addSpacing(theme().tokens.space(1))
        self.notice = style.text("", tone="muted")
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setWordWrap(True)
        self.body.addWidget(self.notice)
        self.body.addStretch(1)

    def refresh(self) -> None:
        if self.flow.phase is not NowPhase.JOIN:
            return
        translate = QCoreApplication.translate
        customer = self.flow.draft.customer
        name = customer.name if customer is not None else ""
        self.subtitle.setText(say(translate("BookNow", "%1 is not on the list yet."), name))
        self.card.show_lines(self._lines())
        if self.text.toPlainText() != self.flow.draft.concern:
            self.text.setPlainText(self.flow.draft.concern)
        wished = self.flow.mechanic(self.flow.draft.wished)
        self.whom.setVisible(wished is not None)
        if wished is not None:
            self.only.setText(say(translate("BookNow", "Only %1"), wished.name))
        self.anybody.setChecked(not self.flow.only_wished)
        self.only.setChecked(self.flow.only_wished)
        kept = translate(
            "BookNow",
            "What you entered stays on this computer while the program is open, for when their turn comes.",
        )
        self.notice.setText(f"{self._next()}\n{kept}")
        self.tell(now_words.line_trouble(self.flow))

    def enter(self) -> None:
        self.refresh()
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.TabFocusReason)

    def forward(self) -> Missing | None:
        self.flow.join()
        return None

    def _lines(self) -> list[Line]:
        translate, draft = QCoreApplication.translate, self.flow.draft
        assert draft.kind is not None  # noqa: S101 else nobody could join
        assert draft.customer is not None  # noqa: S101
        contact = [formats.phone(draft.customer.phone), draft.customer.email]
        who = " · ".join(part for part in (draft.customer.name, *contact) if part)
        if draft.customer_is_new:
            who = say(translate("Booking", "%1 (new customer)"), who)
        kind = f"{formats.capital(words.kind_words(draft.kind))} · {', '.join(phrases.plan_parts(draft))}"
        wished = self.flow.mechanic(draft.wished) if self.flow.only_wished else None
        whom = wished.name if wished is not None else self.anybody.text()
        return [
            ("user", translate("Booking", "Customer"), who),
            (words.kind_icon(draft.kind), translate("Booking", "Visit"), kind),
            ("users", translate("BookNow", "Waits for"), whom),
            ("hourglass", translate("BookNow", "How long"), now_words.line_words(self.flow.ways_known())),
            ("mail", translate("BookNow", "Is told"), self._told()),
            ("credit-card", translate("Booking", "Price"), self._price()),
        ]

    def _typed(self) -> None:
        text = self.text.toPlainText()
        if text != self.flow.draft.concern:
            self.flow.set_concern(text)

    def _told(self) -> str:
        translate, customer = QCoreApplication.translate, self.flow.draft.customer
        match self.flow.carriers.reach(customer.email if customer is not None else ""):
            case Reach.SENT:
                return translate("BookNow", "By email, now and when a mechanic comes online")
            case Reach.NOT_SET_UP:
                return translate(
                    "BookNow", "Not by message, which the server is not set up to send: please call them"
                )
            case Reach.UNKNOWN:
                return translate("BookNow", "By email, if the server is set up to send messages")
        return translate("BookNow", "Not by email, since none is known: please call them")

    def _price(self) -> str:
        translate, draft = QCoreApplication.translate, self.flow.draft
        free = translate("BookNow", "Nothing is charged for waiting")
        if draft.plan is None or not draft.price_cents:
            return free
        then = say(translate("BookNow", "%1 if it is booked then"), phrases.price_words(draft.price_cents))
        return f"{free} · {then}"

    def _next(self) -> str:
        return QCoreApplication.translate(
            "BookNow",
            "When a mechanic comes online, their time is held for a while and you are told on this screen. It is "
            "booked only once you do so.",
        )

    def _chosen(self) -> None:
        self.flow.set_only_wished(self.only.isChecked())
