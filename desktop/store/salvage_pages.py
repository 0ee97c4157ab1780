"""What can still be read of a damaged SQLCipher file and of the log beside it, page by page.

Each page carries a code over its own bytes and number, so it is known of each by itself whether it is as it was
written. Only where not one page can be proven, since the salt that all codes depend on is damaged, pages are taken as
they decrypt. Not here: what stands in them (``salvage_rows``). Slow to import: import it late.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop.store.write_ahead import PAGE, frames

USABLE = PAGE - 80
"""Behind it stand 16 bytes that the encryption begins with, and the 64 of the code."""
SALT = 16

Pages = dict[int, bytes]
"""Readable pages by their number, counted from 1."""


class Reader:
    """The pages of one file, by its raw key."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Raises ``OSError``."""
        log = path.with_name(f"{path.name}-wal")
        self._file = path.read_bytes()
        self._frames = list(frames(log.read_bytes())) if log.exists() else []
        self._key = key
        self._code_key: bytes | None = None
        self._find_salt()

    @property
    def proven(self) -> bool:
        """Whether at least one page is as it was written, by this key."""
        return self._code_key is not None

    def states(self) -> Iterator[tuple[Pages, frozenset[int]]]:
        """The pages after the file was written last, then after each transaction in the log, and which are new in it.

        A transaction that was not committed is none; of a damaged one, what can be read of it is taken.
        """
        pages = {
            number: page
            for number in range(1, len(self._file) // PAGE + 1)
            if (page := self._page(number, self._file[(number - 1) * PAGE : number * PAGE])) is not None
        }
        yield pages, frozenset(pages)
        written: Pages = {}
        for number, commits, content in self._frames:
            page = self._page(number, content)
            if page is not None:
                written[number] = page
            if commits:
                pages |= written
                yield pages, frozenset(written)
                written = {}

    def _find_salt(self) -> None:
        """The file's own, or that of a first page in the log: one by which any page can be proven."""
        pages = [
            (at // PAGE + 1, self._file[at : at + PAGE]) for at in range(0, len(self._file) - PAGE + 1, PAGE)
        ]
        pages += [(number, content) for number, _, content in self._frames]
        for salt in {content[:SALT] for number, content in pages if number == 1}:
            mask = bytes(byte ^ 0x3A for byte in salt)
            code_key = hashlib.pbkdf2_hmac("sha512", self._key, mask, 2, 32)
            if any(_is_proven(number, content, code_key) for number, content in pages):
                self._code_key = code_key
                return

    def _page(self, number: int, content: bytes) -> bytes | None:
        if self._code_key is not None and not _is_proven(number, content, self._code_key):
            return None
        start = SALT if number == 1 else 0
        opened = Cipher(algorithms.AES(self._key), modes.CBC(content[USABLE : USABLE + 16])).decryptor()
        return bytes(start) + opened.update(content[start:USABLE]) + opened.finalize()


def _is_proven(number: int, content: bytes, code_key: bytes) -> bool:
    start = SALT if number == 1 else 0
    told = content[start : USABLE + 16] + struct.pack("<I", number)
    return hmac.compare_digest(hmac.digest(code_key, told, "sha512"), content[USABLE + 16 :])
