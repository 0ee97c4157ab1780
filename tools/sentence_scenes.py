"""Scenes of the field for a booking in one sentence, for `tools.screenshots`: whole, unclear, taken, offline, empty."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.presenters.calendar_model import Mode
from desktop.presenters.sentence.parts import Part
from desktop.shell.sentence_box import SentenceBox
from desktop.theming import formats
from tools.quiet import settle
from tools.stage import Stage


def opened(stage: Stage, text: str) -> SentenceBox:
    """The field over the calendar with a sentence in it."""
    stage.desk.calendar.set_mode(Mode.WEEK)
    office = stage.open("calendar")
    settle()
    office.searching.write(stage.desk.calendar.seed_at_selection())
    (box,) = stage.window.findChildren(SentenceBox)
    box.field.setText(text)
    settle()
    return box


def _said(english: str, french: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        opened(stage, french if formats.language() == "fr" else english)

    return show


def whole_sentence(stage: Stage) -> tuple[str, str]:
    """A sentence about somebody in the demo of a name that is theirs alone: in English and in French."""
    names = [row.name for row in stage.tenant.customers]
    vehicle = next(
        row
        for row in stage.tenant.vehicles
        for owner in stage.tenant.customers
        if owner.id == row.customer_id and names.count(owner.name) == 1 and row.model.isalpha()
    )
    name = next(row.name for row in stage.tenant.customers if row.id == vehicle.customer_id)
    return (
        f"oil change {vehicle.model} {name} next thursday 2pm with Luc",
        f"vidange {vehicle.model} {name} jeudi prochain 14h avec Luc",
    )


def _whole(stage: Stage) -> None:
    english, french = whole_sentence(stage)
    opened(stage, french if formats.language() == "fr" else english)


def _choosing(stage: Stage) -> None:
    """Several of the name: one is to be chosen."""
    text = "vidange Tremblay jeudi 14h" if formats.language() == "fr" else "oil change Tremblay thursday 2pm"
    box = opened(stage, text)
    box.choose(Part.CUSTOMER)


def _offline(stage: Stage) -> None:
    stage.offline()
    _whole(stage)


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "whole": _whole,
    "empty": _said("", ""),
    "choosing": _choosing,
    "taken": _said("brakes grind when cold Roy tomorrow noon", "freins grincent à froid Roy demain midi"),
    "day": _said("windshield friday", "pare-brise vendredi"),
    "offline": _offline,
}
