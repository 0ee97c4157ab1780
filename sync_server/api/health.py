"""Whether the server and its database answer."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from litestar import get

from scheduling.records import Organization
from sync_server.http.context import Asked
from sync_server.http.documented import refusals
from sync_server.services.sign_in import NOBODY


def program_version() -> str:
    """The installed version, or the one that is being developed."""
    try:
        return version("autodoctor-workshop")
    except PackageNotFoundError:
        return "0.1.0"


@get("/health", tags=["health"], responses=refusals(signed_in=False))
async def health(context: Asked) -> dict[str, str]:
    """200 when both answer; 503 when the database does not."""
    async with context.bootstrap.unit_of_work(NOBODY) as uow:
        await uow.records.get(Organization, NOBODY)  # nothing is there, but the database had to say so
        return {"status": "ok", "database": "ok", "version": program_version()}
