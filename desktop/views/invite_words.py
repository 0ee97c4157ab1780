"""What stands in a saved invitation, in the customer's language, whatever the window speaks; and its file's name, which
whoever saves it reads.

Nothing of the customer or the vehicle: a calendar is seen by others too.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.presenters.invites import Invitation, InviteWords
from desktop.theming import formats
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.customer_speech import Speech
from scheduling.invite import InviteStatus
from scheduling.vocabulary import VisitKind

SUMMARY: Mapping[VisitKind, str] = {
    VisitKind.IN_PERSON: QT_TRANSLATE_NOOP("Invite", "Visit at %1"),
    VisitKind.VIDEO: QT_TRANSLATE_NOOP("Invite", "Video call with %1"),
    VisitKind.PHONE: QT_TRANSLATE_NOOP("Invite", "Phone call with %1"),
    VisitKind.CHAT: QT_TRANSLATE_NOOP("Invite", "Chat with %1"),
}
WITH = QT_TRANSLATE_NOOP("Invite", "With %1.")
TENTATIVE = QT_TRANSLATE_NOOP("Invite", "Not confirmed yet: you will hear from us.")
CANCELLED = QT_TRANSLATE_NOOP("Invite", "This appointment is cancelled.")
LINK = QT_TRANSLATE_NOOP("Invite", "By the link in our messages")
JOIN = QT_TRANSLATE_NOOP(
    "Invite", "Please sign and join by the link in our messages; it opens 15 minutes before."
)
SIGN = QT_TRANSLATE_NOOP("Invite", "Please come a few minutes early to sign the waiver.")
CALL = QT_TRANSLATE_NOOP("Invite", "To change or cancel: %1.")
FILE = QT_TRANSLATE_NOOP("Invite", "appointment")


def _file_name(starts: int, zone: tzinfo) -> str:
    return f"{QCoreApplication.translate('Invite', FILE)}-{formats.local(starts, zone):%Y-%m-%d}.ics"


def invite_words(invitation: Invitation) -> InviteWords:
    """All of it."""
    speech = Speech("Invite", invitation.language)
    say = speech.say
    row, shop = invitation.session, invitation.shop
    in_person = row.kind is VisitKind.IN_PERSON
    address = ", ".join(part for part in (shop.address, shop.city, shop.postal_code) if part)
    lines = [say(CANCELLED)] if invitation.status is InviteStatus.CANCELLED else []
    if invitation.status is InviteStatus.TENTATIVE:
        lines = [say(TENTATIVE)]
    if invitation.status is not InviteStatus.CANCELLED:
        lines += [say(WITH, invitation.mechanic)] if invitation.mechanic else []
        lines.append(say(SIGN if in_person else JOIN))
    with speech.forms():
        reach = ", ".join(
            part for part in (formats.phone(shop.phone) if shop.phone else "", shop.email) if part
        )
    lines += [say(CALL, reach)] if reach else []
    return InviteWords(
        summary=say(SUMMARY[row.kind], shop.name),
        location=address if in_person else say(LINK),
        description="\n".join(lines),
        file_name=_file_name(row.starts or 0, invitation.zone),
    )
