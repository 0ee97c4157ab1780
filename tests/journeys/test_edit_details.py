"""A customer calls back with more to say: what was said at booking is edited, seen on the other desk, taken back, and
put before a person where both desks changed the same."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt

from desktop.views.calendar.edit_card import EditCard
from desktop.views.intake_sheet import IntakeSheet
from tests.journeys.counting import counted
from tests.journeys.hands import at_rest, employed, session, take_back
from tests.journeys.shop import Pair, Picture
from tools.desks import Driven, on_view, until
from tools.offscreen_tour import book_by_keys
from tools.offscreen_tour import on_view as in_sight

K = Qt.Key
MORE = ", à l’arrière gauche"


async def _sheet(driven: Driven, visit: UUID) -> IntakeSheet:
    """By the key on the booking that is marked."""
    await driven.activate()
    await in_sight(driven, visit)
    driven.desk.calendar.select(visit)
    driven.calendar.grid.setFocus()
    driven.key(K.Key_E)
    return await until(lambda: driven.calendar.editor.sheet, "the form")


def _concern(driven: Driven, visit: UUID) -> str:
    row = session(driven, visit)
    return row.concern if row is not None else ""


async def test_what_was_said_is_edited_undone_and_decided_where_both_changed_it(
    pair: Pair, picture: Picture
) -> None:
    async with pair() as (left, right):
        where = await left.find_free(fits=employed)
        visit, _ = await book_by_keys(left, "Rappel Roy", where=where)
        await at_rest(left, right)
        said = _concern(left, visit)
        assert said

        await left.activate()
        await in_sight(left, visit)
        left.desk.calendar.select(visit)
        left.calendar.grid.setFocus()
        with counted(left, "details edited", steps=2, keys=2 + len(MORE)):
            left.step("the booking")
            left.key(K.Key_E)
            left.step("the form")
            left.type(MORE)
            picture(left, "form")
            left.key(K.Key_Return)
        assert _concern(left, visit) == said + MORE, "shown at once"
        picture(left, "card")
        await until(lambda: _concern(right, visit) == said + MORE, "the new words on the other desk")
        await at_rest(left, right)

        left.calendar.card.close_now()
        await take_back(left)
        await until(lambda: _concern(right, visit) == said, "what it was, on the other desk")
        await at_rest(left, right)

        await right.show_same_day(left)
        form = await _sheet(right, visit)
        first = await _sheet(left, visit)
        first.form.text.setPlainText("Bruit à l’avant, à froid")
        left.key(K.Key_Return)
        await at_rest(left)
        await until(lambda: _concern(right, visit) == "Bruit à l’avant, à froid", "the first desk's words")
        await right.activate()
        form.form.text.setPlainText("Bruit à l’arrière, en freinant")
        form.form.text.setFocus()
        right.key(K.Key_Return)
        (card,) = await until(lambda: on_view(right.calendar, EditCard), "both put before a person")
        right.calendar.card.close_now()
        assert set(card.yours) == {"concern"}
        picture(right, "clash")
        card.yours["concern"].click()
        await right.press(card.apply)
        await until(
            lambda: _concern(left, visit) == "Bruit à l’arrière, en freinant", "what was decided, on both"
        )
        await at_rest(left, right)
        assert left.desk.store.changes() == right.desk.store.changes() == []
