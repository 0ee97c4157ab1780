"""`make server-stop` and `make server-start`: take the server away from the desktops, and give it back."""

from __future__ import annotations

import os
import signal
import sys

from tools.running import Home


def main() -> int:
    """0 when `make run` was told."""
    wish = sys.argv[1] if sys.argv[1:] else ""
    if wish not in {"stop", "start"}:
        print(__doc__)
        return 2
    if sys.platform == "win32":
        print("This is for Linux and macOS; on Windows end the process of the server.", file=sys.stderr)
        return 1
    running = Home().read_running()
    if running is None:
        print("Nothing runs yet. Start it with `make run`.", file=sys.stderr)
        return 1
    os.kill(running.pid, signal.SIGUSR1 if wish == "stop" else signal.SIGUSR2)
    if wish == "stop":
        print("The server is being stopped; the desktops go on. `make server-start` brings it back.")
    else:
        print("The server is being started; the desktops find it by themselves.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
