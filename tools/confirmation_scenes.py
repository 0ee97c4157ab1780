"""A booking's confirmation on its card, for `tools.screenshots`: asked for again, and a server that is away."""

from __future__ import annotations

from collections.abc import Callable

from desktop.presenters.confirmations import Confirmations
from desktop.sync.errors import Unreachable
from scheduling.message_kinds import Channel
from scheduling.vocabulary import SessionState
from tools.card_scenes import open_card
from tools.pretended_messages import Post
from tools.stage import NOW, Stage


def _card(*, away: bool) -> Callable[[Stage], None]:
    """It was pressed."""

    def show(stage: Stage) -> None:
        row = next(row for row in stage.someone(SessionState.SCHEDULED) if (row.starts or 0) > NOW)
        desk = stage.desk
        post = Post(lambda _: row.starts or NOW, *Channel)
        post.fault = Unreachable("away") if away else None
        desk.calendar.actions.confirmations = Confirmations(
            stage.store, desk.source, desk.clock, desk.calendar.rights, post, desk.ask
        )
        card = open_card(stage, row.id)
        if card.confirmation is not None:
            card.confirmation.send.click()

    return show


SCENES: dict[str, Callable[[Stage], None]] = {
    "confirmation": _card(away=False),
    "confirmation-offline": _card(away=True),
}
