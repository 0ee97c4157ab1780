"""All that the desk has to do with waivers, for whoever looks: opened at the first look. No words, no Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.shipped_waivers import ShippedTexts
from desktop.presenters.waiver_texts import KeepsTexts, WaiverTextsPage
from desktop.presenters.waivers_due import AsksDue, WaiversDue
from desktop.presenters.waivers_signed import KeepsWaivers, SignedWaivers
from desktop.store.local_store import LocalStore


class AsksWaivers(AsksDue, KeepsWaivers, KeepsTexts, Protocol):
    """``desktop.sync.waivers.Waivers`` is one."""


class WaiversDesk:
    """``shipped``: the folder of the drafts that come with the program."""

    def __init__(
        self,
        server: AsksWaivers,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        *,
        shipped: Path,
    ) -> None:
        self.due = WaiversDue(server, store)
        self.signed = SignedWaivers(server, store, rights)
        self.texts = WaiverTextsPage(server, source, clock, rights, ShippedTexts(shipped))
