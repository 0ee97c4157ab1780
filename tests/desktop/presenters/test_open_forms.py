"""The forms that are open: the desk knows what would be lost, until they are left."""

from __future__ import annotations

from desktop.presenters.open_forms import About, OpenForms


class _Typed:
    def __init__(self, *, unsaved: bool, in_sight: bool = True) -> None:
        self.unsaved = unsaved
        self.in_sight = in_sight


def test_any_that_is_typed_in_counts_until_it_is_left() -> None:
    forms, clean, typed = OpenForms(), _Typed(unsaved=False), _Typed(unsaved=True)
    seen = [forms.unsaved]
    forms.add(clean)
    seen.append(forms.unsaved)
    forms.add(typed)
    seen.append(forms.unsaved)
    forms.drop(typed)
    forms.drop(typed)
    seen.append(forms.unsaved)
    clean.unsaved = True
    seen.append(forms.unsaved)
    assert seen == [False, False, True, False, True]


def test_what_would_be_lost_is_told_by_what_it_is_about_each_once() -> None:
    forms = OpenForms()
    for about in (About.WALK_IN, About.CUSTOMER, About.WALK_IN):
        forms.add(_Typed(unsaved=True), about)
    forms.add(_Typed(unsaved=False), About.HOURS)
    assert forms.lost() == [About.CUSTOMER, About.WALK_IN]


def test_only_what_is_typed_in_sight_would_be_covered() -> None:
    forms = OpenForms()
    forms.add(_Typed(unsaved=True), About.WALK_IN)
    forms.add(_Typed(unsaved=True, in_sight=False), About.CUSTOMER)
    forms.add(_Typed(unsaved=False), About.REQUEST)
    assert forms.covered() == [About.WALK_IN]
    assert forms.lost() == [About.CUSTOMER, About.WALK_IN]
