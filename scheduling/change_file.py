"""A file with changes that have not reached the server: a desktop writes it "if the worst comes", the server reads it.

One file for people and programs: each change stands there in words, and as it would have been pushed. Plain
dataclasses and the seal over them; JSON is made of them on both sides. Not here: writing and reading the file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

FORMAT = "autodoctor-changes"
VERSION = 1
MOST_BYTES = 64 * 1024 * 1024
"""Of a whole file: hundreds of thousands of changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledChange:
    """One change. ``words``, ``made`` and ``state`` are for people; the rest is what a push holds."""

    words: str
    made: str
    state: str
    name: str
    """The command with its version, ``session.book@1``."""
    args: object
    mid: UUID
    """By it the server knows the change, however often and whichever way it comes."""
    seq: int
    client_time: int
    """When it was made, by the computer's clock (instant)."""
    tries: int = 0
    code: str = ""
    """Why the server refused it, where it did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFile:
    """All of it. ``about`` says in the user's language what the file is and what to do with it."""

    format: str
    version: int
    about: list[str]
    written: str
    """When, in words."""
    written_at: int
    organization: str
    organization_id: UUID
    person: str
    staff_id: UUID
    device_id: UUID
    server: str
    changes: list[FiledChange] = field(default_factory=list)
    seal: str = ""
    """Of the changes (``seal_of``): nothing is missing and nothing was edited by mistake. It keeps out no forger."""


def seal_of(organization_id: UUID, changes: Sequence[FiledChange]) -> str:
    """SHA-256 over what a program reads, in order, however the file's keys and spaces are set."""
    digest = hashlib.sha256(str(organization_id).encode())
    for change in changes:
        told = [str(change.mid), change.name, change.args, change.client_time]
        text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        digest.update(text.encode() + b"\n")
    return digest.hexdigest()


def fault_of(file: ChangeFile) -> str:
    """Why it can not be read in: ``not_changes``, ``too_new`` or ``damaged``; empty when it can."""
    if file.format != FORMAT:
        return "not_changes"
    if file.version > VERSION:
        return "too_new"
    return "" if seal_of(file.organization_id, file.changes) == file.seal else "damaged"
