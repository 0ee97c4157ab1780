"""Waivers, as the server has them: the texts, what was signed, what is done with it, who has still to sign."""

from __future__ import annotations

from uuid import UUID

from desktop.sync.account import Access
from scheduling.waiver_messages import (
    ActAnswer,
    ActRequest,
    MissingWaivers,
    PublishText,
    TextDiff,
    Verification,
    WaiverDelivery,
    WaiverDetail,
    WaiverPage,
    WaiverReceipt,
    WaiverTexts,
)
from scheduling.waiver_records import WaiverTemplate


class Waivers:
    """Asks the server directly; all may raise ``Offline``, ``Refused`` and ``NotKept``."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def missing(self) -> MissingWaivers:
        """Today's sessions whose customer has still to sign."""
        return await self._access.call("GET", "/waivers/missing", MissingWaivers)

    async def page(self, before: int | None = None) -> WaiverPage:
        """What was signed, the newest first; ``before``: where the page before ended."""
        params: dict[str, str | int] = {} if before is None else {"before": before}
        return await self._access.call("GET", "/waivers", WaiverPage, params=params)

    async def read(self, waiver_id: UUID) -> WaiverDetail:
        """One whole; that it was read is in the history."""
        return await self._access.call("GET", f"/waivers/{waiver_id}", WaiverDetail)

    async def act(self, waiver_id: UUID, request: ActRequest) -> ActAnswer:
        """Supersede it, keep it for a lawsuit, or end that; safe to repeat by the act's id."""
        return await self._access.call("POST", f"/waivers/{waiver_id}/acts", ActAnswer, body=request)

    async def deliver(self, delivery: WaiverDelivery) -> WaiverReceipt:
        """Hand over a sheet that this person witnesses; the same record is answered the same."""
        return await self._access.call("POST", "/waivers", WaiverReceipt, body=delivery)

    async def verify(self) -> Verification:
        """Whether what was signed is still what was signed; reads everything."""
        return await self._access.call("GET", "/waivers/verify", Verification)

    async def texts(self) -> WaiverTexts:
        """Every version of every text."""
        return await self._access.call("GET", "/waiver-texts", WaiverTexts)

    async def diff(self, before: UUID, after: UUID) -> TextDiff:
        """What changed from one version to another."""
        params: dict[str, str | int] = {"before": str(before), "after": str(after)}
        return await self._access.call("GET", "/waiver-texts/diff", TextDiff, params=params)

    async def publish(self, text: PublishText) -> WaiverTemplate:
        """The next version; safe to repeat by its id."""
        return await self._access.call("POST", "/waiver-texts", WaiverTemplate, body=text)
