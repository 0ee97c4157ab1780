"""What an import prints: what it took, or would take, and every line that it left out, in English or French."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from scheduling.records import Mechanic
from sync_server.services.importing.calendar_plan import CalendarPlan
from sync_server.services.importing.calendar_reader import CalendarContent
from sync_server.services.importing.csv_table import Table
from sync_server.services.importing.customer_columns import Field
from sync_server.services.importing.customer_plan import CustomerPlan
from sync_server.services.importing.report import Entry
from sync_server.services.importing.report_words import line_of_report, local_time, printable, sentences
from sync_server.services.wording import translator

SHOWN = 12
"""Of what is taken, as many are shown; of what is left out, all."""


def refused(file: str, entry: Entry, language: str) -> str:
    """Why nothing at all was read."""
    params = {name: str(value) for name, value in entry.params.items()}
    return f"{file}: {sentences(language)[entry.code] % params}"


def calendar(
    file: str,
    content: CalendarContent,
    plan: CalendarPlan,
    mechanic: Mechanic,
    *,
    zone: tzinfo,
    language: str,
    done: bool,
) -> list[str]:
    """The page on a calendar."""
    _ = translator(language)
    days = {"first": _day(content.window.starts, zone), "last": _day(content.window.ends - 1, zone)}
    head = _("%(file)s for %(name)s, %(first)s to %(last)s: %(events)s events in the file")
    lines = [head % {"file": file, "name": mechanic.name, "events": content.events, **days}]
    counts = [
        (_("busy times"), len(plan.busy_new)),
        (_("busy times changed"), len(plan.busy_changed)),
        (_("bookings"), len(plan.bookings)),
        (_("new customers"), len(plan.customers_new)),
        (_("known from an earlier import"), plan.known),
    ]
    lines += _counts(counts, language, done=done)
    spans = [(row.starts, row.ends, row.summary) for row in (*plan.busy_new, *plan.busy_changed)]
    spans += [(row.starts, row.ends, session.concern) for session, row in plan.bookings]
    lines += _sample([_span(*span, zone) for span in sorted(spans)], language)
    return [*lines, *_left_out(plan.entries, language, zone), *_hint(language, done=done)]


def customers(
    file: str,
    table: Table,
    columns: dict[int, Field],
    plan: CustomerPlan,
    *,
    zone: tzinfo,
    language: str,
    done: bool,
) -> list[str]:
    """The page on a customer list, with the columns as they were understood."""
    _ = translator(language)
    head = _("%(file)s: %(rows)s rows, %(encoding)s, separated by “%(delimiter)s”")
    delimiter = {"\t": "tab"}.get(table.delimiter, table.delimiter)
    params = {"file": file, "rows": plan.rows, "encoding": table.encoding, "delimiter": delimiter}
    lines = [head % params, _("Columns:")]
    for place, heading in enumerate(table.header):
        known = columns.get(place)
        lines.append(f"  {printable(heading) or '?'} → {known.value if known else _('not taken')}")
    counts = [
        (_("new customers"), len(plan.customers_new)),
        (_("customers completed"), len(plan.customers_changed)),
        (_("new vehicles"), len(plan.vehicles_new)),
        (_("vehicles completed"), len(plan.vehicles_changed)),
        (_("rows of a person who was on an earlier row"), plan.merged),
        (_("rows that bring nothing new"), plan.known),
    ]
    lines += _counts(counts, language, done=done)
    shown = [f"  {row.name}  {row.phone}  {row.email}".rstrip() for row in plan.customers_new.values()]
    lines += _sample(shown, language)
    return [*lines, *_left_out(plan.entries, language, zone), *_hint(language, done=done)]


def _counts(counts: Sequence[tuple[str, int]], language: str, *, done: bool) -> list[str]:
    _ = translator(language)
    return [
        _("Taken:") if done else _("Would be taken:"),
        *(f"  {count:>6}  {what}" for what, count in counts),
    ]


def _sample(shown: list[str], language: str) -> list[str]:
    _ = translator(language)
    rest = len(shown) - SHOWN
    more = [_("  … and %(count)s more") % {"count": rest}] if rest > 0 else []
    return [printable(line) for line in shown[:SHOWN]] + more


def _left_out(entries: Sequence[Entry], language: str, zone: tzinfo) -> list[str]:
    _ = translator(language)
    whole = [entry for entry in entries if entry.whole]
    partly = [entry for entry in entries if not entry.whole]
    lines = [_("Not taken: %(count)s") % {"count": sum(entry.count for entry in whole)}]
    lines += ["  " + line_of_report(entry, language, zone) for entry in whole]
    if partly:
        lines.append(_("Notes: %(count)s") % {"count": len(partly)})
        lines += ["  " + line_of_report(entry, language, zone) for entry in partly]
    return lines


def _hint(language: str, *, done: bool) -> list[str]:
    _ = translator(language)
    return [] if done else [_("Nothing was written. With --yes it will be.")]


def _day(at: int, zone: tzinfo) -> str:
    return local_time(at, zone)[:10]


def _span(starts: int, ends: int, what: str, zone: tzinfo) -> str:
    start, end = local_time(starts, zone), local_time(ends, zone)
    same = start[:10] == end[:10]
    return f"  {start}–{end[11:] if same else end}  {what[:60]}"
