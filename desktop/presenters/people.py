"""Who works here, for the owner: taken in, changed, given a code to set a password, no longer here. No words.

A mechanic's hours, kinds of visits and acceptance are their own: nothing of that is here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from desktop.presenters.customer_form import is_email
from desktop.presenters.on_server import OnServer, Reached
from scheduling.ids import uuid7
from scheduling.mechanics import INDIVIDUAL, WORKSHOP
from scheduling.staff_messages import MechanicForm, MechanicLine, PasswordLink, StaffForm, StaffLine
from scheduling.vocabulary import Role


class Standing(StrEnum):
    """How a mechanic whose profile is made now stands to the workshop."""

    EMPLOYEE = "employee"
    CONTRACTOR = "contractor"
    INDEPENDENT = "independent"


class PersonProblem(StrEnum):
    """What stands in the way of saving somebody."""

    NAME_MISSING = "name_missing"
    EMAIL_WRONG = "email_wrong"
    EMAIL_TAKEN = "email_taken"
    MECHANIC_MISSING = "mechanic_missing"
    MECHANIC_TAKEN = "mechanic_taken"
    LAST_OWNER = "last_owner"


class Manages(Protocol):
    """``desktop.sync.management.Management`` is one."""

    async def staff(self) -> list[StaffLine]: ...
    async def put_staff(self, staff_id: UUID, form: StaffForm) -> StaffLine: ...
    async def password_link(self, staff_id: UUID) -> PasswordLink: ...
    async def mechanics(self) -> list[MechanicLine]: ...
    async def put_mechanic(self, mechanic_id: UUID, form: MechanicForm) -> MechanicLine: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """Somebody as typed. ``standing``: a mechanic's profile is made for them, under ``mechanic_id``."""

    id: UUID
    name: str = ""
    email: str = ""
    role: Role = Role.RECEPTIONIST
    locale: str = "fr-CA"
    mechanic_id: UUID | None = None
    standing: Standing | None = None
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeGiven:
    """To be handed to its person: shown once, sets a password once."""

    staff_id: UUID
    name: str
    code: str
    expires_at: int


class People(OnServer):
    """The list, and the one code that was given last."""

    def __init__(self, server: Manages) -> None:
        super().__init__()
        self._server = server
        self.people: list[StaffLine] = []
        """Those who are here first."""
        self.mechanics: list[MechanicLine] = []
        self.code: CodeGiven | None = None

    async def load(self) -> None:
        """Ask for all of it."""
        await self._do(self._load, Reached.LOOKED)

    def new(self, locale: str) -> PersonDraft:
        """Somebody who is to be taken in; under the same id however often that is tried."""
        return PersonDraft(id=uuid7(), locale=locale)

    def draft_of(self, person: StaffLine) -> PersonDraft:
        """Somebody who is there, to be changed."""
        return PersonDraft(
            id=person.id,
            name=person.name,
            email=person.email,
            role=person.role,
            locale=person.locale,
            mechanic_id=person.mechanic_id,
            active=person.active,
        )

    def email_stays(self, draft: PersonDraft) -> bool:
        """Whether it is who signs in by this address already."""
        return any(person.id == draft.id and person.signs_in for person in self.people)

    def free_profiles(self, staff_id: UUID) -> list[MechanicLine]:
        """The mechanics that nobody else is, of those who work here; the person's own in any case."""
        taken = {person.mechanic_id for person in self.people if person.id != staff_id}
        own = next((person.mechanic_id for person in self.people if person.id == staff_id), None)
        free = [line for line in self.mechanics if line.id not in taken]
        return [line for line in free if line.profile.active or line.id == own]

    def is_last_owner(self, staff_id: UUID) -> bool:
        """Whether nobody would run the workshop if this person did not."""
        owners = {person.id for person in self.people if person.role is Role.OWNER and person.active}
        return owners == {staff_id}

    def problems(self, draft: PersonDraft) -> dict[str, PersonProblem]:
        """Field to what is wrong with it; empty when it can be sent."""
        found: dict[str, PersonProblem] = {}
        if not draft.name.strip():
            found["name"] = PersonProblem.NAME_MISSING
        if not is_email(draft.email):
            found["email"] = PersonProblem.EMAIL_WRONG
        if draft.role is Role.MECHANIC and draft.mechanic_id is None and draft.standing is None:
            found["mechanic"] = PersonProblem.MECHANIC_MISSING
        if self.is_last_owner(draft.id) and (draft.role is not Role.OWNER or not draft.active):
            found["role"] = PersonProblem.LAST_OWNER
        return found

    async def save(self, draft: PersonDraft) -> bool:
        """Whether the server took it; only of a draft without problems. A new mechanic's profile is made first."""

        async def work() -> None:
            form = StaffForm(
                name=draft.name.strip(),
                role=draft.role,
                email=draft.email.strip(),
                locale=draft.locale,
                mechanic_id=await self._profile(draft),
                active=draft.active,
            )
            await self._server.put_staff(draft.id, form)
            self.reached = Reached.ANSWERED
            await self._load()

        return await self._do(work)

    async def set_active(self, person: StaffLine, *, active: bool) -> bool:
        """Somebody does not work here any more, and is signed out everywhere; or is back."""
        return await self.save(replace(self.draft_of(person), active=active))

    async def give_code(self, person: StaffLine) -> bool:
        """A code with which the person sets a password; one that was given before counts no more."""

        async def work() -> None:
            link = await self._server.password_link(person.id)
            self.code = CodeGiven(
                staff_id=person.id, name=person.name, code=link.code, expires_at=link.expires_at
            )
            self.reached = Reached.LOOKED

        return await self._do(work)

    def drop_code(self) -> None:
        """It was handed over, and is not shown any more."""
        self.code = None
        self.changed.emit()

    def taken(self) -> dict[str, PersonProblem]:
        """What the server said is somebody else's, by the field."""
        if self.problem_field == "email":
            return {"email": PersonProblem.EMAIL_TAKEN}
        return {"mechanic": PersonProblem.MECHANIC_TAKEN} if self.problem_field == "mechanic_id" else {}

    async def _profile(self, draft: PersonDraft) -> UUID | None:
        if draft.standing is None:
            return draft.mechanic_id
        own = draft.standing is Standing.INDEPENDENT
        form = MechanicForm(
            name=draft.name.strip(),
            has_workshop=True,
            account_type=INDIVIDUAL if own else WORKSHOP,
            partnership="" if own else draft.standing.value,
            sort=max((line.profile.sort for line in self.mechanics), default=0) + 1,
        )
        made = draft.id  # of the person, so that a second try makes no second profile
        return (await self._server.put_mechanic(made, form)).id

    async def _load(self) -> None:
        people, mechanics = await self._server.staff(), await self._server.mechanics()
        self.people = sorted(people, key=lambda person: not person.active)
        self.mechanics = mechanics
        self.known = True
        self.reached = Reached.LOOKED
