"""The walk-in's card, opened and filled as by hand; what stands on it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.views.calendar.walk_in_card import WalkInCard
from desktop.views.calendar.walk_in_lines import ChoiceLine, ResultPage
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, at


def at_ten() -> Scene:
    """A workshop that is open, with nothing booked."""
    made = scene()
    made.clock.set(at(MONDAY, "10:00"))
    return made


def opened(pilot: Pilot) -> WalkInCard:
    pilot.key(Qt.Key.Key_I)
    card = pilot.view.walk_ins.card
    assert card.isVisible()
    return card


def typed(card: WalkInCard, name: str = "Wanda Walker", phone: str = "5145550188") -> None:
    """Name, Tab, phone, as somebody does with one hand on the receiver."""
    QTest.keyClicks(card.name.line, name)
    QTest.keyClicks(card.phone.line, phone)


def page(card: WalkInCard) -> ResultPage:
    (found,) = [each for each in card.done.findChildren(ResultPage) if each.isVisible()]
    return found


def lines(card: WalkInCard) -> list[str]:
    shown = [each for each in card.form.findChildren(ChoiceLine) if each.isVisible() and each.isCheckable()]
    return [each.accessibleName() for each in sorted(shown, key=lambda each: each.y())]


def the_known(card: WalkInCard) -> ChoiceLine:
    """Whom of the books the form offers."""
    (found,) = [
        each for each in card.form.findChildren(ChoiceLine) if not each.isCheckable() and each.isVisible()
    ]
    return found
