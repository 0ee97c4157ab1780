"""The server as one program: its parts put together for ``serve`` (here) and the commands that fill it."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar import Litestar
from litestar.datastructures import State
from litestar.openapi import OpenAPIConfig

from sync_server.api import webhooks
from sync_server.api.accounts import AccountController, SiteAccountsController
from sync_server.api.afterwards import AfterwardsController, FavouritesController, UpcomingController
from sync_server.api.audit import AuditController
from sync_server.api.auth import AuthController
from sync_server.api.availability import AvailabilityController
from sync_server.api.calendars import CalendarsController
from sync_server.api.checkouts import CheckoutsController
from sync_server.api.handovers import HandoversController, hand_over, hand_over_file, hand_over_part
from sync_server.api.health import health, program_version
from sync_server.api.holds import HoldsController
from sync_server.api.keys import KeysController
from sync_server.api.leases import LeasesController
from sync_server.api.management import ManagementController
from sync_server.api.matching import MatchingController
from sync_server.api.messages import MessagesController
from sync_server.api.money import MoneyController
from sync_server.api.offers import OffersController
from sync_server.api.presence import PresenceController
from sync_server.api.requests import RequestsController
from sync_server.api.site import SiteController
from sync_server.api.site_bookings import SiteBookingsController
from sync_server.api.site_checkouts import SiteCheckoutsController
from sync_server.api.site_matching import SiteMatchingController
from sync_server.api.site_paying import SitePayingController
from sync_server.api.site_requests import SiteRequestsController
from sync_server.api.staffing import StaffingController
from sync_server.api.sync import SyncController
from sync_server.api.visit_files import VisitFilesController
from sync_server.api.visits import VisitsController
from sync_server.api.waitlist import WaitlistController
from sync_server.api.waiver_texts import WaiverTextsController
from sync_server.api.waivers import WaiversController
from sync_server.api.workshops import ListingController, workshops
from sync_server.bootstrap import Bootstrap
from sync_server.config import read_escrow_key, read_secret
from sync_server.db.listener import VersionListener
from sync_server.http import illustrated
from sync_server.http.attempts import KeyLimits
from sync_server.http.context import DEPENDENCIES, Context
from sync_server.http.documented import COMPONENTS, TAGS
from sync_server.http.problems import HANDLERS
from sync_server.http.tokens import AccessTokens
from sync_server.services.escrow import Escrow
from sync_server.services.refresh_texts import RefreshTexts

MOST_BODY = 300_000
"""Bytes: a push is 256 KB at most."""


ROUTES = (
    AuthController,
    SyncController,
    HoldsController,
    LeasesController,
    AvailabilityController,
    AuditController,
    KeysController,
    WaiversController,
    VisitsController,
    VisitFilesController,
    AfterwardsController,
    FavouritesController,
    UpcomingController,
    WaiverTextsController,
    CalendarsController,
    MessagesController,
    SiteController,
    SiteCheckoutsController,
    SitePayingController,
    SiteAccountsController,
    AccountController,
    PresenceController,
    MatchingController,
    OffersController,
    WaitlistController,
    CheckoutsController,
    MoneyController,
    webhooks.payments,
    RequestsController,
    SiteRequestsController,
    SiteBookingsController,
    SiteMatchingController,
    ManagementController,
    ListingController,
    workshops,
    StaffingController,
    HandoversController,
    hand_over,
    hand_over_file,
    hand_over_part,
    health,
)


def create_context(bootstrap: Bootstrap) -> Context:
    """What requests need of the process; the listener is started with the application."""
    settings = bootstrap.settings
    secret = read_secret(settings.secret_file)
    return Context(
        bootstrap=bootstrap,
        tokens=AccessTokens(secret),
        refresh_texts=RefreshTexts(secret),
        listener=VersionListener(settings.database_url),
        escrow=Escrow(read_escrow_key(settings)),
        key_limits=KeyLimits(settings.key_requests),
    )


def create_app(bootstrap: Bootstrap, context: Context | None = None) -> Litestar:
    """The web application, ready for uvicorn or a test."""
    context = context or create_context(bootstrap)

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        context.listener.start()
        gc.collect()
        gc.freeze()  # what start-up made lives on: the collector need not look at it again
        gc.set_threshold(50_000, 20, 50)
        try:
            yield
        finally:
            await context.listener.stop()
            await bootstrap.close()

    return Litestar(
        ROUTES,
        lifespan=[lifespan],
        state=State({"context": context}),
        dependencies=DEPENDENCIES,
        exception_handlers=dict(HANDLERS),
        request_max_body_size=MOST_BODY,
        openapi_config=OpenAPIConfig(
            title="Auto Doctor Workshop",
            version=program_version(),
            description="One shop's bookings: what the desktop, a website or another system asks the server.",
            path="/schema",
            components=COMPONENTS,
            tags=TAGS,
            create_examples=False,
            use_handler_docstrings=True,
            render_plugins=[illustrated.Json(), illustrated.Yaml()],
        ),
        logging_config=None,
    )
