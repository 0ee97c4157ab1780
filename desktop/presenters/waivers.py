"""All that the desk has to do with waivers, for whoever looks: opened at the first look. No words, no Qt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.paper_waivers import PaperWaivers, TakesPaper
from desktop.presenters.shipped_waivers import ShippedTexts
from desktop.presenters.waiver_texts import KeepsTexts, WaiverTextsPage
from desktop.presenters.waivers_due import AsksDue, WaiversDue
from desktop.presenters.waivers_signed import KeepsWaivers, SignedWaivers
from desktop.store.account_file import Account
from desktop.store.kept_file import KeptFile
from desktop.store.local_store import LocalStore


class AsksWaivers(AsksDue, KeepsWaivers, KeepsTexts, TakesPaper, Protocol):
    """``desktop.sync.waivers.Waivers`` is one."""


class WaiversDesk:
    """``shipped``: the folder of the drafts that come with the program; ``attach`` keeps a file with a booking."""

    def __init__(
        self,
        server: AsksWaivers,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        *,
        shipped: Path,
        account: Account,
        attach: Callable[[UUID, Path], Awaitable[KeptFile]],
    ) -> None:
        self.due = WaiversDue(server, store)
        self.signed = SignedWaivers(server, store, rights)
        self.texts = WaiverTextsPage(server, source, clock, rights, ShippedTexts(shipped))
        self.paper = PaperWaivers(server, self.texts, clock, rights, account, attach)

    @property
    def unsaved(self) -> bool:
        """Whether a text is being written, or a sheet copied."""
        return self.texts.unsaved or self.paper.sheet is not None
