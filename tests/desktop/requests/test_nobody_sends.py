"""The Requests screen of a workshop whose server sends no messages: it says so, and that the workshop has to tell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.wished import ask
from tests.desktop.requests.hands import Hands
from tests.desktop.shell.widgets import cut_labels

K = Qt.Key
YOURSELF = "The server is not set up to send messages: please tell the customer yourself, in French."


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    return Hands(qtbot, shop, carried=frozenset())


def _preview(hands: Hands, key: Qt.Key) -> list[str]:
    """Its heading, its way and when it goes; and the button."""
    hands.key(key)
    panel = hands.view.panel
    assert panel is not None
    assert cut_labels(panel) == []
    shown = panel.preview
    return [shown.heading.text(), shown.way.text(), shown.when.text(), panel.yes.text()]


@pytest.mark.parametrize(("key", "button"), [(K.Key_Enter, "Confirm"), (K.Key_X, "Decline")])
def test_the_answer_is_the_workshops_to_tell(hands: Hands, key: Qt.Key, button: str) -> None:
    assert hands.view.foot.hint.text().startswith("No message goes out: you see what to tell the customer")
    assert _preview(hands, key) == ["What to tell the customer", YOURSELF, "", button]


def test_other_times_are_too_and_nobody_is_promised_a_link(hands: Hands) -> None:
    assert _preview(hands, K.Key_O)[:3] == ["What to tell the customer", YOURSELF, ""]
    panel = hands.view.panel
    assert panel is not None
    assert "lien" not in panel.preview.text.text()


def test_all_at_once_are_too(hands: Hands) -> None:
    hands.key(K.Key_A)
    assert hands.view.batch.told.text().startswith("The server is not set up to send messages")
    assert hands.view.batch.yes.text() == "Confirm 3"


def test_of_a_server_that_has_never_said_nothing_is_promised(qtbot: QtBot, shop: Scene) -> None:
    hands = Hands(qtbot, shop, carried=None)
    heading, way, when, button = _preview(hands, K.Key_Enter)
    assert heading == "What the customer is told"
    assert way.endswith("in French.")
    assert when == "Sent as soon as the server has your answer, if it is set up to send messages."
    assert button == "Confirm"
    hands.key(K.Key_Escape)
    hands.key(K.Key_A)
    assert "if the server is set up to send messages" in hands.view.batch.told.text()


def test_who_answers_first_is_waited_for_before_the_customer_hears_of_it(qtbot: QtBot) -> None:
    made = scene()
    ask(made, "hers", "10:00", preferred_mechanic_id=made.garage.olga.id)
    hands = Hands(qtbot, made, carried=frozenset())
    heading, way, when, _ = _preview(hands, K.Key_Enter)
    assert (heading, way) == ("What to tell the customer", YOURSELF.replace("French", "English"))
    assert when == "Not before Olga has accepted: until then nothing is settled."
