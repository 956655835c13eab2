"""The bench's table: what was measured beside what was to be reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from unicodedata import east_asian_width

from tests.bench.cost import exponent

#: Figures by part: ``{"plain 1000": {"cpu": …}, …}``; a part that was not measured is missing.
Figures = dict[str, dict[str, Any]]


class Row(NamedTuple):
    """A line of the table; ``met`` is None where nothing was promised."""

    work: str
    measured: str
    target: str = ""
    met: bool | None = None


def ratio_row(work: str, over: float, under: float, at_least: float, unit: str) -> Row:
    """How many times more the other needs; both figures are shown."""
    ratio = over / under
    said = f"{ratio:.2f} × ({over:.4g} : {under:.4g} {unit})"
    return Row(work, said, f"≥ {at_least:g} ×", ratio >= at_least)


def limit_row(work: str, figure: float, limit: float, unit: str = "", note: str = "") -> Row:
    """A figure that is not to exceed a limit."""
    unit = f" {unit}" if unit else ""
    said = f"{figure:.4g}{unit}{f' ({note})' if note else ''}"
    return Row(work, said, f"≤ {limit:g}{unit}", figure <= limit)


def scaled(figures: Figures, kind: str, size: int, field: str) -> tuple[float, str] | None:
    """A figure of ``kind`` at ``size``: as measured, else along the line of smaller ones."""
    if f"{kind} {size}" in figures:
        return figures[f"{kind} {size}"][field], ""
    sizes = [n for n in sizes_of(figures, kind) if n < size]
    if len(sizes) < 2:
        return None
    known = [figures[f"{kind} {n}"][field] for n in sizes]
    grown = exponent(sizes, known)
    return known[-1] * (size / sizes[-1]) ** grown, f"scaled from {sizes[-1]} by ^{grown:.2f}"


def sizes_of(figures: Figures, kind: str) -> list[int]:
    """Sizes at which ``kind`` was measured."""
    names = [name.split(" ") for name in figures]
    return sorted(int(size) for found, size in names if found == kind and size.isdigit())


def cold_rows(figures: Figures) -> Iterator[Row]:
    """Every cold build that was measured."""
    names = {"ours": "ours, downloads too", "plain": "ours", "naive": "naive MkDocs, one language"}
    for kind in ("plain", "ours", "naive", "hugo"):
        for size in [*sizes_of(figures, kind), "oscal"]:
            found = figures.get(f"{kind} {size}")
            if found:
                said = (
                    f"{found['cpu']:.2f} s, {found['memory']:.0f} MB, {found['pages']} pages, "
                    f"{found['html'] / 1e6:.1f} MB of HTML, {found['runs']} run(s)"
                )
                yield Row(f"{names.get(kind, 'Hugo')}, {size}", said)


def rival_rows(figures: Figures) -> Iterator[Row]:
    """Ours against the others; the naive site has one language and is taken twice."""
    for size, times in ((1000, 20), (4000, 60)):
        ours, naive = figures.get(f"plain {size}"), scaled(figures, "naive", size, "cpu")
        if ours and naive:
            note = f", {naive[1]}" if naive[1] else ""
            yield ratio_row(
                f"CPU, naive × 2 : ours, {size}{note}", 2 * naive[0], ours["cpu"], times, "s"
            )
    if "plain 1000" in figures and "naive 1000" in figures:
        html = [figures[f"{kind} 1000"]["html"] / 1e6 for kind in ("naive", "plain")]
        yield ratio_row("bytes of HTML, naive × 2 : ours, 1000", 2 * html[0], html[1], 12, "MB")
    for size in sizes_of(figures, "hugo"):
        ours, hugo = figures.get(f"plain {size}"), figures[f"hugo {size}"]
        if ours:
            each = [1000 * each["cpu"] / each["pages"] for each in (ours, hugo)]
            yield limit_row(
                f"CPU a page, ours : Hugo, {size}",
                each[0] / each[1],
                0.5 if size >= 16_000 else 1.0,
                "×",
                f"{each[0]:.2f} : {each[1]:.2f} ms",
            )


def growth_rows(figures: Figures) -> Iterator[Row]:
    """The exponent over all sizes, and memory at the largest."""
    sizes = sizes_of(figures, "plain")
    if len(sizes) > 1:
        times = [figures[f"plain {size}"]["cpu"] for size in sizes]
        span = f"{sizes[0]}–{sizes[-1]}"
        yield limit_row(f"growth, exponent of CPU, {span}", exponent(sizes, times), 1.05)
        marginal = (times[-1] - times[0]) / (sizes[-1] - sizes[0]) * 1000
        yield Row("each further 1000 clauses × 2", f"{marginal:.2f} s")
        memory = figures[f"plain {sizes[-1]}"]["memory"]
        yield limit_row(f"peak memory, {sizes[-1]}", memory, 250, "MB")


def edit_rows(figures: Figures) -> Iterator[Row]:
    """Served, and built again."""
    for size in sizes_of(figures, "serve"):
        found = figures[f"serve {size}"]
        limit = 0.2 if size >= 16_000 else 0.1
        yield limit_row(f"serve, saved → answered, {size}", found["answer"], limit, "s")
        yield limit_row(f"serve, search and API follow, {size}", found["follow"], 2, "s")
    for size in sizes_of(figures, "rebuild"):
        ratio = figures[f"rebuild {size}"]["ratio"]
        yield limit_row(f"rebuild, nothing changed, {size}", 100 * ratio["nothing"], 5, "%")
        made = f"{100 * ratio['clause']:.4g} % with its downloads"
        kept = 100 * ratio["exports kept"]
        yield limit_row(f"rebuild, one clause changed, {size}", kept, 8, "%", made)


def other_rows(figures: Figures) -> Iterator[Row]:
    """Check, pages as they are sent, downloads, split."""
    for each in figures.get("check", {}).get("rows", ()):
        yield limit_row(f"check, {each['tree']}, {each['state']}", each["cpu"], each["target"], "s")
    if "weight" in figures:
        yield from _weight_rows(figures["weight"])
    if "again" in figures:
        found = figures["again"]
        said = f"{found['again']} of {found['all']} made again, {found['needless']} needlessly"
        yield Row("downloads, one clause changed", said, "0 needlessly", found["needless"] == 0)
    if "split" in figures:
        found = figures["split"]
        made = " + ".join(str(count) for count in found["made"].values())
        said = f"{made} files make the {found['files']}, {len(found['differing'])} differ"
        yield Row("split over two processes", said, "0 differ", not found["differing"])


def _weight_rows(found: dict[str, Any]) -> Iterator[Row]:
    html, views = found["html"], found.get("views", {})
    yield limit_row("HTML brotli, median", html["median"] / 1024, 15, "KB")
    yield limit_row("HTML brotli, 95 of 100", html["p95"] / 1024, 15, "KB")
    name, size = next(iter(html["largest"].items()))
    yield limit_row("HTML brotli, largest", size / 1024, 60, "KB", name.removesuffix("index.html"))
    for view, each in views.items():
        yield limit_row(f"first view, {view}", each["bytes"] / 1024, 120, "KB")
        yield limit_row(f"requests, {view}", each["requests"], 20)


PARTS = (cold_rows, rival_rows, growth_rows, edit_rows, other_rows)


def rows(figures: Figures) -> list[Row]:
    """Every line that the figures at hand allow."""
    return [row for part in PARTS for row in part(figures)]


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def table(found: Sequence[Row]) -> str:
    """The lines in columns, with a mark for what was reached."""
    marks = {True: "✓", False: "✗", None: " "}
    cells = [(marks[row.met], row.work, row.measured, row.target) for row in found]
    widths = [max(_width(cell[at]) for cell in cells) for at in range(4)] if cells else []
    return "\n".join(
        "  ".join(
            text + " " * (width - _width(text)) for text, width in zip(cell, widths, strict=True)
        ).rstrip()
        for cell in cells
    )


def markdown(found: Sequence[Row]) -> str:
    """The same as a table of a page."""
    marks = {True: "✓", False: "✗", None: ""}
    lines = ["| Work | Measured | Target | |", "|---|---|---|---|"]
    lines += [f"| {row.work} | {row.measured} | {row.target} | {marks[row.met]} |" for row in found]
    return "\n".join(lines)
