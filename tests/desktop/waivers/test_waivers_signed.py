"""Signed waivers: listed page by page, opened, superseded and held by the owner alone, once, and checked."""

from __future__ import annotations

import pytest

from desktop.presenters.on_server import Reached
from desktop.presenters.waivers_signed import SignedWaivers
from desktop.sync.errors import Unreachable
from scheduling.vocabulary import Role
from scheduling.waiver_messages import StaffAct, Verification
from tests.desktop.waivers.scene import Desk, desk


@pytest.fixture
def owner() -> Desk:
    return desk()


async def _opened(front: Desk) -> SignedWaivers:
    signed = front.waivers.signed
    await signed.load()
    assert await signed.open(signed.lines[0].id)
    return signed


def _found(signed: SignedWaivers) -> Verification | None:
    """Of the last check, whatever stood there before."""
    return signed.checked


async def test_the_newest_stands_first_and_older_ones_follow_when_asked_for(owner: Desk) -> None:
    owner.server.listed_at_once = 1
    signed = owner.waivers.signed
    await signed.load()
    assert ([line.signer_name for line in signed.lines], signed.more) == (
        [owner.shop.garage.elise.name],
        True,
    )
    await signed.read_on()
    names = [owner.shop.garage.elise.name, owner.shop.garage.marc.name]
    assert ([line.signer_name for line in signed.lines], signed.more) == (names, False)
    await signed.read_on()
    assert len(signed.lines) == 2, "there are no more"


async def test_the_owner_supersedes_one_and_it_says_so_in_the_list_too(owner: Desk) -> None:
    signed = await _opened(owner)
    assert not await signed.act(StaffAct.SUPERSEDE, "  "), "not without a reason"
    assert await signed.act(StaffAct.SUPERSEDE, " Signed by the wrong person ")
    assert signed.opened is not None
    assert signed.opened.line.superseded
    assert [act.reason for act in signed.opened.acts] == ["Signed by the wrong person"]
    assert signed.lines[0].superseded
    assert not await signed.act(StaffAct.SUPERSEDE, "Once more")
    assert signed.problem == "waiver_superseded"


async def test_a_hold_is_placed_once_though_its_answer_was_lost_and_is_ended(owner: Desk) -> None:
    signed = await _opened(owner)
    owner.server.answers = False
    assert not await signed.act(StaffAct.HOLD, "File 12")
    assert (signed.problem, signed.reached) == ("unreachable", Reached.ASKED)
    owner.server.answers = True
    assert await signed.act(StaffAct.HOLD, "File 12")
    assert len(owner.server.acts) == 1
    (hold,) = signed.open_holds()
    assert await signed.act(StaffAct.RELEASE, "Settled", hold.id)
    assert signed.open_holds() == []
    assert await signed.act(StaffAct.HOLD, "File 12"), "another one, for the same reason"
    assert len(owner.server.acts) == 3


async def test_what_was_done_is_not_done_again_though_the_list_could_not_be_asked(
    owner: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = await _opened(owner)

    async def away(_: object) -> None:
        raise Unreachable("away")

    monkeypatch.setattr(owner.server, "read", away)
    assert await signed.act(StaffAct.HOLD, "File 12")
    assert signed.reached is Reached.ANSWERED
    assert len(owner.server.acts) == 1


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.MECHANIC])
async def test_only_the_owner_acts_and_checks(role: Role) -> None:
    front = desk(role)
    signed = await _opened(front)
    assert (signed.may_act, signed.may_check) == (False, False)
    assert not await signed.act(StaffAct.SUPERSEDE, "Because")
    await signed.check()
    assert (front.server.acts, signed.checked) == ([], None)


async def test_a_check_says_what_it_found(owner: Desk) -> None:
    signed = owner.waivers.signed
    await signed.check()
    assert signed.checked is not None
    assert (signed.checked.whole, signed.checked.contents, signed.checking) == (True, 2, False)
    owner.server.altered.add(next(iter(owner.server.records)))
    await signed.check()
    assert (signed.checked.whole, len(signed.checked.flaws)) == (False, 1)
    owner.server.fault = Unreachable("away")
    await signed.check()
    assert _found(signed) is None
    assert (signed.checking, signed.problem) == (False, "unreachable")


async def test_of_an_altered_one_there_is_no_record_to_read(owner: Desk) -> None:
    signed = owner.waivers.signed
    await signed.load()
    owner.server.altered.add(signed.lines[0].id)
    assert await signed.open(signed.lines[0].id)
    assert signed.opened is not None
    assert (signed.opened.record, signed.opened.line.altered) == (None, True)
    signed.close()
    assert signed.opened is None


def test_a_witness_is_named_as_far_as_they_are_known(owner: Desk) -> None:
    garage = owner.shop.garage
    assert owner.waivers.signed.who(garage.anna.id) == garage.anna.name
    assert owner.waivers.signed.who(None) == ""
    assert owner.waivers.signed.who(garage.marc.id) == "", "a customer witnesses nothing"
