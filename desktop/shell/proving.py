"""That somebody knows their password, for what a token alone must not do: the server looks at it, as at a sign-in."""

from __future__ import annotations

import platform

from desktop.presenters.sign_in import SignInFailed, Trouble, refused
from desktop.store.account_file import Account
from desktop.store.errors import NotKept
from desktop.sync.account import Access, AccessTaken
from desktop.sync.errors import Offline, Refused
from scheduling.errors import ErrorCode


async def prove(access: Access, account: Account, password: str) -> None:
    """Sign the same person in anew; raises ``SignInFailed``."""
    try:
        await access.sign_in(account.email, password, platform.node())
    except AccessTaken as taken:  # the exchange hears of it too, and has them leave
        raise SignInFailed(ErrorCode.DEVICE_REVOKED) from taken
    except Refused as error:
        raise refused(error.problem.code) from error
    except Offline as error:
        raise SignInFailed(Trouble.OFFLINE) from error
    except NotKept as error:
        raise SignInFailed(Trouble.NOT_KEPT) from error
