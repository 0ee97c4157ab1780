"""What the owner asks of the server about people, mechanics and devices, and what it answers. No behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from scheduling.vocabulary import MechanicType, Role, VisitKind

LONGEST_NAME = 100
"""Characters of a person's, a mechanic's or a computer's."""
LEAST_PASSWORD, MOST_PASSWORD = 10, 256
"""Characters (NIST SP 800-63B asks for at least 8; length is the only rule)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLine:
    """Somebody of the staff, as the owner sees them."""

    id: UUID
    name: str
    role: Role
    email: str
    locale: str
    mechanic_id: UUID | None
    active: bool
    signs_in: bool
    """Whether there is a password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffList:
    """``GET /staff``: people, also those who left; no kiosks and no sites."""

    staff: list[StaffLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffForm:
    """``PUT /staff/{staff_id}``: a new person, or somebody said anew."""

    name: str
    role: Role
    """``owner``, ``receptionist`` or ``mechanic``."""
    email: str
    """To sign in by. Of somebody who has a password already it stays what it is."""
    locale: str = "fr-CA"
    mechanic_id: UUID | None = None
    """Which mechanic this person is; a mechanic needs one."""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordForm:
    """``PUT /staff/{staff_id}/password``: typed by the owner, to be told to the person."""

    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordLink:
    """``POST /staff/{staff_id}/password-link``: shown once; sets a password once."""

    code: str
    expires_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskCodeGiven:
    """``POST /devices/kiosk-code``: good for one kiosk until ``expires_at``; the one before counts no more."""

    code: str
    expires_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskWish:
    """``POST /auth/kiosk``: with the code that the owner reads out; capitals, spaces and hyphens do not matter."""

    code: str
    device_id: UUID
    """Made by the kiosk; under the same one it gets a new credential, and the old one ends."""
    name: str = ""
    app: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskLetIn:
    """``credential``: shown in this answer alone; it goes with each request in the place of a token."""

    credential: str
    tenant_id: UUID
    organization: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPassword:
    """``POST /auth/password``: with the code of such a link."""

    code: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanicForm:
    """``PUT /mechanics/{mechanic_id}``: a profile. Hours, buffers and acceptance are the mechanic's own settings."""

    name: str
    has_workshop: bool
    account_type: str = ""
    """``individual_mechanic``, ``workshop_mechanic`` or empty."""
    partnership: str = ""
    """``employee``, ``contractor`` or empty."""
    kinds: list[VisitKind] = field(default_factory=list)
    """Counts when the mechanic is made; later it is the settings'."""
    specialties: list[str] = field(default_factory=list)
    certifications: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    years: int = 0
    postal_code: str = ""
    sort: int = 0
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanicLine:
    id: UUID
    type: MechanicType
    """Follows from the rest."""
    kinds: list[VisitKind]
    """Those that can be booked."""
    rating: float | None
    profile: MechanicForm


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanicList:
    """``GET /mechanics``: also those who left, in the shop's order."""

    mechanics: list[MechanicLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceLine:
    id: UUID
    kind: str
    """``desktop``, ``kiosk`` or ``key``."""
    name: str
    app: str
    """The program's version when it last said hello."""
    created_at: int
    revoked_at: int | None
    staff_id: UUID | None = None
    staff_name: str = ""
    """Who signed in there last, as long as that is known."""
    renewed_at: int | None = None
    """When that sign-in was last renewed: about every quarter of an hour while the program runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceList:
    """``GET /devices``: also those without access, newest first."""

    devices: list[DeviceLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceForm:
    name: str
