"""The settings' pages on what the workshop is and on its line of the public list. They paint and forward."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.presenters.editing import Editing
from desktop.presenters.organization import GRIDS, LOCALES, PROVINCES, Listing, Place
from desktop.theming import formats, words
from desktop.views.asked import AskedPage, Spawn, note
from desktop.views.calendar.calendar_words import DOT, fill
from desktop.views.settings.form import Form
from desktop.views.settings.kind_ticks import shown_kinds
from desktop.views.settings.page_parts import Notice, top
from desktop.views.settings.place_words import province_words, zone_words

LANGUAGES = dict(zip(LOCALES, ("English", "Français"), strict=True))


class FormPage(AskedPage):
    """A page that is one form over one thing of the server's."""

    def __init__(self, editing: Editing[Any], spawn: Spawn) -> None:
        super().__init__(editing, spawn)
        self._editing = editing
        self.form = self._form()
        self.form.setParent(self)
        self.form.hide()
        self.form.save_asked.connect(self._save)
        self.form.left.connect(editing.discard)
        self.refresh()

    @abstractmethod
    def _form(self) -> Form:
        """Its fields."""

    def load(self) -> None:
        """Ask for all of it."""
        self._spawn(self._editing.load())

    def _save(self) -> None:
        self._spawn(self._editing.save())


class PlaceSection(FormPage):
    """Name, address, zone, language, and how customers may book."""

    def __init__(self, place: Place, spawn: Spawn) -> None:
        self._place = place
        super().__init__(place, spawn)

    def content(self) -> Sequence[QWidget]:
        self.form.refresh()
        self.form.show()
        about = self.tr(
            "What customers read about the workshop, and how they may book where a mechanic has no own rules."
        )
        shown = [top(self.tr("Organization"), about), self.form]
        if self._place.zone_moves:
            moved = self.tr(
                "In another time zone the opening hours are those of that zone. What is booked stays at its instant."
            )
            shown.insert(1, Notice(moved))
        return shown

    def _form(self) -> Form:
        form = Form(self._place)
        form.line("name", self.tr("Name"))
        form.line("address", self.tr("Street and number"))
        form.line("city", self.tr("City"))
        form.choice("province", self.tr("Province"), _provinces)
        form.line("postal_code", self.tr("Postal code"), wide=120)
        form.line("phone", self.tr("Phone"), stored=formats.phone)
        form.line("email", self.tr("Email"))
        form.choice(
            "zone",
            self.tr("Time zone"),
            partial(_zones, self._place),
            hint=self.tr("Opening hours are local times of it."),
        )
        form.segments(
            "locale",
            self.tr("Language"),
            LANGUAGES.items(),
            hint=self.tr("For customers of whom none is known."),
        )
        form.line(
            "buffer_minutes",
            self.tr("Kept free after a visit"),
            hint=self.tr("Nothing is booked in that time."),
        )
        form.line(
            "notice_minutes",
            self.tr("Notice"),
            hint=self.tr("Customers book at least so long before. At the desk anybody may book at once."),
        )
        form.line(
            "horizon_days", self.tr("How far ahead"), hint=self.tr("Bookings are taken for so many days.")
        )
        form.segments(
            "grid_minutes",
            self.tr("Steps of times"),
            [(step, formats.duration(step)) for step in GRIDS],
            hint=self.tr("Between two times that are offered, from where the hours begin."),
        )
        return form


class ListingSection(FormPage):
    """Whether customers find the workshop by their postal code."""

    def __init__(self, listing: Listing, spawn: Spawn) -> None:
        self._listing = listing
        super().__init__(listing, spawn)

    def content(self) -> Sequence[QWidget]:
        self.form.refresh()
        self.form.show()
        about = self.tr(
            "Whoever looks for a workshop near a postal code finds it on this list, which websites ask the server for."
            " Name, city and phone are those of the organization."
        )
        return [top(self.tr("Public list"), about), self.form, note(self._seen(), "muted")]

    def _seen(self) -> str:
        """What customers see now."""
        answer = self._listing.row
        if answer is None or not answer.listed:
            return self.tr("Now it is not on the list.")
        shown = answer.shown
        place = ", ".join(part for part in (shown.city, shown.province, shown.postal_area) if part)
        parts = [shown.name, place, formats.phone(shown.phone), shown.website]
        parts += [words.kind_words(kind) for kind in shown.kinds]
        return fill(self.tr("On the list now: %1"), DOT.join(part for part in parts if part))

    def _form(self) -> Form:
        form = Form(self._listing)
        form.tick("listed", self.tr("Public list"), self.tr("Customers find the workshop"))
        form.line("website", self.tr("Website"), hint=self.tr("Where they book. It begins with https://."))
        form.own("kinds", shown_kinds(self.tr("Kinds of visit"), self._listing.tick))
        form.tick("shows_phone", self.tr("Phone"), self.tr("The phone number is shown"))
        return form


def _provinces() -> list[tuple[str, str]]:
    return [(province, province_words(province)) for province in PROVINCES]


def _zones(place: Place) -> list[tuple[str, str]]:
    return [(zone, zone_words(zone)) for zone in place.zones()]
