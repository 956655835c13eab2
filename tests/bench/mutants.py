"""Do the tests notice a fault?  Break one place after another and see: ``make mutants``.

A part's tests run once with coverage, so that each line knows the tests that reach it.  A seeded
sample of its mutation points is then tried, one at a time: a forked process exchanges the code of
one function in memory and runs the tests of that line, those that reach least of the part first.
Everything happens in a copy of the repository; no file is ever mutated.

``python -m tests.bench.mutants [PART …] [--sample N] [--seed N] [--only FILE:LINE]``
"""

import argparse
import ast
import copy
import gc
import importlib
import os
import pkgutil
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType
from typing import NamedTuple

import coverage
import pytest

#: Part → its modules and its quick tests; those that build the site or start programs are left out.
PARTS = {
    "check": (("macros/check",), ("tests/test_check.py",), "not repository and not run_check"),
    "score": (
        ("macros/score",),
        (
            "tests/test_score_engine.py",
            "tests/test_score_command.py",
            "tests/test_score_files.py",
            "tests/test_assess_sheet.py",
            "tests/test_score_workbook.py",
        ),
        "not random_sheets and not office and not mutant",
    ),
    "publish": (
        ("macros/publish", "macros/commands/publish.py", "macros/commands/rollback.py"),
        ("tests/test_publish.py", "tests/test_publish_edges.py"),
        "not real_site",
    ),
}
QUIET = ["-o", "addopts=", "--import-mode=importlib", "-q", "-p", "no:cacheprovider"]
COMPARE = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
ARITHMETIC = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.Pow: ast.Mult,
}  # fmt: skip


class Point(NamedTuple):
    """One change to one place: the function it is in, what stands there, what comes instead."""

    file: str
    #: The outermost function, as its code object knows it: qualified name and first line.
    function: tuple[str, int]
    #: Where the node is among ``ast.walk`` of the module, and its lines.
    index: int
    lines: tuple[int, int]
    before: str
    after: ast.AST

    def __str__(self) -> str:
        new = "(removed)" if isinstance(self.after, ast.Pass) else short(ast.unparse(self.after))
        return f"{self.file}:{self.lines[0]}  {self.before}  →  {new}"


def short(text: str) -> str:
    """A piece of code on one line of bearable length."""
    return " ".join(text.split())[:70]


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a node."""
    new = copy.deepcopy(node)
    match new:
        case ast.Compare(ops=[operator, *_]) if type(operator) in COMPARE:
            new.ops[0] = COMPARE[type(operator)]()
            yield new
        case ast.BoolOp():
            new.op = ast.Or() if isinstance(new.op, ast.And) else ast.And()
            yield new
        case ast.BinOp() if type(new.op) in ARITHMETIC:
            new.op = ARITHMETIC[type(new.op)]()
            yield new
        case ast.UnaryOp(op=ast.Not()):
            yield new.operand
        case ast.Constant(value=bool()):
            yield ast.Constant(not new.value)
        case ast.Constant(value=int()):
            yield ast.Constant(new.value + 1)
        case ast.Constant(value=str()) if new.value:
            yield ast.Constant("XX" + new.value)
        case ast.If() | ast.IfExp():
            new.test = ast.UnaryOp(ast.Not(), new.test)
            yield new
        case ast.Return(value=ast.expr()) if not isinstance(new.value, ast.Constant):
            new.value = ast.Constant(None)
            yield new
        case ast.AugAssign() | ast.Continue() | ast.Break() | ast.Raise():
            yield ast.Pass()
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield ast.Pass()


def inside(function: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a body that run; docstrings, notes of types and pieces of f-strings do not."""
    waiting = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        yield node
        for name, value in ast.iter_fields(node):
            if name not in ("annotation", "returns", "decorator_list", "format_spec"):
                waiting += [item for item in aslist(value) if isinstance(item, ast.AST)]
        if isinstance(node, ast.JoinedStr):
            waiting = [item for item in waiting if item not in node.values] + [
                item.value for item in node.values if isinstance(item, ast.FormattedValue)
            ]


def aslist(value: object) -> list:
    """A field of a node as a list."""
    return value if isinstance(value, list) else [value]


def functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    """The outermost functions and the methods of a module, with their qualified names."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield prefix + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from functions(node, f"{prefix}{node.name}.")


def points(file: str) -> list[Point]:
    """Every change that can be made in the functions of a module."""
    tree = ast.parse(Path(file).read_text("utf-8"))
    places = {id(node): index for index, node in enumerate(ast.walk(tree))}
    found = []
    for name, function in functions(tree):
        first = min([function.lineno, *(item.lineno for item in function.decorator_list)])
        for node in inside(function):
            for after in changes(node):
                head = node.test if isinstance(node, ast.If | ast.IfExp) else node
                lines = (head.lineno, head.end_lineno or head.lineno)
                before = short(ast.unparse(node))
                found.append(Point(file, (name, first), places[id(node)], lines, before, after))
    return sorted(found, key=lambda point: (point.lines, point.index))


def modules(part: str) -> list[str]:
    """The files of a part."""
    files = (
        path if path.suffix else item
        for path in map(Path, PARTS[part][0])
        for item in (sorted(path.glob("*.py")) if not path.suffix else [path])
    )
    return [str(file) for file in files]


def sample(part: str, size: int, seed: int) -> list[Point]:
    """About ``size`` points of a part, each module by its share and none left out."""
    of = {file: points(file) for file in modules(part)}
    whole = sum(map(len, of.values()))
    drawn = []
    for file, some in of.items():
        count = min(len(some), max(1, round(size * len(some) / whole)))
        drawn += sorted(random.Random(f"{seed} {file}").sample(some, count), key=some.index)
    return drawn


@dataclass(frozen=True)
class Reach:
    """Which tests reach which lines of a part."""

    lines: dict[str, dict[int, list[str]]]
    weight: Counter[str]

    @classmethod
    def recorded(cls, part: str, folder: Path) -> "Reach":
        """Run the tests of a part once and note it; they must pass."""
        sources, tests, chosen = PARTS[part]
        settings = folder / "coverage.ini"
        settings.write_text(f"[run]\ndata_file = {folder / part}\n", "utf-8")
        roots = {source if "." not in source else str(Path(source).parent) for source in sources}
        command = [sys.executable, "-m", "pytest", *QUIET, *tests, "-k", chosen]
        command += [f"--cov={root}" for root in sorted(roots)]
        command += ["--cov-context=test", f"--cov-config={settings}", "--cov-report="]
        subprocess.run(command, check=True)
        data = coverage.CoverageData(str(folder / part))
        data.read()
        lines = {}
        for file in modules(part):
            of = data.contexts_by_lineno(str(Path(file).resolve()))
            lines[file] = {
                line: sorted({name.rpartition("|")[0] for name in names if name})
                for line, names in of.items()
            }
        weight = Counter(name for of in lines.values() for names in of.values() for name in names)
        return cls(lines, weight)

    def tests(self, point: Point) -> list[str]:
        """The tests that reach a point, those that reach little else first."""
        of = self.lines[point.file]
        first, last = point.lines
        found = {name for line in range(first, last + 1) for name in of.get(line, ())}
        return sorted(found, key=lambda name: (self.weight[name], name))


def mutated(point: Point) -> dict[tuple[str, int], CodeType]:
    """The code of the point's function with the change in it, and of functions made inside."""
    tree = ast.parse(Path(point.file).read_text("utf-8"))
    nodes = list(ast.walk(tree))
    old = nodes[point.index]
    for parent in nodes:
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, point.after)
            elif isinstance(value, list):
                setattr(parent, name, [point.after if item is old else item for item in value])
    ast.copy_location(point.after, old)
    inner = f"{point.function[0]}.<locals>."
    found, waiting = {}, [compile(ast.fix_missing_locations(tree), point.file, "exec")]
    while waiting:
        code = waiting.pop()
        key = (code.co_qualname, code.co_firstlineno)
        if key == point.function or key[0].startswith(inner):
            found[key] = code
        waiting += [item for item in code.co_consts if isinstance(item, CodeType)]
    return found


def exchange(point: Point) -> None:
    """Put the mutated code into the living functions."""
    new, file = mutated(point), str(Path(point.file).resolve())
    for item in gc.get_objects():
        if isinstance(item, FunctionType) and item.__code__.co_filename == file:
            code = new.get((item.__code__.co_qualname, item.__code__.co_firstlineno))
            if code and code.co_freevars == item.__code__.co_freevars:
                item.__code__ = code


def killed(point: Point, tests: list[str]) -> bool:
    """Whether a test fails, or runs far too long, once the change is made."""
    child = os.fork()
    if not child:
        try:
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os.dup2(silence, 2)
            seconds = 30 + len(tests)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
            exchange(point)
            os._exit(int(pytest.main([*QUIET, "-x", "-p", "no:cov", *tests])))
        finally:
            os._exit(99)
    status = os.waitpid(child, 0)[1]
    code = os.waitstatus_to_exitcode(status)
    if code in (4, 5, 99):
        raise RuntimeError(f"{point}: the tests did not run ({code})")
    return code != 0


def copied(folder: Path) -> None:
    """The repository's files, those not yet committed too."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"], check=True, capture_output=True
    ).stdout
    for name in filter(None, listed.decode().split("\0")):
        if Path(name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(name, folder / name, follow_symlinks=False)


def warm() -> None:
    """Import all of ``macros`` and what is slow in the tests' rig once; every fork has it then."""
    import macros

    importlib.import_module("playwright.sync_api")

    for module in pkgutil.walk_packages(macros.__path__, "macros."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def run(part: str, drawn: list[Point], folder: Path) -> bool:
    """Try the points of a part and tell; true when 85 % were noticed."""
    reach = Reach.recorded(part, folder)
    lived = []
    for number, point in enumerate(drawn, 1):
        tests = reach.tests(point)
        dead = bool(tests) and killed(point, tests)
        word = "killed" if dead else "LIVED" if tests else "UNREACHED"
        print(f"{part} {number}/{len(drawn)} {word} ({len(tests)} tests) {point}", flush=True)
        lived += [] if dead else [point]
    share = 100 * (1 - len(lived) / max(1, len(drawn)))
    print(f"== {part}: {len(drawn)} mutants, {len(lived)} lived, {share:.1f} % killed", flush=True)
    return share >= 85


def main() -> int:
    """Exit code 1 when a part's tests notice less than 85 %."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.mutants", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--sample", type=int, default=62)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--only", action="append", default=[], metavar="FILE:LINE")
    arguments = parser.parse_args()
    os.nice(10)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        work = Path(folder, "work")
        copied(work)
        os.chdir(work)
        sys.path[:0] = [str(work)]
        warm()
        good = True
        for part in arguments.parts or PARTS:
            drawn = sample(part, arguments.sample, arguments.seed)
            if arguments.only:
                drawn = [p for p in drawn if f"{p.file}:{p.lines[0]}" in arguments.only]
            good &= run(part, drawn, Path(folder))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
