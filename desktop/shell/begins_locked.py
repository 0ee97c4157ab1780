"""Whether the program begins with the page of this computer's people, and not with the week of who was at work."""

from __future__ import annotations

from desktop.presenters.preferences import Preferences
from desktop.store.account_file import AccountFile
from desktop.store.secrets import Secrets, pin_name


def begins_locked(accounts: AccountFile, secrets: Secrets, chosen: Preferences) -> bool:
    """Where it was locked when it ended; or locks itself, and nobody has touched it since. Raises ``NotKept``."""
    account = accounts.current()
    if account is None:
        return False
    return accounts.locked() or (bool(chosen.lock) and secrets.get(pin_name(account.staff_id)) is not None)
