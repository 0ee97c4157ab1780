"""The pages of the owner's settings: each made when first looked at, and kept with what is typed into it. No words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from uuid import UUID

from desktop.presenters.about import About
from desktop.presenters.editing import Editing
from desktop.presenters.organization import Bays, Listing, Place
from desktop.presenters.people import People
from desktop.presenters.plans import Plans
from desktop.presenters.policies import Policies
from desktop.presenters.server_setup import SetUp
from desktop.presenters.subscriptions import Subscriptions
from desktop.presenters.website_keys import WebsiteKeys
from desktop.sync.management import Management


class OwnerPages:
    """Of one desk; they outlive the window, which another language builds anew."""

    def __init__(
        self, server: Management, now: Callable[[], int], whose: Callable[[], list[tuple[UUID | None, str]]]
    ) -> None:
        """``whose``: for whom this person may subscribe a calendar."""
        self._server = server
        self._now = now
        self._whose = whose

    @cached_property
    def place(self) -> Place:
        return Place(self._server)

    @cached_property
    def listing(self) -> Listing:
        return Listing(self._server)

    @cached_property
    def bays(self) -> Bays:
        return Bays(self._server)

    @cached_property
    def plans(self) -> Plans:
        return Plans(self._server)

    @cached_property
    def policies(self) -> Policies:
        return Policies(self._server)

    @cached_property
    def people(self) -> People:
        """With the code that was given last, which is not shown again."""
        return People(self._server)

    @cached_property
    def setup(self) -> SetUp:
        return SetUp(self._server)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        return Subscriptions(self._server, self._whose)

    @cached_property
    def keys(self) -> WebsiteKeys:
        return WebsiteKeys(self._server, self._now)

    @cached_property
    def about(self) -> About:
        return About(self._server)

    @property
    def unsaved(self) -> bool:
        """Whether something is typed into one of them and not saved."""
        return any(page.unsaved for page in self._made())

    @property
    def uncopied_key(self) -> bool:
        """Whether a key is shown that nobody has copied."""
        keys: WebsiteKeys | None = self.__dict__.get("keys")
        return keys is not None and keys.uncopied

    @property
    def shown_code(self) -> bool:
        """Whether a code for somebody’s password is shown, which is not shown again."""
        people: People | None = self.__dict__.get("people")
        return people is not None and people.code is not None

    def _made(self) -> Iterator[Editing[object]]:
        for page in self.__dict__.values():
            if isinstance(page, Editing):
                yield page
