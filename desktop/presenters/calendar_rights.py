"""What the signed-in person may do with a session on the calendar. The table itself is ``scheduling.rights``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from scheduling.mechanics import is_affiliated, mechanic_type
from scheduling.records import Mechanic, Session, StaffMember
from scheduling.rights import Action, may
from scheduling.sessions import Actor, is_accepted, is_left
from scheduling.vocabulary import MechanicType, Role

if TYPE_CHECKING:
    from desktop.store.account_file import Account
    from desktop.store.resting import WeekRows

_ACTORS = {Role.OWNER: Actor.OWNER, Role.RECEPTIONIST: Actor.RECEPTIONIST, Role.MECHANIC: Actor.MECHANIC}


class Rights:
    """Asked anew each time: a role or a person's mechanic may change while the window is open."""

    def __init__(self, store: WeekRows, account: Account) -> None:
        self._store = store
        self._account = account

    @property
    def role(self) -> Role:
        """What the person is now, as far as the rows say; else as what they signed in."""
        staff = self._person()
        return staff.role if staff is not None else self._account.role

    @property
    def as_staff(self) -> bool:
        """Whether the workshop's own leeway applies (inside the notice, without the buffer)."""
        return self.role in {Role.OWNER, Role.RECEPTIONIST}

    @property
    def own_mechanic(self) -> UUID | None:
        """The mechanic that this person is, if any."""
        staff = self._person()
        return staff.mechanic_id if staff is not None else None

    def may_book(self, mechanic_id: UUID | None = None) -> bool:
        """Whether a booking with that mechanic may be made here."""
        own = mechanic_id is not None and mechanic_id == self.own_mechanic
        return self._may(Action.BOOK, own=own and self._works_here())

    def may_book_at_all(self) -> bool:
        """Whether bookings may be made here, if only with oneself."""
        return self._may(Action.BOOK, own=self._works_here())

    def may_tell_money(self) -> bool:
        """Whether this person says what is paid at booking: the shop's, no mechanic's."""
        return self._may(Action.CHECK_OUT, own=False)

    def may_seek(self) -> bool:
        """Whether this person asks for a mechanic at once, for a customer: the shop's, no mechanic's."""
        return self._may(Action.SEEK_MECHANIC, own=False)

    def may_walk_in(self) -> bool:
        """Whether customers who come without a booking are put into a bay here: the shop's, no mechanic's."""
        return self._may(Action.CREATE_WALK_IN, own=False)

    def may_move(self, session: Session) -> bool:
        """Whether this person may move the session, wherever to."""
        return self._may(Action.MOVE, own=self._still_theirs(session))

    def may_move_to(self, session: Session, mechanic_id: UUID | None) -> bool:
        """Whether it may go to that mechanic: a mechanic moves only within their own bookings."""
        if not self.may_move(session):
            return False
        return self.as_staff or mechanic_id == self.own_mechanic

    def may_edit_session(self, session: Session) -> bool:
        """Whether this person may correct what was said when it was booked."""
        return self._may(Action.EDIT_SESSION, own=self._is_theirs(session))

    def may_cancel(self, session: Session) -> bool:
        """Whether this person may cancel the session."""
        return self._may(Action.CANCEL, own=self._still_theirs(session))

    def may_answer(self, session: Session) -> bool:
        """Whether the offer was made to this very person: nobody accepts for an independent mechanic."""
        return self.is_own(session) and self._may(Action.ANSWER_OFFER, own=True)

    def may_see_files(self, session: Session) -> bool:
        """Whether this person may see the pictures and papers of the session."""
        return self._may(Action.VIEW_SESSION, own=self._is_theirs(session))

    def may_attach(self, session: Session) -> bool:
        """Whether this person may add to them."""
        return self._may(Action.ADD_TO_SESSION, own=self._is_theirs(session))

    def may_edit_customer(self, session: Session) -> bool:
        """Whether this person may correct whom the session is for, and their vehicles."""
        return self._may(Action.EDIT_CUSTOMERS, own=self._is_theirs(session))

    def may_see_customers(self) -> bool:
        """Whether there is a list of customers for this person: the shop's, or those of own bookings."""
        return self._may(Action.VIEW_CUSTOMERS, own=True)

    def may_edit_customers(self) -> bool:
        """Whether this person may correct those customers, and add one: of whom else is theirs no row comes here."""
        return self._may(Action.EDIT_CUSTOMERS, own=True)

    def may_import_customers(self) -> bool:
        """Whether this person may take over a whole list: the shop's."""
        return self._may(Action.EDIT_CUSTOMERS, own=False)

    def may_export(self) -> bool:
        """Whether this person may take the shop's lists away in a file."""
        return self._may(Action.EXPORT, own=False)

    def may_see(self, session: Session) -> bool:
        """Whether the session is this person's to follow: the shop's, or as a mechanic their own."""
        return self._may(Action.VIEW_SESSION, own=self.is_own(session))

    def may_change_hours(self) -> bool:
        """Whether there are hours that this person may change, or time off that they may ask for."""
        own = self._store.get(Mechanic, self.own_mechanic) if self.own_mechanic is not None else None
        mine = own is not None and own.active and (self.may_set_hours(own) or self.may_ask_time_off(own))
        return mine or self.may_set_workshop_hours()

    def may_set_workshop_hours(self) -> bool:
        """Whether the opening hours and special days are this person's to set."""
        return self._may(Action.MANAGE_WORKSHOP_HOURS, own=False)

    def may_set_hours(self, mechanic: Mechanic) -> bool:
        """Whether that mechanic's week, time off and settings are: an independent one's are nobody else's."""
        if is_affiliated(mechanic):
            return self._may(Action.MANAGE_AFFILIATED_HOURS, own=False)
        return self._may(Action.MANAGE_OWN_HOURS, own=mechanic.id == self.own_mechanic)

    def may_ask_time_off(self, mechanic: Mechanic) -> bool:
        """Whether they may ask the owner for that mechanic's time off: for their own."""
        return is_affiliated(mechanic) and self._may(
            Action.ASK_TIME_OFF, own=mechanic.id == self.own_mechanic
        )

    def may_check_in(self, session: Session) -> bool:
        """Whether this person may say that the customer is here."""
        return self._may(Action.CHECK_IN, own=self.is_own(session))

    def may_mark_no_show(self, session: Session) -> bool:
        """Whether this person may say that the customer did not come, and take that back."""
        return self._may(Action.MARK_NO_SHOW, own=self.is_own(session))

    def may_conduct(self, session: Session) -> bool:
        """Whether this person may begin and end the session."""
        return self._may(Action.CONDUCT, own=self.is_own(session))

    def may_extend(self, session: Session) -> bool:
        """Whether this person may let it last longer: an independent mechanic's nobody else may."""
        own = self.is_own(session)
        mechanic = self._store.get(Mechanic, session.mechanic_id) if session.mechanic_id else None
        theirs = mechanic is not None and not own and not is_affiliated(mechanic)
        return not theirs and self._may(Action.EXTEND, own=own)

    def may_answer_requests(self) -> bool:
        """Whether the queue of visit requests is this person's to see and answer: the workshop's, no mechanic's."""
        return self._may(Action.ANSWER_REQUESTS, own=False)

    def may_create_requests(self) -> bool:
        """Whether this person notes what a customer asks for by phone or at the counter."""
        return self._may(Action.CREATE_REQUESTS, own=False)

    def actors(self, session: Session) -> tuple[Actor, ...]:
        """As whom this person takes a step of the session: by role, and as its mechanic where they are that too."""
        by_role = _ACTORS.get(self.role)
        found = [by_role] if by_role is not None else []
        if self.is_own(session) and Actor.MECHANIC not in found:
            found.append(Actor.MECHANIC)
        return tuple(found)

    def answers_first(self, mechanic_id: UUID | None, starts: int | None, now: int) -> bool:
        """Whether a booking placed here with that mechanic waits for their answer; of no time yet, at any later one.

        What is inside the mechanic's notice was accepted by nobody beforehand.
        """
        mechanic = self._store.get(Mechanic, mechanic_id) if mechanic_id else None
        if mechanic is None or mechanic_id == self.own_mechanic:
            return False
        from desktop.store.projection_slots import notice_of  # not needed for the first paint
        from scheduling.offers import needs_offer

        free_from = now + notice_of(self._store, mechanic) * 60
        at = free_from if starts is None else starts
        return needs_offer(mechanic, at, at >= free_from)

    def may_see_money(self, session: Session) -> bool:
        """Whether what it costs and what was paid is this person's to see."""
        return self._may(Action.VIEW_MONEY, own=self._is_theirs(session))

    def may_take_money(self) -> bool:
        """Whether this person takes cash, or the terminal's money."""
        return self._may(Action.TAKE_PAYMENT, own=False)

    def may_give_back(self) -> bool:
        """Whether this person gives more back than the policy does."""
        return self._may(Action.REFUND_BEYOND_POLICY, own=False)

    def may_at_all(self, action: Action) -> bool:
        """Whether this person may do it, if only with what is their own."""
        return self._may(action, own=True)

    def is_own(self, session: Session) -> bool:
        """Whether it is the person's own, as its mechanic."""
        return session.mechanic_id is not None and session.mechanic_id == self.own_mechanic

    def _still_theirs(self, session: Session) -> bool:
        """Own, unless they did not take it or are asked for it no more: others may be by now."""
        return self.is_own(session) and not is_left(session)

    def _is_theirs(self, session: Session) -> bool:
        """Own, and taken: who is only asked, or said no, has it no more than any other."""
        return is_accepted(session) and self.is_own(session)

    def _works_here(self) -> bool:
        """Whether the person is a mechanic who can be booked now."""
        own = self.own_mechanic
        mechanic = self._store.get(Mechanic, own) if own is not None else None
        return mechanic is not None and mechanic.active

    def _person(self) -> StaffMember | None:
        return self._store.get(StaffMember, self._account.staff_id)

    def _may(self, action: Action, *, own: bool) -> bool:
        person = self._person()
        left = person is not None and not person.active
        return not left and may(self.role, self._own_type(), action, own=own)

    def _own_type(self) -> MechanicType | None:
        own = self.own_mechanic
        mechanic = self._store.get(Mechanic, own) if own is not None else None
        return mechanic_type(mechanic) if mechanic is not None else None
