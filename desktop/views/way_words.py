"""By which ways a message goes, in words; one of a newer server's that has no name here is said to be one."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from desktop.views.calendar.calendar_words import fill
from scheduling.message_kinds import Channel


def ways(channels: Collection[Channel], *, others: bool = False) -> str:
    """All of them, as they stand within a sentence; nothing of none."""
    translate = QCoreApplication.translate
    named = {Channel.EMAIL: translate("Ways", "by email"), Channel.SMS: translate("Ways", "by SMS")}
    each = [words for channel, words in named.items() if channel in channels]
    both = translate("Ways", "by email and SMS") if len(each) == len(named) else "".join(each)
    return with_other(both) if others else both


def with_other(named: str) -> str:
    """``named``, and by one that has no name here."""
    translate = QCoreApplication.translate
    if not named:
        return translate("Ways", "by a way this version does not know")
    return fill(translate("Ways", "%1, and by a way this version does not know"), named)
