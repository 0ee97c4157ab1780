"""The booking wizard in each of its steps, for ``tools.screenshots``."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.presenters.among import Among
from desktop.presenters.booking_draft import Assigned, Step
from desktop.presenters.booking_files import SOURCE_UNREADABLE
from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.chosen_file import NotTaken
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.views.booking.customer_page import CustomerPage
from desktop.views.booking.time_page import TimePage
from desktop.views.booking_wizard import BookingWizard
from scheduling.commands import Outcome
from scheduling.errors import ErrorCode
from scheduling.records import Customer, Mechanic
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from tools.booking_stage import BookingScene
from tools.file_scenes import choose_files
from tools.pretended_holds import Server, taken


def kind(wizard: BookingWizard) -> None:
    """The first step, untouched."""
    del wizard


def name_typed(wizard: BookingWizard) -> None:
    """A name, typed where the kind of visit is asked for."""
    _press(wizard, "Marie Tremb")


def other_vehicle(wizard: BookingWizard) -> None:
    """A car, typed where theirs are chosen."""
    vehicle(wizard)
    page = wizard.page
    assert isinstance(page, CustomerPage)
    page.ahead.another_asked.emit()
    _press(wizard, "Toyota RAV4")


def search(wizard: BookingWizard) -> None:
    """A name is being typed."""
    wizard.flow.choose_kind(VisitKind.IN_PERSON)
    _type(wizard, "Tremb")


def new_customer(wizard: BookingWizard) -> None:
    """Somebody who is not known yet, and an address that is none."""
    wizard.flow.choose_kind(VisitKind.IN_PERSON)
    _type(wizard, "Zacharie Beaulieu-Desrosiers")
    wizard.forward()
    for field, text in zip(_fields(wizard)[1:], ("514 555-01", "zacharie@"), strict=False):
        field.setText(text)
    wizard.forward()


def vehicle(wizard: BookingWizard) -> None:
    """Which of the customer's cars."""
    wizard.flow.choose_kind(VisitKind.IN_PERSON)
    _type(wizard, _customer(wizard.flow).name)
    wizard.forward()


def new_vehicle(wizard: BookingWizard) -> None:
    """A car whose year and VIN can not be."""
    vehicle(wizard)
    page = wizard.page
    assert isinstance(page, CustomerPage)
    page.vehicles.new_asked.emit()
    for field, text in zip(_fields(wizard), ("1899", "Honda", "", "F12 ABC", "1HGCM82633A0"), strict=True):
        field.setText(text)
    wizard.forward()


def nobody(wizard: BookingWizard) -> None:
    """Nobody of that name."""
    wizard.flow.choose_kind(VisitKind.PHONE)
    _type(wizard, "438 555 9941")


def plan(wizard: BookingWizard) -> None:
    """What is sold for a visit."""
    _until(wizard, Step.PLAN)


def plan_video(wizard: BookingWizard) -> None:
    """What is sold for a call."""
    _until(wizard, Step.PLAN, VisitKind.VIDEO)


def mechanic(wizard: BookingWizard) -> None:
    """Who is free when."""
    _until(wizard, Step.MECHANIC)


def mechanic_video(wizard: BookingWizard) -> None:
    """Of a concern that is known, somebody is chosen; another place is typed and not looked for yet."""
    wizard.flow.set_concern("Fuses blow since the winter, and the suspension knocks")
    _until(wizard, Step.MECHANIC, VisitKind.VIDEO)
    chosen = [choice.mechanic for choice in wizard.flow.mechanics() if choice.mechanic is not None][1]
    wizard.flow.choose_mechanic(Assigned.NAMED, chosen.id)
    wizard.flow.finder.set_place("Saint-Jérôme, J7Z")


def mechanic_then(wizard: BookingWizard) -> None:
    """A time is chosen already: who is free then comes first."""
    time(wizard)
    wizard.flow.go(Step.MECHANIC)


def mechanic_brand(wizard: BookingWizard) -> None:
    """Nobody is a specialist of that make."""
    _until(wizard, Step.PLAN)
    own = wizard.flow.draft.vehicle
    assert own is not None
    wizard.flow.choose_vehicle(replace(own, make="Volvo"))
    _until(wizard, Step.MECHANIC)
    wizard.flow.finder.show(Among.BRAND)


def mechanic_liked(wizard: BookingWizard) -> None:
    """Whom the customer likes, alone; or why they are not known."""
    _until(wizard, Step.MECHANIC)
    wizard.flow.finder.show(Among.FAVOURITES)


def time(wizard: BookingWizard) -> None:
    """A time is chosen and held."""
    _until(wizard, Step.CONCERN)
    wizard.flow.go(Step.TIME)


def typed_time(wizard: BookingWizard) -> None:
    """A time of one's own that is not free."""
    _until(wizard, Step.TIME)
    exact = _fields(wizard)[0]
    exact.setText("12:20")


def without_buffer(wizard: BookingWizard) -> None:
    """A time that only another booking's buffer speaks against."""
    _until(wizard, Step.TIME)
    page = wizard.page
    assert isinstance(page, TimePage)
    for day, button in page.month.days.items():
        page.open_day(day)
        asking = [slot for slot in page.slots.buttons if slot.asks] if button.isEnabled() else []
        if asking:
            asking[0].click()
            return
    raise AssertionError("no day has such a time")


def dropped_buffer(wizard: BookingWizard) -> None:
    """It was taken."""
    without_buffer(wizard)
    page = wizard.page
    assert isinstance(page, TimePage)
    page.without.click()
    wizard.flow.go(Step.TIME)


def refused(wizard: BookingWizard) -> None:
    """The server had given the time to somebody else."""
    _until(wizard, Step.TIME)
    _choose_time(wizard.flow)


def no_concern(wizard: BookingWizard) -> None:
    """Nothing was said about the car."""
    _until(wizard, Step.CONCERN)
    wizard.forward()


def concern(wizard: BookingWizard) -> None:
    """What is the matter."""
    _until(wizard, Step.CONCERN)


def noted(wizard: BookingWizard) -> None:
    """With what the workshop should have ready, and what is wished."""
    concern(wizard)
    _describe(wizard.flow)
    wizard.flow.set_preparation("Les pneus d’hiver sont dans le coffre; le code de l’alarme est au dossier")
    wizard.flow.set_special_requests("Un trajet jusqu’au métro Jarry vers 9 h, et un appel avant de réparer")


def attached(wizard: BookingWizard) -> None:
    """Some files go along, and one was not taken."""
    noted(wizard)
    choose_files(wizard.flow.files)


def attached_result(wizard: BookingWizard) -> None:
    """Booked, and one of them could not be read any more."""
    attached(wizard)
    wizard.forward()
    files = wizard.flow.files
    assert files is not None
    files._attached.copying = lambda work: work.close()
    _answered(wizard, ChangeState.APPLIED, "", Outcome())
    kept = tuple(replace(file, kept=file.id) for file in wizard.flow.draft.files)
    files._write(kept[:2])
    files.missing = (NotTaken(name=kept[2].name, code=SOURCE_UNREADABLE),)
    files._copying = 0
    files.changed.emit()


def noted_review(wizard: BookingWizard) -> None:
    """The same, before it is booked."""
    noted(wizard)
    wizard.forward()


def review(wizard: BookingWizard) -> None:
    """All of it, before it is booked."""
    _until(wizard, Step.REVIEW)


def result(wizard: BookingWizard) -> None:
    """Booked without a server: it waits."""
    _until(wizard, Step.REVIEW)
    wizard.flow.book()


def booked(wizard: BookingWizard) -> None:
    """The server has it."""
    _answered(wizard, ChangeState.APPLIED, "", Outcome())


def booked_video(wizard: BookingWizard) -> None:
    """The same at a distance, and its confirmation was asked for again."""
    _until(wizard, Step.REVIEW, VisitKind.VIDEO)
    booked(wizard)


def offered(wizard: BookingWizard) -> None:
    """Its mechanic answers first."""
    _answered(wizard, ChangeState.APPLIED, "", Outcome(stored_as=SessionState.OFFERED.value))


def lost(wizard: BookingWizard) -> None:
    """Somebody was faster."""
    _until(wizard, Step.REVIEW)
    starts = wizard.flow.draft.starts
    assert starts is not None
    outcome = replace(taken(starts, wizard.flow.draft), stored_as=SessionState.UNPLACED.value)
    _answered(wizard, ChangeState.CONFLICT, ErrorCode.SLOT_TAKEN.value, outcome)


def rejected(wizard: BookingWizard) -> None:
    """One may not, any more."""
    _answered(wizard, ChangeState.REJECTED, ErrorCode.NOT_ALLOWED.value, Outcome())


def leaving(wizard: BookingWizard) -> None:
    """The question before what was entered is lost."""
    _until(wizard, Step.CONCERN)
    wizard.ask_to_leave()


SCENES = (
    BookingScene("booking", kind),
    BookingScene("booking-name-typed", name_typed),
    BookingScene("booking-other-vehicle", other_vehicle),
    BookingScene("booking-search", search),
    BookingScene("booking-new-customer", new_customer),
    BookingScene("booking-vehicle", vehicle),
    BookingScene("booking-plan", plan),
    BookingScene("booking-plan-video", plan_video),
    BookingScene("booking-mechanic", mechanic),
    BookingScene("booking-mechanic-video", mechanic_video),
    BookingScene("booking-mechanic-then", mechanic_then),
    BookingScene("booking-mechanic-brand", mechanic_brand),
    BookingScene("booking-mechanic-favourites", mechanic_liked),
    BookingScene("booking-mechanic-offline", mechanic, Server.AWAY),
    BookingScene("booking-mechanic-not-known", mechanic_liked, Server.AWAY),
    BookingScene("booking-time", time),
    BookingScene("booking-typed-time", typed_time),
    BookingScene("booking-nobody", nobody),
    BookingScene("booking-new-vehicle", new_vehicle),
    BookingScene("booking-time-buffer", without_buffer),
    BookingScene("booking-time-no-buffer", dropped_buffer),
    BookingScene("booking-no-concern", no_concern),
    BookingScene("booking-concern", concern),
    BookingScene("booking-notes", noted),
    BookingScene("booking-notes-review", noted_review),
    BookingScene("booking-files", attached),
    BookingScene("booking-files-result", attached_result),
    BookingScene("booking-review", review),
    BookingScene("booking-result", result),
    BookingScene("booking-result-booked", booked),
    BookingScene("booking-result-booked-video", booked_video),
    BookingScene("booking-result-offered", offered),
    BookingScene("booking-result-lost", lost),
    BookingScene("booking-result-rejected", rejected),
    BookingScene("booking-leaving", leaving),
    BookingScene("booking-time-refused", refused, Server.REFUSES),
    BookingScene("booking-offline", time, Server.AWAY),
)


def _answered(wizard: BookingWizard, state: ChangeState, code: str, outcome: Outcome) -> None:
    if wizard.flow.step is not Step.REVIEW:
        _until(wizard, Step.REVIEW)
    store = wizard.flow._store
    wizard.flow.hold.drop()  # it is being asked for; booking would wait for its answer
    wizard.flow.book()
    epoch = store.state().epoch
    assert epoch is not None
    mid = store.changes()[-1].mid
    store.settle([Answer(mid=mid, state=state, code=code, ack_ver=9, outcome=outcome)], epoch)


def _until(wizard: BookingWizard, step: Step, kind_: VisitKind = VisitKind.IN_PERSON) -> None:
    flow = wizard.flow
    answers = {
        Step.KIND: lambda: flow.choose_kind(kind_),
        Step.CUSTOMER: lambda: _choose_customer(flow),
        Step.PLAN: lambda: flow.choose_plan(flow.plans()[0]),
        Step.MECHANIC: lambda: flow.choose_mechanic(Assigned.NAMED, _named(flow).id),
        Step.TIME: lambda: _choose_time(flow),
        Step.CONCERN: lambda: _describe(flow),
    }
    while flow.step is not step:
        here = flow.step
        answers[here]()
        if flow.step is here:
            missing = flow.advance()
            assert missing is None, missing


def _choose_customer(flow: BookingFlow) -> None:
    flow.choose_customer(_customer(flow))
    flow.choose_vehicle(flow.vehicles()[0])


def _choose_time(flow: BookingFlow) -> None:
    free = [time for part in flow.day(flow.first_day()) for time in part.times if time.free]
    flow.choose_time(free[len(free) // 2].starts)


def _describe(flow: BookingFlow) -> None:
    flow.set_service(ServiceType.DIAGNOSTIC)
    flow.set_concern("Battery light comes on when idling, since the first cold days")


def _customer(flow: BookingFlow) -> Customer:
    """Somebody with several cars."""
    found = flow.search("Tremblay", 8)
    return max(found, key=lambda row: len(flow.vehicles_of(row)))


def _named(flow: BookingFlow) -> Mechanic:
    """The shop's first who has time, whoever suits best."""
    named = [choice.mechanic for choice in flow.mechanics() if choice.mechanic and choice.next_free]
    return min(named, key=lambda row: row.sort)


def _press(wizard: BookingWizard, text: str) -> None:
    """Letter by letter, where no field is."""
    for letter in text:
        wizard.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def _type(wizard: BookingWizard, text: str) -> None:
    _fields(wizard)[0].setText(text)


def _fields(wizard: BookingWizard) -> list[QLineEdit]:
    return [field for field in wizard.page.findChildren(QLineEdit) if field.isVisibleTo(wizard.page)]
