"""Sign-in by hand, with a wrong password and then the right one; French and dark chosen while the window is open."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desktop.theming.theme import theme
from desktop.views.calendar_view import CalendarView
from desktop.views.sign_in_view import SignInView
from tests.journeys.shop import Demo, Picture, Sit
from tools.desks import Driven, on_view, until, words

ENGLISH = {"Calendar", "Settings", "Today", "Day", "Week", "Book", "Up to date", "Needs an answer", "Legend"}


async def test_by_hand_then_in_french_and_dark(demo: Demo, sit: Sit, picture: Picture) -> None:
    person = demo.named("Gaétan Tremblay")
    async with sit(None) as driven:
        (page,) = await until(lambda: on_view(driven.app.window, SignInView), "the sign-in page")
        assert driven.app.window.focusWidget() is page.email
        await driven.activate()
        driven.type(person.email)
        driven.key(Qt.Key.Key_Tab)
        driven.type("not the password")
        driven.key(Qt.Key.Key_Return)
        await until(lambda: page.trouble.isVisible() and page.trouble.text(), "the answer")
        assert page.trouble.text() == "The email or the password is not right."
        assert driven.app.window.focusWidget() is page.password, "to type it again at once"
        assert page.email.text() == person.email
        picture(driven, "wrong-password")
        page.password.selectAll()
        driven.type(person.password)
        driven.key(Qt.Key.Key_Return)
        await driven.ready()
        await until(lambda: driven.badge() == "Up to date", "the badge")
        await driven.to_front()
        driven.key(Qt.Key.Key_D)
        await until(lambda: set(words(driven.app.window)) >= ENGLISH, "the day with all its words")
        picture(driven, "signed-in")

        await driven.to_front()
        driven.key(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        await _choose(driven, "Français")
        await until(lambda: "Réglages" in words(driven.app.window), "the settings in French")
        await _choose(driven, "Sombre")
        assert theme().name == "dark"
        picture(driven, "settings-french-dark")
        _no_loose_ends(driven)
        await driven.activate()
        driven.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: on_view(driven.app.window, CalendarView), "the calendar")
        bar = driven.calendar.area.verticalScrollBar()
        await until(lambda: bar.value() > 0, "the calendar to open at the working day")
        said = words(driven.app.window)
        assert not ENGLISH & set(said), "everything on view is French"
        assert "Calendrier" in said
        _no_loose_ends(driven)
        ground = driven.app.window.grab().toImage().pixelColor(4, 4)
        assert ground.lightness() < 80, "the window is dark"
        picture(driven, "calendar-french-dark")


def _no_loose_ends(driven: Driven) -> None:
    """Nothing that a person should not see: escapes, places that were not filled."""
    loose = [text for text in words(driven.app.window) if re.search(r"&#|#x|%\d|%n", text)]
    assert loose == []


async def _choose(driven: Driven, text: str) -> None:
    """Press the button that says so."""
    buttons = on_view(driven.app.window, QAbstractButton)
    (button,) = [one for one in buttons if one.text() == text]
    await driven.press(button)
