"""Nobody could be asked, and nothing was made: why, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal

from desktop.presenters.booking_draft import Missing
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.views.booking.page import BookingPage
from desktop.views.booking_now import now_words
from desktop.views.booking_now.ways_panel import WaysPanel


class NobodyPage(BookingPage):
    """The keys are on the first way."""

    schedule_asked = Signal()

    def __init__(self, flow: NowFlow) -> None:
        super().__init__("")
        self.flow = flow
        self.ways = WaysPanel(flow)
        self.ways.schedule_asked.connect(self.schedule_asked)
        self.body.addWidget(self.ways)
        self.body.addStretch(1)

    def refresh(self) -> None:
        if self.flow.phase is not NowPhase.NOBODY:
            return
        ways = self.flow.search_now.nobody
        title = now_words.shortage_words(self.flow.search_now.shortage, self.flow.draft.kind)
        self.heading.setText(title)
        self.setAccessibleName(title)
        self.subtitle.setText(
            QCoreApplication.translate("BookNow", "Nobody was asked. How would you like to go on?")
        )
        self.ways.show_ways(ways, anyway=ways is not None and ways.online > 0)
        self.tell(now_words.trouble_words(self.flow.search_now))

    def enter(self) -> None:
        self.refresh()
        self.ways.focus_first()

    def backward(self) -> bool:
        return self.ways.backward()

    def forward(self) -> Missing | None:
        return None
