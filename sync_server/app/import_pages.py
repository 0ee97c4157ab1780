"""What an import prints: what it took, or would take, and every line that it left out, in English or French."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from scheduling.importing.csv_table import Table
from scheduling.importing.customer_columns import Field
from scheduling.importing.customer_plan import CustomerPlan
from scheduling.importing.report import Entry
from scheduling.records import Mechanic
from sync_server.services.importing.calendar_plan import CalendarPlan
from sync_server.services.importing.calendar_reader import CalendarContent
from sync_server.services.importing.report_words import (
    field_names,
    line_of_report,
    local_time,
    printable,
    reason_refused,
)
from sync_server.services.wording import plurals, translator

SHOWN = 12
"""Of what is taken, as many are shown; of what is left out, all."""

Count = tuple[int, str]
"""How many, and of what."""


def refused(file: str, entry: Entry, language: str) -> str:
    """Why nothing at all was read."""
    _ = translator(language)
    return _("%(where)s: ") % {"where": file} + reason_refused(entry, language)


def calendar(
    file: str,
    content: CalendarContent,
    plan: CalendarPlan,
    mechanic: Mechanic,
    *,
    taken_as: str,
    zone: tzinfo,
    language: str,
    done: bool,
) -> list[str]:
    """The page on a calendar; ``taken_as`` is the sentence on what its events become."""
    _, n_ = translator(language), plurals(language)
    days = {"first": _day(content.window.starts, zone), "last": _day(content.window.ends - 1, zone)}
    head = n_(
        "%(file)s: %(count)s event in the file", "%(file)s: %(count)s events in the file", content.events
    )
    lines = [
        head % {"file": file, "count": content.events},
        _("For %(name)s, %(first)s to %(last)s.") % {"name": mechanic.name, **days} + " " + taken_as,
    ]
    counts = _calendar_counts(plan, language)
    lines += _counts(counts, language, done=done)
    new = bool(plan.busy_new or plan.busy_changed or plan.bookings or plan.customers_new)
    spans = [(row.starts, row.ends, row.summary) for row in (*plan.busy_new, *plan.busy_changed)]
    spans += [(row.starts, row.ends, session.concern) for session, row in plan.bookings]
    lines += _sample([_span(*span, zone) for span in sorted(spans)], language)
    return [
        *lines,
        *_left_out(plan.entries, language, zone),
        *_in_short(counts, plan.entries, language, new=new, done=done),
    ]


def _calendar_counts(plan: CalendarPlan, language: str) -> list[Count]:
    _, n_ = translator(language), plurals(language)
    new, changed, bookings = len(plan.busy_new), len(plan.busy_changed), len(plan.bookings)
    people, replaced = len(plan.customers_new), len(plan.busy_replaced)
    return [
        (new, n_("busy time", "busy times", new)),
        (changed, n_("busy time changed", "busy times changed", changed)),
        (bookings, n_("booking", "bookings", bookings)),
        (replaced, n_("busy time that became a booking", "busy times that became bookings", replaced)),
        (people, n_("new customer", "new customers", people)),
        (plan.known, _("known from an earlier import")),
    ]


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
    _, n_ = translator(language), plurals(language)
    head = n_("%(file)s: %(count)s row", "%(file)s: %(count)s rows", plan.rows)
    delimiter = _("tabs") if table.delimiter == "\t" else _("“%(mark)s”") % {"mark": table.delimiter}
    how = _("%(encoding)s, columns separated by %(delimiter)s")
    params = {"encoding": table.encoding, "delimiter": delimiter}
    lines = [
        head % {"file": file, "count": plan.rows} + f" ({how % params})",
        *_columns(table, columns, language),
    ]
    if not done:
        lines.append(
            _("If a column is understood wrongly: --map “COLUMN=field”, or “COLUMN=-” to leave it out.")
        )
    counts = _customer_counts(plan, language)
    lines += _counts(counts, language, done=done)
    new = any(count for count, _ in counts[:4])
    shown = [f"  {row.name}  {row.phone}  {row.email}".rstrip() for row in plan.customers_new.values()]
    lines += _sample(shown, language)
    return [
        *lines,
        *_left_out(plan.entries, language, zone),
        *_in_short(counts, plan.entries, language, new=new, done=done),
    ]


def _columns(table: Table, columns: dict[int, Field], language: str) -> list[str]:
    """Each column with what it is taken for, in words and as ``--map`` calls it."""
    _ = translator(language)
    lines = [_("Columns:")]
    for place, heading in enumerate(table.header):
        known = columns.get(place)
        what = f"{field_names(language)[known]} ({known.value})" if known else _("not taken")
        lines.append(f"  {printable(heading) or '?'} → {what}")
    return lines


def _customer_counts(plan: CustomerPlan, language: str) -> list[Count]:
    n_ = plurals(language)
    people, filled = len(plan.customers_new), len(plan.customers_changed)
    cars, better = len(plan.vehicles_new), len(plan.vehicles_changed)
    same = n_("row of a person of an earlier row", "rows of persons of an earlier row", plan.merged)
    return [
        (people, n_("new customer", "new customers", people)),
        (filled, n_("customer completed", "customers completed", filled)),
        (cars, n_("new vehicle", "new vehicles", cars)),
        (better, n_("vehicle completed", "vehicles completed", better)),
        (plan.merged, same),
        (plan.known, n_("row that brings nothing new", "rows that bring nothing new", plan.known)),
    ]


def _counts(counts: Sequence[Count], language: str, *, done: bool) -> list[str]:
    """What there is something of."""
    _ = translator(language)
    head = _("Taken:") if done else _("Would be taken:")
    shown = [f"  {count:>6}  {what}" for count, what in counts if count]
    return [head, *(shown or ["  " + _("nothing")])]


def _sample(shown: list[str], language: str) -> list[str]:
    _ = translator(language)
    rest = len(shown) - SHOWN
    more = [_("  … and %(count)s more") % {"count": rest}] if rest > 0 else []
    return [printable(line) for line in shown[:SHOWN]] + more


def _left_out(entries: Sequence[Entry], language: str, zone: tzinfo) -> list[str]:
    _ = translator(language)
    whole = [entry for entry in entries if entry.whole]
    partly = [entry for entry in entries if not entry.whole]
    lines: list[str] = []
    if whole:
        lines.append(_("Not taken: %(count)s") % {"count": sum(entry.count for entry in whole)})
        lines += ["  " + line_of_report(entry, language, zone) for entry in whole]
    if partly:
        lines.append(_("Notes: %(count)s") % {"count": len(partly)})
        lines += ["  " + line_of_report(entry, language, zone) for entry in partly]
    return lines


def _in_short(
    counts: Sequence[Count], entries: Sequence[Entry], language: str, *, new: bool, done: bool
) -> list[str]:
    """The counts once more: what was said on the lines has pushed them out of sight."""
    _, n_ = translator(language), plurals(language)
    left = sum(entry.count for entry in entries if entry.whole)
    notes = sum(not entry.whole for entry in entries)
    shown = [f"{count} {what}" for count, what in counts if count] or [_("nothing to take")]
    shown.append(n_("%(count)s not taken", "%(count)s not taken", left) % {"count": left})
    if notes:
        shown.append(n_("%(count)s note", "%(count)s notes", notes) % {"count": notes})
    if not new:
        end = _("There is nothing new to write.")
    else:
        end = _("This is written.") if done else _("Nothing was written. The same with --yes writes it.")
    return [_("In short: %(counts)s.") % {"counts": ", ".join(shown)}, end]


def _day(at: int, zone: tzinfo) -> str:
    return local_time(at, zone)[:10]


def _span(starts: int, ends: int, what: str, zone: tzinfo) -> str:
    start, end = local_time(starts, zone), local_time(ends, zone)
    same = start[:10] == end[:10]
    return f"  {start}–{end[11:] if same else end}  {what[:60]}"
