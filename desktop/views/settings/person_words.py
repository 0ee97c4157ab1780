"""What the sections on people say of somebody, and of what is wrong with what was typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.presenters.people import PersonProblem, Standing


def problem_words(problem: PersonProblem) -> str:
    """What stands in the way of saving somebody."""
    translate = QCoreApplication.translate
    return {
        PersonProblem.NAME_MISSING: translate("People", "Enter a name."),
        PersonProblem.EMAIL_WRONG: translate("People", "Enter an email address; it is what they sign in by."),
        PersonProblem.EMAIL_TAKEN: translate("People", "Somebody else signs in by this address."),
        PersonProblem.MECHANIC_MISSING: translate("People", "Choose which mechanic this is, or a new one."),
        PersonProblem.MECHANIC_TAKEN: translate("People", "Somebody else is this mechanic."),
        PersonProblem.LAST_OWNER: translate(
            "People", "Nobody else runs the workshop: make somebody an owner first."
        ),
    }[problem]


def standing_words(standing: Standing) -> str:
    """What a new mechanic may be to the workshop."""
    translate = QCoreApplication.translate
    return {
        Standing.EMPLOYEE: translate("People", "New: employee of the workshop"),
        Standing.CONTRACTOR: translate("People", "New: contractor of the workshop"),
        Standing.INDEPENDENT: translate("People", "New: independent, keeps own hours"),
    }[standing]
