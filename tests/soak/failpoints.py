"""Failpoints: comment lines of the product that become calls where :func:`install` was called first.

``# failpoint: outbox.appended``, alone on its line between two statements, marks a step after which a program may
die. In a normal run it is a comment. Here an import hook compiles the few marked files from their text, with the
comment replaced by a call on the same line, and neither reads nor writes compiled files. Names are unique; what is
nearly a mark, or has the name of another, is refused. Not here: what a hit does (``hit`` is given by the harness).
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import CodeType, ModuleType

ROOT = Path(__file__).parents[2]
PACKAGES = ("desktop", "scheduling", "sync_server")
CALL = "__failpoint__"
_MARK = re.compile(r"^(?P<indent> +)# failpoint: (?P<name>[a-z_]+(?:\.[a-z_]+)+)$", re.MULTILINE)
_NEARLY = re.compile(r"#\s*fail-?point\b", re.IGNORECASE)


class BadMark(Exception):
    """A comment that is nearly a failpoint, a name that is there twice, or one that is nowhere."""


def names_in(text: str, where: str) -> list[str]:
    """The names marked in a file's text; raises :class:`BadMark` for what is only nearly a mark."""
    names = [found["name"] for found in _MARK.finditer(text)]
    if len(_NEARLY.findall(text)) != len(names):
        raise BadMark(f"{where}: a failpoint is '# failpoint: part.step', alone on an indented line")
    return names


def marked(root: Path = ROOT) -> dict[str, Path]:
    """Every name of the product and the file that has it; raises :class:`BadMark`."""
    found: dict[str, Path] = {}
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            for name in names_in(path.read_text(encoding="utf-8"), str(path)):
                if name in found:
                    raise BadMark(f"{name}: in {found[name]} and in {path}")
                found[name] = path
    return found


def instrumented(text: str) -> str:
    """The same lines, with a call in the place of each mark."""
    return _MARK.sub(lambda found: f'{found["indent"]}{CALL}("{found["name"]}")', text)


class _Loader(importlib.machinery.SourceFileLoader):
    """Compiles the text with its marks as calls; each module gets what they call."""

    def __init__(self, fullname: str, path: str, hit: Callable[[str], object]) -> None:
        super().__init__(fullname, path)
        self._hit = hit

    def get_code(self, fullname: str) -> CodeType:
        """Never from a compiled file: that one has no calls."""
        path = self.get_filename(fullname)
        text = importlib.util.decode_source(self.get_data(path))
        code: CodeType = compile(instrumented(text), path, "exec", dont_inherit=True)
        return code

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__[CALL] = self._hit
        super().exec_module(module)


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, files: set[str], hit: Callable[[str], object]) -> None:
        self._files = files
        self._hit = hit

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname.partition(".")[0] not in PACKAGES:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.origin in self._files:
            spec.loader = _Loader(fullname, spec.origin, self._hit)
        return spec


def install(hit: Callable[[str], object]) -> frozenset[str]:
    """From now on imported modules call ``hit`` at their failpoints; all names there are.

    Raises :class:`BadMark`, also when a marked module was imported before.
    """
    names = marked()
    files = {str(path) for path in names.values()}
    early = [name for name, module in sys.modules.items() if getattr(module, "__file__", None) in files]
    if early:
        raise BadMark(f"imported before its failpoints: {', '.join(sorted(early))}")
    sys.meta_path.insert(0, _Finder(files, hit))
    return frozenset(names)


def known(names: Sequence[str], among: frozenset[str]) -> None:
    """Raise :class:`BadMark` for a name that no file has."""
    unknown = sorted(set(names) - among)
    if unknown:
        raise BadMark(f"no such failpoint: {', '.join(unknown)}")
