"""``python -m sync_server``: serve, work, migrate, demo, import and the others. Only calls functions."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import zoneinfo
from collections.abc import Iterator, Sequence

from sync_server.config import ConfigurationError, Settings

READING_IN = frozenset({"import", "changes"})
"""The commands by which a shop reads its own files in, typed in the folder of ``make run``."""


def parser() -> argparse.ArgumentParser:
    """The commands and what they take."""
    from sync_server.app import (
        changes_command,
        demo_command,
        import_command,
        platform_command,
        waivers_command,
    )

    root = argparse.ArgumentParser(prog="sync_server", description="The server of Auto Doctor Workshop.")
    commands = root.add_subparsers(dest="command", required=True)
    for name, text, function in (
        ("serve", "answer desktops until told to end", _serve),
        ("work", "do the jobs that are due until told to end", _work),
        ("migrate", "bring the database to the newest version", _migrate),
    ):
        commands.add_parser(name, help=text).set_defaults(run=function)
    for name, text, module in (
        ("demo", "fill an empty database with a believable workshop", demo_command),
        ("import", "bring in calendars and customers", import_command),
        (
            "changes",
            "read in what a lost computer had not sent, from the file that it wrote",
            changes_command,
        ),
        ("waivers", "verify that what was signed is still what was signed", waivers_command),
    ):
        command = commands.add_parser(name, help=text)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    platform_command.add_commands(commands)
    return root


def _serve(_: argparse.Namespace) -> int:
    from sync_server.app.serving import serve

    return serve(Settings.from_environment())


def _work(_: argparse.Namespace) -> int:
    from sync_server.jobs.worker import work

    return work(Settings.from_environment())


def _migrate(_: argparse.Namespace) -> int:
    from sync_server.db.migrate import migrate

    settings = Settings.from_environment()
    if not settings.owner_database_url:
        raise ConfigurationError("AUTODOCTOR_OWNER_DATABASE_URL is not set")
    migrate(settings.owner_database_url)
    print("the database is up to date")
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    zoneinfo.reset_tzpath(to=[])
    from sync_server.app.troubles import in_words

    arguments = parser().parse_args(argv)
    try:
        with _database(arguments.command):
            return int(arguments.run(arguments))
    except Exception as error:
        said = in_words(error, getattr(arguments, "language", "en"))
        if said is None:
            raise
        print(f"sync_server: {said}", file=sys.stderr)
        return 2


@contextlib.contextmanager
def _database(command: str) -> Iterator[None]:
    """Without ``AUTODOCTOR_DATABASE_URL``, what reads a file in means the embedded database this machine has already.

    It is started for the command when nothing runs it. The other commands are told their database, always.
    """
    from sync_server.db.embedded import EmbeddedPostgres, data_home

    if command not in READING_IN or "AUTODOCTOR_DATABASE_URL" in os.environ:
        yield
        return
    folder = data_home() / "postgres"
    cluster = EmbeddedPostgres(folder, who=f"`python -m sync_server {command}`", passing=True)
    try:
        running = cluster.running_urls()
        if running is None and not (folder / "data").exists():
            yield
            return
        os.environ["AUTODOCTOR_DATABASE_URL"] = (running or cluster.start()).app
        yield
    finally:
        os.environ.pop("AUTODOCTOR_DATABASE_URL", None)
        cluster.stop()  # nothing to do where another program runs it


if __name__ == "__main__":
    sys.exit(main())
