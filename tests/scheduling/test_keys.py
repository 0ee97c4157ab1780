"""The scopes of keys: each opens only what a site may, and names something."""

from __future__ import annotations

import pytest

from scheduling.keys import ACTIONS, Scope, actions_of
from scheduling.rights import Action, Column, Extent, extent


@pytest.mark.parametrize("scope", Scope)
def test_a_scope_names_actions_that_a_site_has(scope: Scope) -> None:
    assert ACTIONS[scope]
    assert all(extent(Column.SITE, action) is not Extent.NONE for action in ACTIONS[scope])


def test_what_a_site_may_is_in_some_scope() -> None:
    allowed = {action for action in Action if extent(Column.SITE, action) is not Extent.NONE}
    assert actions_of(Scope) == allowed


def test_a_key_without_a_scope_opens_nothing_of_it() -> None:
    assert Action.BOOK not in actions_of([Scope.AVAILABILITY, Scope.CUSTOMERS])
    assert actions_of([Scope.AVAILABILITY]) == {Action.ACT_FOR_CUSTOMERS, Action.VIEW_BUSY}
