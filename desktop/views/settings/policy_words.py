"""What the owner's numbers are called, kind by kind, and what each kind is about."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.theming.words import QT_TRANSLATE_NOOP

_KINDS: Mapping[str, tuple[str, str]] = {
    "cancellation": (
        QT_TRANSLATE_NOOP("Policies", "Cancelling"),
        QT_TRANSLATE_NOOP(
            "Policies",
            "What a customer gets back who cancels, by how long before the start.",
        ),
    ),
    "money": (
        QT_TRANSLATE_NOOP("Policies", "Deposit and shares"),
        QT_TRANSLATE_NOOP(
            "Policies", "What is asked at booking for a visit in person, and who is paid how much."
        ),
    ),
    "payments": (
        QT_TRANSLATE_NOOP("Policies", "Taking money"),
        QT_TRANSLATE_NOOP(
            "Policies", "How long a no-show can be taken back, and to which coin cash is rounded."
        ),
    ),
    "messages": (
        QT_TRANSLATE_NOOP("Policies", "When messages go out"),
        QT_TRANSLATE_NOOP(
            "Policies", "How long before a visit customers are reminded, and when nobody is woken."
        ),
    ),
    "requests": (
        QT_TRANSLATE_NOOP("Policies", "Requests for a visit"),
        QT_TRANSLATE_NOOP(
            "Policies",
            "How soon the workshop promises to answer, and how long an offer holds its times.",
        ),
    ),
    "offers": (
        QT_TRANSLATE_NOOP("Policies", "Asking mechanics"),
        QT_TRANSLATE_NOOP("Policies", "How many are asked at once, and when it is given up and refunded."),
    ),
    "waitlist": (
        QT_TRANSLATE_NOOP("Policies", "Waitlist"),
        QT_TRANSLATE_NOOP(
            "Policies", "Who is still told when a mechanic comes online, and how long their time is held."
        ),
    ),
    "visits": (
        QT_TRANSLATE_NOOP("Policies", "Lobby and video"),
        QT_TRANSLATE_NOOP("Policies", "From when one may join a session online, and where video meets."),
    ),
    "clock": (
        QT_TRANSLATE_NOOP("Policies", "Due and missed"),
        QT_TRANSLATE_NOOP("Policies", "When a booking is due, and from when on nobody is expected any more."),
    ),
    "waivers": (
        QT_TRANSLATE_NOOP("Policies", "Waivers"),
        QT_TRANSLATE_NOOP("Policies", "How long a signature is enough, and how long it is kept."),
    ),
    "leases": (
        QT_TRANSLATE_NOOP("Policies", "Bays for walk-ins"),
        QT_TRANSLATE_NOOP("Policies", "What is kept for customers without a booking, by hours and slots."),
    ),
    "presence": (
        QT_TRANSLATE_NOOP("Policies", "Who is online"),
        QT_TRANSLATE_NOOP(
            "Policies", "After how long a mechanic whose computer is silent is not online any more."
        ),
    ),
    "matching": (
        QT_TRANSLATE_NOOP("Policies", "Choosing a mechanic"),
        QT_TRANSLATE_NOOP(
            "Policies", "What counts how much when the best are looked for. More points come first."
        ),
    ),
    "files": (
        QT_TRANSLATE_NOOP("Policies", "Attached files"),
        QT_TRANSLATE_NOOP("Policies", "How large pictures, videos and papers of a booking may be."),
    ),
}

_NUMBERS: Mapping[str, Mapping[str, str]] = {
    "cancellation": {
        "early": QT_TRANSLATE_NOOP("Policies", "Early: so long before the start"),
        "fee": QT_TRANSLATE_NOOP("Policies", "Early: fee, online"),
        "late": QT_TRANSLATE_NOOP("Policies", "Late: so long before the start"),
        "late_share": QT_TRANSLATE_NOOP("Policies", "Late: kept of the price, online"),
        "last_share": QT_TRANSLATE_NOOP("Policies", "At the last moment: kept of the price, online"),
        "deposit_late_share": QT_TRANSLATE_NOOP("Policies", "Late: kept of the deposit, in person"),
        "deposit_last_share": QT_TRANSLATE_NOOP(
            "Policies", "At the last moment: kept of the deposit, in person"
        ),
        "reschedule": QT_TRANSLATE_NOOP("Policies", "Customers move it themselves until"),
    },
    "money": {
        "deposit": QT_TRANSLATE_NOOP("Policies", "Deposit for a visit in person"),
        "independent_share": QT_TRANSLATE_NOOP("Policies", "An independent mechanic’s share"),
        "affiliated_fee": QT_TRANSLATE_NOOP(
            "Policies", "The platform’s fee, of the workshop’s own mechanics"
        ),
        "referral_share": QT_TRANSLATE_NOOP("Policies", "For sending a customer to a visit"),
    },
    "payments": {
        "settles_after": QT_TRANSLATE_NOOP("Policies", "A no-show settles after"),
        "cash_step": QT_TRANSLATE_NOOP("Policies", "Smallest coin"),
    },
    "messages": {
        "day_before": QT_TRANSLATE_NOOP("Policies", "First reminder, before the start"),
        "hour_before": QT_TRANSLATE_NOOP("Policies", "Second reminder, with the waiver, before the start"),
        "join_before": QT_TRANSLATE_NOOP("Policies", "Sign and join, before the start"),
        "how_was_it_after": QT_TRANSLATE_NOOP("Policies", "“How was it?”, after the end"),
        "quiet/start_minute": QT_TRANSLATE_NOOP("Policies", "Quiet hours begin"),
        "quiet/end_minute": QT_TRANSLATE_NOOP("Policies", "Quiet hours end"),
        "weekly_weekday": QT_TRANSLATE_NOOP("Policies", "“Are your hours right?”, to mechanics who want it"),
        "weekly_minute": QT_TRANSLATE_NOOP("Policies", "At"),
    },
    "requests": {
        "promise_seconds": QT_TRANSLATE_NOOP("Policies", "Promised answer within"),
        "due_soon_seconds": QT_TRANSLATE_NOOP("Policies", "Due soon, before that"),
        "counter_offer_seconds": QT_TRANSLATE_NOOP("Policies", "Offered times are held at most"),
        "minutes": QT_TRANSLATE_NOOP("Policies", "Length of a visit, unless it is said"),
        "most_requested": QT_TRANSLATE_NOOP("Policies", "Times that a customer may name"),
        "most_offered": QT_TRANSLATE_NOOP("Policies", "Times that may be offered at once"),
        "alternatives": QT_TRANSLATE_NOOP("Policies", "Free times shown beside a request"),
    },
    "offers": {
        "stands_for": QT_TRANSLATE_NOOP("Policies", "A mechanic answers within"),
        "best_at_once": QT_TRANSLATE_NOOP("Policies", "Asked at first"),
        "broadcast_after": QT_TRANSLATE_NOOP("Policies", "All who are online are asked after"),
        "immediate_given_up_after": QT_TRANSLATE_NOOP("Policies", "Given up and refunded after"),
        "matching_before_start": QT_TRANSLATE_NOOP("Policies", "Somebody is looked for before the start"),
        "given_up_after_start": QT_TRANSLATE_NOOP("Policies", "Given up and refunded after the start"),
    },
    "waitlist": {
        "told_within": QT_TRANSLATE_NOOP("Policies", "Told who joined within the last"),
        "hold": QT_TRANSLATE_NOOP("Policies", "A free time is held for"),
        "measured_within": QT_TRANSLATE_NOOP("Policies", "Waiting is measured over the last"),
        "least_rows": QT_TRANSLATE_NOOP("Policies", "No waiting time is said below so many"),
    },
    "visits": {
        "join_before": QT_TRANSLATE_NOOP("Policies", "Customers join before the start"),
        "silence": QT_TRANSLATE_NOOP("Policies", "Somebody silent has left after"),
        "meeting_address": QT_TRANSLATE_NOOP("Policies", "Page where video meets"),
    },
    "clock": {
        "pending_before": QT_TRANSLATE_NOOP("Policies", "A booking is due before the start"),
        "no_show_after": QT_TRANSLATE_NOOP("Policies", "Staff may mark a no-show after the start"),
        "no_show_job_after": QT_TRANSLATE_NOOP(
            "Policies", "Online a no-show is marked by itself after the start"
        ),
        "retry": QT_TRANSLATE_NOOP("Policies", "A customer busy elsewhere is looked at again after"),
    },
    "waivers": {
        "valid_days": QT_TRANSLATE_NOOP("Policies", "A signature is enough for"),
        "online_asked_before": QT_TRANSLATE_NOOP("Policies", "Online it is asked for before the start"),
        "retention_years": QT_TRANSLATE_NOOP("Policies", "Kept for"),
        "clock_tolerance": QT_TRANSLATE_NOOP("Policies", "Clocks may differ by"),
        "shortest_ink": QT_TRANSLATE_NOOP("Policies", "Less ink than this is no signature"),
    },
    "leases": {
        "bays": QT_TRANSLATE_NOOP("Policies", "Bays that each computer keeps"),
        "slot_minutes": QT_TRANSLATE_NOOP("Policies", "Length of a slot"),
        "from_minute": QT_TRANSLATE_NOOP("Policies", "From"),
        "to_minute": QT_TRANSLATE_NOOP("Policies", "To"),
        "days_ahead": QT_TRANSLATE_NOOP("Policies", "Days that are kept ahead"),
    },
    "presence": {
        "heard_within": QT_TRANSLATE_NOOP("Policies", "Online while heard within"),
        "half_hour": QT_TRANSLATE_NOOP("Policies", "“Within half an hour” means"),
        "hour": QT_TRANSLATE_NOOP("Policies", "“Within the hour” means"),
    },
    "matching": {
        "online_now": QT_TRANSLATE_NOOP("Policies", "Online now"),
        "within_half_hour": QT_TRANSLATE_NOOP("Policies", "Online within half an hour"),
        "within_hour": QT_TRANSLATE_NOOP("Policies", "Online within the hour"),
        "today": QT_TRANSLATE_NOOP("Policies", "Online today"),
        "keyword": QT_TRANSLATE_NOOP("Policies", "Each word of the concern that fits"),
        "brand": QT_TRANSLATE_NOOP("Policies", "Specialist of the brand"),
        "same_postal_area": QT_TRANSLATE_NOOP("Policies", "Same postal area"),
        "same_city": QT_TRANSLATE_NOOP("Policies", "Same city"),
        "best": QT_TRANSLATE_NOOP("Policies", "So many are kept"),
    },
    "files": {
        "picture": QT_TRANSLATE_NOOP("Policies", "A picture"),
        "video": QT_TRANSLATE_NOOP("Policies", "A video"),
        "document": QT_TRANSLATE_NOOP("Policies", "A paper (PDF)"),
        "session_bytes": QT_TRANSLATE_NOOP("Policies", "All files of a booking together"),
        "session_files": QT_TRANSLATE_NOOP("Policies", "Files of a booking"),
    },
}


def kind_title(name: str) -> str:
    """What a kind is called."""
    return QCoreApplication.translate("Policies", _KINDS[name][0]) if name in _KINDS else name


def kind_about(name: str) -> str:
    """What a kind decides, in a sentence."""
    return QCoreApplication.translate("Policies", _KINDS[name][1]) if name in _KINDS else ""


def number_name(name: str, path: str) -> str:
    """What one number is called."""
    within = path.split("/")
    if len(within) == 3:
        return _step_name(within[0], int(within[1]), int(within[2]))
    source = _NUMBERS[name].get(path)
    return path if source is None else QCoreApplication.translate("Policies", source)


def _step_name(path: str, place: int, side: int) -> str:
    translate = QCoreApplication.translate
    source = {
        ("experience", 0): translate("Policies", "Experience, step %1: from"),
        ("experience", 1): translate("Policies", "Experience, step %1: gives"),
        ("rating", 0): translate("Policies", "Rating, step %1: from"),
        ("rating", 1): translate("Policies", "Rating, step %1: gives"),
    }[path, side]
    return source.replace("%1", str(place + 1))
