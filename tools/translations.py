"""Words in two languages: gather them from the code, compile them, and refuse what has no French.

``update`` rewrites the .ts files from the code (Qt's lupdate), ``compile`` makes the .qm and .mo that the programs
load, ``check`` fails when a word has no translation or the files and the code differ. Part of ``make lint``.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("en", "fr")
CATALOGUES = sorted((FOLDER / "server").glob("*/LC_MESSAGES/*.po"))
Key = tuple[str, str, str]
LOOSE = re.compile("(?<=\\w)[;?!](?!\\w)| [:;?!»]|« |«(?!\u00a0)")
"""French marks without their no-break space (narrow before ``; ? !``)."""


def main() -> int:
    """0 when all is well."""
    task = {"update": update, "compile": compile_all, "check": check}.get(sys.argv[1] if sys.argv[1:] else "")
    if task is None:
        print(__doc__)
        return 2
    return task()


def update() -> int:
    """Bring the .ts files up to the code; new words come in unfinished."""
    for language in LANGUAGES:
        _lupdate(_ts(language), language)
    return 0


def compile_all() -> int:
    """Make what is missing or older than its source."""
    for language in LANGUAGES:
        source, target = _ts(language), _ts(language).with_suffix(".qm")
        if source.exists() and _older(target, source):
            made = target.with_suffix(".new")
            _tool("lrelease", "-silent", str(source), "-qm", str(made))
            made.replace(target)  # a program that runs has the old one mapped, and would die of its change
    for source in CATALOGUES:
        target = source.with_suffix(".mo")
        if _older(target, source):
            _compile_catalogue(source, target)
    return 0


def check() -> int:
    """Every word of the code has its place in both languages, and French has its own for each."""
    faults = list(_faults())
    print("\n".join(faults) or "translations: complete in English and French")
    return bool(faults)


def _faults() -> Iterator[str]:
    yield from _aliases()
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.ts"
        _lupdate(fresh, "fr")
        wanted = {key: message.get("numerus") == "yes" for key, message in _messages(fresh)}
    for language in LANGUAGES:
        path = _ts(language)
        if not path.exists():
            yield f"{path.name}: missing; run `python -m tools.translations update`"
            continue
        present = dict(_messages(path))
        for key in sorted(wanted.keys() - present.keys()):
            yield f"{path.name}: not there: {key[0]}: {key[1]!r}; run `python -m tools.translations update`"
        for key in sorted(present.keys() - wanted.keys()):
            yield f"{path.name}: no longer in the code: {key[0]}: {key[1]!r}"
        for key, message in present.items():
            if language == "fr" or wanted.get(key):
                yield from _unfinished(path, key, message)
    for catalogue in CATALOGUES:
        yield from _catalogue_faults(catalogue)


def _aliases() -> Iterator[str]:
    """lupdate reads names, not what they stand for: under another name it misses the words, or takes ``tr``'s
    first argument, the context, for them."""
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Assign):
                continue
            for target, value in _pairs(node):
                if ast.unparse(value) == "QCoreApplication.translate" and ast.unparse(target) != "translate":
                    place = f"{path.relative_to(ROOT)}:{node.lineno}"
                    yield f"{place}: call it `translate`; lupdate does not see {ast.unparse(target)!r}"


def _pairs(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            yield from zip(target.elts, node.value.elts, strict=False)
        else:
            yield target, node.value


def _unfinished(path: Path, key: Key, message: ET.Element) -> Iterator[str]:
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        yield f"{path.name}: unfinished: {key[0]}: {key[1]!r}"
        return
    texts = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
    for text in texts:
        if not text.strip():
            yield f"{path.name}: empty: {key[0]}: {key[1]!r}"
        if "&#" in text:
            yield f"{path.name}: an escape escaped once more: {key[0]}: {key[1]!r}"
        if path.stem.endswith("_fr") and LOOSE.search(text):
            yield f"{path.name}: a line may break before a mark or inside « »: {key[0]}: {key[1]!r}"
        for mark in ("%1", "%2", "%3", "%n"):
            if (mark in key[1]) != (mark in text) and not (mark == "%n" and len(texts) > 1):
                yield f"{path.name}: {mark} differs: {key[0]}: {key[1]!r}"


def _catalogue_faults(path: Path) -> Iterator[str]:
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parts[-3])
    for message in catalogue:
        if not message.id:
            continue
        texts = message.string if isinstance(message.string, list | tuple) else [message.string]
        if message.fuzzy or not all(texts):
            yield f"{path.name}: unfinished: {message.id!r}"
        yield from (f"{path.name}: {message.id!r}: {fault}" for fault in message.check(catalogue))


def _compile_catalogue(source: Path, target: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parts[-3])
    with target.open("wb") as file:
        write_mo(file, catalogue)


def _messages(path: Path) -> Iterator[tuple[Key, ET.Element]]:
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  (our own file)
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") in {"vanished", "obsolete"}:
                continue
            source, comment = message.findtext("source") or "", message.findtext("comment") or ""
            yield (context.findtext("name") or "", source, comment), message


def _lupdate(target: Path, language: str) -> None:
    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "desktop").rglob("*.py"))]
    locations = ("-locations", "none", "-no-obsolete")
    _tool("lupdate", "-silent", *locations, "-target-language", language, *sources, "-ts", str(target))


def _ts(language: str) -> Path:
    return FOLDER / f"autodoctor_{language}.ts"


def _older(target: Path, source: Path) -> bool:
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def _tool(name: str, *arguments: str) -> None:
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        raise SystemExit("PySide6 is not installed; run `make setup`")
    folder = Path(spec.origin).parent
    program = shutil.which(name, path=str(folder)) or str(folder / name)
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{name} failed: {done.stderr or done.stdout}")


if __name__ == "__main__":
    sys.exit(main())
