"""The Waivers screen for `tools.screenshots`: a pretended server answers, or is away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.presenters.shipped_waivers import ShippedTexts
from desktop.presenters.waivers import WaiversDesk
from desktop.sync.errors import Unreachable
from desktop.theming import resources
from desktop.views.waivers_view import Tab, WaiversView
from scheduling.ids import uuid7
from scheduling.records import Customer
from scheduling.vocabulary import SessionState, VisitKind
from scheduling.waiver_messages import StaffAct, WaiverDue
from scheduling.waiver_records import ActKind, Relation, SignatureForm, WaiverAct, WaiverMode
from scheduling.waivers import AskedWhen
from tools.pretended_waivers import PretendedWaivers
from tools.quiet import settle
from tools.stage import HOUR, NOW, Stage

DAY = 86_400


def _server(stage: Stage, *, texts: bool = True) -> PretendedWaivers:
    """With a text in both languages, and a second one in French."""
    place = stage.desk.source.organization()
    shipped = ShippedTexts(resources.path("waivers"))
    server = PretendedWaivers(place.id, place.province, NOW, shipped)
    if texts:
        server.publish_shipped("en", NOW - 90 * DAY)
        first = server.publish_shipped("fr", NOW - 90 * DAY)
        text = first.text.replace("quatre", "sept").replace(
            "Retirez vos objets", "Veuillez retirer vos objets"
        )
        server._publish("fr", text, first.ticks, NOW - 20 * DAY)
    desk = stage.desk
    desk.__dict__["waivers"] = WaiversDesk(
        server,
        desk.store,
        desk.source,
        desk.clock,
        desk.calendar.rights,
        shipped=resources.path("waivers"),
        account=desk.account,
        attach=desk.attached.keep,
    )
    return server


def _signed(stage: Stage) -> PretendedWaivers:
    """By several, in different ways, and one that is kept for a lawsuit."""
    server = _server(stage)
    english, *french = server.templates
    people = stage.store.all(Customer)[:6]
    for number, person in enumerate(people):
        text = french[-1] if number % 3 else english
        server.sign(text, person.id, person.name, NOW - (6 - number) * 2 * DAY - 3 * HOUR)
    guardian, typed, paper, *_ = list(server.records.values())
    for record, over in (
        (guardian, {"relation": Relation.GUARDIAN, "minor_name": "Léa Gagnon"}),
        (
            typed,
            {"form": SignatureForm.TYPED, "typed": typed.signer_name, "strokes": (), "picture_sha256": ""},
        ),
        (
            paper,
            {
                "form": SignatureForm.PAPER,
                "mode": WaiverMode.PAPER,
                "strokes": (),
                "picture_sha256": "",
                "scans_sha256": (paper.text_sha256,),
                "witness_id": stage.desk.account.staff_id,
            },
        ),
    ):
        server.records[record.id] = replace(record, **over)
    last = list(server.records)[-1]
    hold = WaiverAct(
        id=uuid7(),
        waiver_id=last,
        kind=ActKind.HOLD,
        at=NOW - HOUR,
        salt=bytes(16),
        by=stage.desk.account.staff_id,
        reason="Dossier 2026-118",
    )
    server.acts.append(hold)
    return server


def _today(*, texts: bool) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        server = _server(stage, texts=texts)
        if texts:
            here = stage.someone(SessionState.LIVE)[:1]
            later = stage.someone(SessionState.SCHEDULED, SessionState.PENDING)[:4]
            for row in (*here, *later):
                in_person = row.kind is VisitKind.IN_PERSON
                asked = AskedWhen.ON_ARRIVAL if in_person else AskedWhen.SHORTLY_BEFORE
                server.due.append(
                    WaiverDue(
                        session_id=row.id,
                        customer_id=row.customer_id,
                        asked=asked.value,
                        asked_from=None if in_person or row.starts is None else row.starts - HOUR,
                        is_asked=row in here,
                        enough=False,
                    )
                )
        _on(stage, Tab.DUE)

    return show


def _sheet(stage: Stage) -> None:
    """A sheet that was signed is copied, and not all of it is there yet."""
    _today(texts=True)(stage)
    stage.desk.ask(_copied(stage))


async def _copied(stage: Stage) -> None:
    waivers = stage.desk.waivers
    await waivers.texts.load()
    await waivers.due.load()
    waivers.paper.begin(waivers.due.lines()[0])
    waivers.paper.put(by_guardian=True, minor="Léa Bouzid", ticked=frozenset({"read"}))
    await waivers.paper.take()


def _on(stage: Stage, tab: Tab) -> WaiversView:
    stage.open("waivers")
    settle()
    (view,) = stage.window.findChildren(WaiversView)
    view.show_tab(tab)
    return view


def _list(stage: Stage) -> None:
    _signed(stage)
    _on(stage, Tab.SIGNED)


def _checked(*, whole: bool) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        server = _signed(stage)
        if not whole:
            server.altered.add(list(server.records)[2])
        _on(stage, Tab.SIGNED)
        stage.desk.ask(stage.desk.waivers.signed.check())

    return show


def _one(which: int, *, asks: bool = False) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        server = _signed(stage)
        view = _on(stage, Tab.SIGNED)
        stage.desk.ask(_open(view, list(server.records)[which], stage, asks=asks))

    return show


async def _open(view: WaiversView, waiver_id: object, stage: Stage, *, asks: bool) -> None:
    await view.signed._opened(waiver_id)  # type: ignore[arg-type]  # an id of the pretended server's
    if asks:
        view.signed.ask(StaffAct.SUPERSEDE)
    del stage


def _texts(stage: Stage) -> None:
    _server(stage)
    _on(stage, Tab.TEXTS)


def _version(stage: Stage) -> None:
    server = _server(stage)
    _on(stage, Tab.TEXTS)
    stage.desk.ask(stage.desk.waivers.texts.show(server.templates[-1]))


def _writing(stage: Stage) -> None:
    _server(stage)
    view = _on(stage, Tab.TEXTS)
    stage.desk.ask(_written(view, stage))


async def _written(view: WaiversView, stage: Stage) -> None:
    texts = stage.desk.waivers.texts
    await texts.load()
    view.texts.begin("fr")
    await texts.publish()


def _offline(stage: Stage) -> None:
    server = _server(stage)
    server.fault = Unreachable("away")
    stage.offline()
    _on(stage, Tab.DUE)


SCENES: dict[str, Callable[[Stage], None]] = {
    "today": _today(texts=True),
    "no-text": _today(texts=False),
    "sheet": _sheet,
    "signed": _list,
    "offline": _offline,
    "version": _version,
}
AS_OWNER: dict[str, Callable[[Stage], None]] = {
    "checked": _checked(whole=True),
    "altered": _checked(whole=False),
    "one": _one(-1),
    "guardian": _one(0, asks=True),
    "paper": _one(2),
    "texts": _texts,
    "writing": _writing,
}
