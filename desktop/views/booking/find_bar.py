"""Among whom, near where, and Find: above the mechanics of both booking windows. It looks for nobody itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from desktop.presenters.among import Among
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.booking.page import segments
from desktop.views.painted import ENTER
from scheduling.matching_messages import MOST_CITY

ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class PlaceField(QLineEdit):
    """Enter looks for what stands there; it does not go on to the next step."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in ENTER:
            event.accept()


class StaysPut(QObject):
    """Keeps the arrow keys from leading off a button that stands alone: Qt would go on to whatever comes next."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() in ARROWS and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        return super().eventFilter(watched, event)


class FindBar(QWidget):
    """``among`` says which are to be shown; ``typed`` what stands for the place; ``wanted``: look now."""

    among = Signal(object)
    typed = Signal(str)
    wanted = Signal()

    def __init__(self, place_name: str, parent: QWidget | None = None) -> None:
        """``place_name`` says what the place is for a screen reader, and in the field while it is empty."""
        super().__init__(parent)
        translate = QCoreApplication.translate
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().tokens.space(2))
        names = {
            Among.ALL: translate("Booking", "All"),
            Among.BRAND: translate("Booking", "Brand specialist"),
            Among.FAVOURITES: translate("Booking", "Favourites"),
        }
        self._group = QButtonGroup(self)
        self.choices: dict[Among, QPushButton] = {}
        for among, name in names.items():
            button = style.button(name, role="segment")
            button.setCheckable(True)
            self._group.addButton(button)
            self.choices[among] = button
        self._group.buttonClicked.connect(self._chosen)
        line.addWidget(segments(*self.choices.values()))
        line.addStretch(1)
        where = style.text(translate("Booking", "Near"), tone="muted")
        self.place = PlaceField()
        self.place.setMaxLength(MOST_CITY)
        self.place.setAccessibleName(place_name)
        self.place.setPlaceholderText(place_name)
        self.place.setFixedWidth(5 * theme().tokens.size("control"))
        self.place.textEdited.connect(self.typed)
        self.place.returnPressed.connect(self.wanted)
        where.setBuddy(self.place)
        self.button = style.button(translate("Booking", "Find"), icon="search")
        self.button.clicked.connect(self.wanted)
        self.button.installEventFilter(StaysPut(self.button))
        for widget in (where, self.place, self.button):
            line.addWidget(widget)

    def show_state(self, among: Among, place: str, *, makes: bool = True, busy: bool = False) -> None:
        """``makes``: there is a make of which somebody may be a specialist; ``busy``: it is being looked for."""
        for each, button in self.choices.items():
            button.setChecked(each is among)
            # Tab stops at the one that is chosen, arrows lead on; Qt sees to it only where a person chose by hand
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is among else Qt.FocusPolicy.ClickFocus)
        self.choices[Among.BRAND].setVisible(makes)
        if self.place.text() != place:
            self.place.setText(place)
        self.button.setEnabled(not busy or self.button.hasFocus())  # else the keys would go on by themselves

    @property
    def has_keys(self) -> bool:
        """Whether Enter is meant for this: it shows others, and does not go on to the next step."""
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def _chosen(self, pressed: QAbstractButton) -> None:
        self.among.emit(next(each for each, button in self.choices.items() if button is pressed))
