"""Who charges cards: one gateway a process, by the settings. What a gateway must do is ``services.money.gateway``."""

from __future__ import annotations

from sync_server.config import ConfigurationError, Settings
from sync_server.payments.fake import FakeGateway
from sync_server.payments.manual import NoCards
from sync_server.services.money.gateway import PaymentGateway


def make_gateway(settings: Settings) -> PaymentGateway:
    """``none`` (cash and the terminal only) or ``fake`` (to try things out); raises ``ConfigurationError``."""
    if settings.payments == "none":
        return NoCards()
    if settings.payments == "fake":
        return FakeGateway(settings.webhook_secret.encode() or b"fake")
    raise ConfigurationError(f"AUTODOCTOR_PAYMENTS is not known: {settings.payments!r}")
