"""What the owner's numbers are called, kind by kind, and what each kind is about."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def kind_title(name: str) -> str:
    """What a kind is called."""
    return _kinds().get(name, (name, ""))[0]


def kind_about(name: str) -> str:
    """What a kind decides, in a sentence."""
    return _kinds().get(name, (name, ""))[1]


def number_name(name: str, path: str) -> str:
    """What one number is called."""
    within = path.split("/")
    if len(within) == 3:
        return _step_name(within[0], int(within[1]), int(within[2]))
    return _numbers()[name].get(path, path)


def _step_name(path: str, place: int, side: int) -> str:
    translate = QCoreApplication.translate
    source = {
        ("experience", 0): translate("Policies", "Experience, step %1: from"),
        ("experience", 1): translate("Policies", "Experience, step %1: gives"),
        ("rating", 0): translate("Policies", "Rating, step %1: from"),
        ("rating", 1): translate("Policies", "Rating, step %1: gives"),
    }[path, side]
    return source.replace("%1", str(place + 1))


def _kinds() -> dict[str, tuple[str, str]]:
    translate = QCoreApplication.translate
    return {
        "cancellation": (
            translate("Policies", "Cancelling"),
            translate(
                "Policies",
                "What a customer gets back who cancels, by how long before the start.",
            ),
        ),
        "money": (
            translate("Policies", "Deposit and shares"),
            translate(
                "Policies", "What is asked at booking for a visit in person, and who is paid how much."
            ),
        ),
        "payments": (
            translate("Policies", "Taking money"),
            translate("Policies", "How long a no-show can be taken back, and to which coin cash is rounded."),
        ),
        "messages": (
            translate("Policies", "When messages go out"),
            translate(
                "Policies", "How long before a visit customers are reminded, and when nobody is woken."
            ),
        ),
        "requests": (
            translate("Policies", "Requests for a visit"),
            translate(
                "Policies",
                "How soon the workshop promises to answer, and how long an offer holds its times.",
            ),
        ),
        "offers": (
            translate("Policies", "Asking mechanics"),
            translate("Policies", "How many are asked at once, and when it is given up and refunded."),
        ),
        "waitlist": (
            translate("Policies", "Waitlist"),
            translate(
                "Policies", "Who is still told when a mechanic comes online, and how long their time is held."
            ),
        ),
        "visits": (
            translate("Policies", "Lobby and video"),
            translate("Policies", "From when one may join a session online, and where video meets."),
        ),
        "clock": (
            translate("Policies", "Due and missed"),
            translate("Policies", "When a booking is due, and from when on nobody is expected any more."),
        ),
        "waivers": (
            translate("Policies", "Waivers"),
            translate("Policies", "How long a signature is enough, and how long it is kept."),
        ),
        "leases": (
            translate("Policies", "Bays for walk-ins"),
            translate("Policies", "What is kept for customers without a booking, by hours and slots."),
        ),
        "presence": (
            translate("Policies", "Who is online"),
            translate(
                "Policies", "After how long a mechanic whose computer is silent is not online any more."
            ),
        ),
        "matching": (
            translate("Policies", "Choosing a mechanic"),
            translate(
                "Policies", "What counts how much when the best are looked for. More points come first."
            ),
        ),
        "files": (
            translate("Policies", "Attached files"),
            translate("Policies", "How large pictures, videos and papers of a booking may be."),
        ),
    }


def _numbers() -> dict[str, dict[str, str]]:
    translate = QCoreApplication.translate
    return {
        "cancellation": {
            "early": translate("Policies", "Early: so long before the start"),
            "fee": translate("Policies", "Early: fee, online"),
            "late": translate("Policies", "Late: so long before the start"),
            "late_share": translate("Policies", "Late: kept of the price, online"),
            "last_share": translate("Policies", "At the last moment: kept of the price, online"),
            "deposit_late_share": translate("Policies", "Late: kept of the deposit, in person"),
            "deposit_last_share": translate("Policies", "At the last moment: kept of the deposit, in person"),
            "reschedule": translate("Policies", "Customers move it themselves until"),
        },
        "money": {
            "deposit": translate("Policies", "Deposit for a visit in person"),
            "independent_share": translate("Policies", "An independent mechanic’s share"),
            "affiliated_fee": translate("Policies", "The platform’s fee, of the workshop’s own mechanics"),
            "referral_share": translate("Policies", "For sending a customer to a visit"),
        },
        "payments": {
            "settles_after": translate("Policies", "A no-show settles after"),
            "cash_step": translate("Policies", "Smallest coin"),
        },
        "messages": {
            "day_before": translate("Policies", "First reminder, before the start"),
            "hour_before": translate("Policies", "Second reminder, with the waiver, before the start"),
            "join_before": translate("Policies", "Sign and join, before the start"),
            "how_was_it_after": translate("Policies", "“How was it?”, after the end"),
            "quiet/start_minute": translate("Policies", "Quiet hours begin"),
            "quiet/end_minute": translate("Policies", "Quiet hours end"),
            "weekly_weekday": translate("Policies", "“Are your hours right?”, to mechanics who want it"),
            "weekly_minute": translate("Policies", "At"),
        },
        "requests": {
            "promise_seconds": translate("Policies", "Promised answer within"),
            "due_soon_seconds": translate("Policies", "Due soon, before that"),
            "counter_offer_seconds": translate("Policies", "Offered times are held at most"),
            "minutes": translate("Policies", "Length of a visit, unless it is said"),
            "most_requested": translate("Policies", "Times that a customer may name"),
            "most_offered": translate("Policies", "Times that may be offered at once"),
            "alternatives": translate("Policies", "Free times shown beside a request"),
        },
        "offers": {
            "stands_for": translate("Policies", "A mechanic answers within"),
            "best_at_once": translate("Policies", "Asked at first"),
            "broadcast_after": translate("Policies", "All who are online are asked after"),
            "immediate_given_up_after": translate("Policies", "Given up and refunded after"),
            "matching_before_start": translate("Policies", "Somebody is looked for before the start"),
            "given_up_after_start": translate("Policies", "Given up and refunded after the start"),
        },
        "waitlist": {
            "told_within": translate("Policies", "Told who joined within the last"),
            "hold": translate("Policies", "A free time is held for"),
            "measured_within": translate("Policies", "Waiting is measured over the last"),
            "least_rows": translate("Policies", "No waiting time is said below so many"),
        },
        "visits": {
            "join_before": translate("Policies", "Customers join before the start"),
            "silence": translate("Policies", "Somebody silent has left after"),
            "meeting_address": translate("Policies", "Page where video meets"),
        },
        "clock": {
            "pending_before": translate("Policies", "A booking is due before the start"),
            "no_show_after": translate("Policies", "Staff may mark a no-show after the start"),
            "no_show_job_after": translate(
                "Policies", "Online a no-show is marked by itself after the start"
            ),
            "retry": translate("Policies", "A customer busy elsewhere is looked at again after"),
        },
        "waivers": {
            "valid_days": translate("Policies", "A signature is enough for"),
            "online_asked_before": translate("Policies", "Online it is asked for before the start"),
            "retention_years": translate("Policies", "Kept for"),
            "clock_tolerance": translate("Policies", "Clocks may differ by"),
            "shortest_ink": translate("Policies", "Less ink than this is no signature"),
        },
        "leases": {
            "bays": translate("Policies", "Bays that each computer keeps"),
            "slot_minutes": translate("Policies", "Length of a slot"),
            "from_minute": translate("Policies", "From"),
            "to_minute": translate("Policies", "To"),
            "days_ahead": translate("Policies", "Days that are kept ahead"),
        },
        "presence": {
            "heard_within": translate("Policies", "Online while heard within"),
            "half_hour": translate("Policies", "“Within half an hour” means"),
            "hour": translate("Policies", "“Within the hour” means"),
        },
        "matching": {
            "online_now": translate("Policies", "Online now"),
            "within_half_hour": translate("Policies", "Online within half an hour"),
            "within_hour": translate("Policies", "Online within the hour"),
            "today": translate("Policies", "Online today"),
            "keyword": translate("Policies", "Each word of the concern that fits"),
            "brand": translate("Policies", "Specialist of the brand"),
            "same_postal_area": translate("Policies", "Same postal area"),
            "same_city": translate("Policies", "Same city"),
            "best": translate("Policies", "So many are kept"),
        },
        "files": {
            "picture": translate("Policies", "A picture"),
            "video": translate("Policies", "A video"),
            "document": translate("Policies", "A paper (PDF)"),
            "session_bytes": translate("Policies", "All files of a booking together"),
            "session_files": translate("Policies", "Files of a booking"),
        },
    }
