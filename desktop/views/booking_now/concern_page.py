"""What the customer says, whether it is urgent, and what it is about, which follows from the words by itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout

from desktop.presenters.booking_draft import Missing
from desktop.presenters.now_draft import NowStep
from desktop.presenters.now_flow import NowFlow
from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.file_box import FileBox, TakesDrops
from desktop.views.booking.intake_fields import NotesFold, category_field
from desktop.views.booking.page import BookingPage
from desktop.views.long_text import LongText


class NowConcernPage(TakesDrops, BookingPage):
    """The text has the focus."""

    def __init__(self, flow: NowFlow) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("Booking", "What is the matter?"))
        self.flow = flow
        self.subtitle.setText(translate("BookNow", "The mechanics who are asked read it."))
        self._told = ""
        tokens = theme().tokens
        label = style.text(translate("Booking", "In the customer’s words"), weight=600)
        self.body.addWidget(label)
        self.text = LongText()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(translate("BookNow", "Red oil light came on while driving"))
        self.text.setAccessibleName(translate("Booking", "Concern"))
        self.text.setMinimumHeight(4 * tokens.size("control"))
        self.text.setMaximumHeight(6 * tokens.size("control"))
        label.setBuddy(self.text)
        self.text.textChanged.connect(self._typed)
        self.body.addWidget(self.text)
        self.left = style.text("", tone="muted", size="small")
        self.body.addWidget(self.left)
        self.body.addSpacing(tokens.space(2))
        row = QHBoxLayout()
        row.setSpacing(tokens.space(2))
        about, self.category = category_field(flow.set_category)
        self.urgent = style.button(translate("BookNow", "Urgent: it cannot wait"), role="choice")
        self.urgent.setCheckable(True)
        self.urgent.setShortcut("Alt+U")
        self.urgent.setToolTip("Alt+U")
        self.urgent.toggled.connect(self._urgent_toggled)
        for widget in (about, self.category):
            row.addWidget(widget)
        row.addSpacing(tokens.space(4))
        row.addWidget(self.urgent)
        row.addStretch(1)
        self.body.addLayout(row)
        self.notes = NotesFold(flow, offered=False)
        self.body.addWidget(self.notes)
        self.files = None if flow.files is None else FileBox(flow.files, self.text)
        if self.files is not None:
            self.body.addSpacing(tokens.space(1))
            self.body.addWidget(self.files)
            self.setAcceptDrops(True)
        self.body.addStretch(1)

    def refresh(self) -> None:
        draft = self.flow.draft
        if self.text.toPlainText() != draft.concern:
            self.text.setPlainText(draft.concern)
        if self.category.text() != draft.category:
            self.category.setText(draft.category)
        if self.urgent.isChecked() is not draft.urgent:
            self.urgent.setChecked(draft.urgent)
        self.notes.refresh()
        icons.set_icon(self.urgent, "check" if draft.urgent else "circle-alert")
        lacking = draft.least_concern - len(draft.concern.strip())
        translate = QCoreApplication.translate
        enough = translate("Booking", "Enter continues, Shift+Enter begins a new line.")
        short = phrases.say(
            translate("Booking", "At least %1 characters, so that the mechanic can prepare."),
            draft.least_concern,
        )
        self.left.setText(self._told or (short if lacking > 0 else enough))

    def enter(self) -> None:
        # who goes on with what was said before, adds to it
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.TabFocusReason)

    def forward(self) -> Missing | None:
        self.tell("")
        return self.flow.advance()

    def tell(self, words: str) -> None:
        """Under the text, which is what has to be mended here, or the field beside."""
        self._told = words
        style.mark(self.left, tone="bad" if words else "muted")
        missing = self.flow.missing(NowStep.CONCERN) if words else None
        for field, lacks in ((self.text, Missing.CONCERN), (self.category, Missing.CATEGORY)):
            style.mark(field, invalid="true" if missing is lacks else "false")
            field.setAccessibleDescription(words if missing is lacks else "")
            if missing is lacks:
                field.setFocus()  # whoever clicked to go on types on here
        self.refresh()

    def _urgent_toggled(self, urgent: bool) -> None:
        self.flow.set_urgent(urgent)
        self.tell("")

    def _typed(self) -> None:
        text = self.text.toPlainText()
        if text != self.flow.draft.concern:
            self.flow.set_concern(text)
            self.tell("")
