"""The undo stack: newest first, and a step that can not be taken back says so and is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.presenters.undo import KEPT, UndoStack, UndoStep
from desktop.store.errors import NotKept, Trouble
from scheduling.errors import Gone, RuleError


def refuse() -> None:
    raise Gone


def test_the_newest_is_taken_back_first() -> None:
    stack, done = UndoStack(), list[str]()
    stack.push("moved", {}, lambda: done.append("move"))
    stack.push("cancelled", {}, lambda: done.append("cancel"))
    assert stack.last is not None
    assert stack.last.label_code == "cancelled"
    stack.undo()
    stack.undo()
    assert done == ["cancel", "move"]
    assert stack.undo() is None


def test_each_step_is_told() -> None:
    stack, told = UndoStack(), list[str]()
    stack.changed.connect(lambda: told.append("changed"))
    stack.undone.connect(lambda step: told.append(step.label_code))
    stack.push("moved", {"customer": "Élise"}, lambda: None)
    stack.undo()
    assert told == ["changed", "changed", "moved"]


def test_what_can_not_be_taken_back_is_said_and_dropped() -> None:
    stack, told = UndoStack(), list[tuple[UndoStep, RuleError]]()
    stack.refused.connect(lambda step, error: told.append((step, error)))
    stack.push("moved", {}, refuse)
    step = stack.undo()
    assert [(said, type(error)) for said, error in told] == [(step, Gone)]
    assert stack.last is None


def test_on_a_full_disk_the_step_is_the_newest_still() -> None:
    stack, done, full = UndoStack(), list[str](), [True]

    def cancel() -> None:
        if full.pop():
            raise NotKept(Path("outbox"), Trouble.DISK_FULL)
        done.append("cancel")

    stack.push("moved", {}, lambda: done.append("move"))
    stack.push("cancelled", {}, cancel)
    with pytest.raises(NotKept):
        stack.undo()
    full.append(False)
    stack.undo()
    assert done == ["cancel"]
    stack.undo()
    assert done == ["cancel", "move"]


def test_old_steps_are_forgotten() -> None:
    stack = UndoStack()
    for number in range(KEPT + 5):
        stack.push("moved", {"number": number}, lambda: None)
    steps = [stack.undo() for _ in range(KEPT)]
    assert stack.undo() is None
    assert [step.params["number"] for step in steps if step][-1] == 5


def test_somebody_else_begins_with_nothing() -> None:
    stack = UndoStack()
    stack.push("moved", {}, lambda: None)
    stack.clear()
    assert stack.last is None
