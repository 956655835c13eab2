"""The bench: what it generates is the same each time and valid, what it prints is what it found."""

import json
import subprocess
import sys

import pytest

from macros.check import check
from tests.bench import rivals, split
from tests.bench.catalogue import generate
from tests.bench.cold import pages, without_downloads
from tests.bench.cost import Cost, exponent, middle, repeated, spent
from tests.bench.report import limit_row, markdown, ratio_row, rows, scaled, table


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    target = tmp_path_factory.mktemp("bench") / "tree"
    generate(target, 120, standards=2)
    return target


def test_a_catalogue_has_the_clauses_asked_for_and_no_problem(tree):
    _, problems = check(tree)
    assert [item for item in problems if item.severity == "error"] == []
    assert len(list(rivals.clauses(tree))) == 120


def test_the_same_seed_makes_the_same_catalogue_and_another_one_another(tree, tmp_path):
    def texts(root):
        return {
            path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yml")
        }

    generate(tmp_path / "again", 120, standards=2)
    generate(tmp_path / "other", 120, standards=2, seed=2)
    assert texts(tmp_path / "again") == texts(tree)
    assert texts(tmp_path / "other") != texts(tree)


def test_rivals_get_every_clause_with_its_words(tree, tmp_path):
    naive, hugo = rivals.naive(tree, tmp_path / "naive"), rivals.hugo(tree, tmp_path / "hugo")
    nav = json.loads((naive / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    listed = [page for group in nav[1:] for pages in group.values() for page in pages]
    assert len(listed) == 120
    assert all((naive / "docs" / page).is_file() for page in listed)
    for language in ("zh", "en"):
        assert len(list((hugo / "content" / language).rglob("*.md"))) == 120
    _, clause = next(each for each in rivals.clauses(tree) if "evidence" in each[1])
    for language in ("zh", "en"):
        page = rivals.markdown(clause, language)
        assert clause["evidence"][0]["text"][language].strip() in page
        assert "term:" not in page
        assert "clause:" not in page


def test_downloads_are_empty_in_a_copy_that_leaves_them_out(root, tmp_path):
    store = tmp_path / "macros" / "exports" / "store.py"
    store.parent.mkdir(parents=True)
    store.write_bytes((root / "macros" / "exports" / "store.py").read_bytes())
    without_downloads(tmp_path)
    text = store.read_text(encoding="utf-8")
    assert "form.make" not in text
    assert 'content = b""' in text


def test_cost_counts_cpu_of_children_too(tmp_path):
    burn = "sum(range(4_000_000))"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{burn}'])"
    own = spent([sys.executable, "-c", "pass"], tmp_path)
    both = spent([sys.executable, "-c", child], tmp_path)
    assert both.cpu > own.cpu
    assert both.memory > 1


def test_a_command_that_fails_ends_the_bench(tmp_path):
    with pytest.raises(SystemExit, match="exit 3"):
        spent([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)


def test_long_work_is_repeated_less():
    def runs(cpu):
        return repeated(lambda: Cost(cpu, 1, 1)).runs

    assert [runs(1), runs(20), runs(90)] == [5, 3, 1]
    assert middle([Cost(3, 1, 1), Cost(1, 5, 1), Cost(2, 3, 1)]) == Cost(2, 3, 1, 3)


def test_exponent_is_that_of_the_growth():
    sizes = [250, 1000, 4000]
    assert exponent(sizes, [2 * size for size in sizes]) == pytest.approx(1)
    assert exponent(sizes, [size**1.5 for size in sizes]) == pytest.approx(1.5)


FIGURES = {
    "plain 250": {"cpu": 4.0, "memory": 150, "pages": 1000, "html": 2e7, "runs": 3},
    "plain 1000": {"cpu": 10.0, "memory": 200, "pages": 4000, "html": 8e7, "runs": 3},
    "naive 250": {"cpu": 5.0, "memory": 100, "pages": 251, "html": 2e7, "runs": 1},
    "naive 1000": {"cpu": 40.0, "memory": 100, "pages": 1001, "html": 32e7, "runs": 1},
    "hugo 1000": {"cpu": 1.0, "memory": 90, "pages": 2000, "html": 9e6, "runs": 5},
}


def test_a_figure_beyond_what_was_measured_is_scaled_and_says_so():
    figure, note = scaled(FIGURES, "naive", 4000, "cpu")
    assert figure == pytest.approx(320)
    assert note == "scaled from 1000 by ^1.50"
    assert scaled(FIGURES, "naive", 1000, "cpu") == (40.0, "")
    assert scaled(FIGURES, "hugo", 4000, "cpu") is None


def test_the_table_says_what_was_reached_and_what_was_not():
    found = {row.work: row for row in rows(FIGURES)}
    assert found["CPU, naive × 2 : ours, 1000"].met is False
    assert found["CPU, naive × 2 : ours, 1000"].measured == "8.00 × (80 : 10 s)"
    assert found["CPU a page, ours : Hugo, 1000"].measured == "5 × (2.50 : 0.50 ms)"
    assert found["growth, exponent of CPU, 250–1000"].met is True
    assert found["peak memory, 1000"].met is True
    assert "check, repository, first seen" not in found


def test_columns_stand_under_each_other_and_marks_in_front():
    met, missed = ratio_row("快", 60, 2, 20, "s"), limit_row("slow", 3, 2, "s")
    first, second = table([met, missed]).splitlines()
    assert first == "✓  快    30.00 × (60 : 2 s)  ≥ 20 ×"
    assert second == "✗  slow  3 s                 ≤ 2 s"
    assert markdown([missed]).splitlines()[-1] == "| slow | 3 s | ≤ 2 s | ✗ |"
    assert table([]) == ""


def test_the_parts_of_a_split_build_are_compared_byte_by_byte():
    def page(name):
        return f"<url><loc>{name}</loc></url>"

    def sitemap(*names):
        return "\n".join(["<urlset>", *map(page, names), "</urlset>"]).encode()

    whole = {"a": b"1", "b": b"2", "c": b"3", "sitemap.xml": sitemap("a", "b")}
    first = {"a": b"1", "c": b"3", "sitemap.xml": sitemap("a")}
    second = {"b": b"2", "c": b"3", "sitemap.xml": sitemap("b")}
    found = split.compared(whole, {"bench1": first, "bench2": second})
    assert found["differing"] == []
    assert (found["files"], found["made by both"]) == (4, 2)
    wrong = second | {"c": b"other", "d": b"", "sitemap.xml": sitemap("x")}
    del wrong["b"]
    found = split.compared(whole, {"bench1": first, "bench2": wrong})
    assert found["differing"] == ["sitemap.xml", "b", "c", "d"]


def test_a_part_makes_its_own_units_only(root, tmp_path, monkeypatch):
    built = tmp_path / "macros" / "build.py"
    built.parent.mkdir()
    built.write_bytes((root / "macros" / "build.py").read_bytes())
    split.sharing(tmp_path)
    names: dict[str, object] = {}
    exec(split._SHARE, names)
    units = [*(f"zh clause bench{n}@2026#c1.r{m}" for n in (1, 2) for m in range(3)), "x", "y", "z"]
    monkeypatch.setenv("STANDARDS", "bench1 bench2")
    made = []
    for part in "01":
        monkeypatch.setenv("PART", part)
        made.append(list(names["_share"](units, str)))
    assert sorted(made[0] + made[1]) == sorted(units)
    assert made[0][:3] == units[:3]
    assert made[1][:3] == units[3:6]


def test_pages_are_counted(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("1234", encoding="utf-8")
    (tmp_path / "data.json").write_text("{}", encoding="utf-8")
    assert pages(tmp_path) == {"pages": 1, "html": 4, "bytes": 6}


def test_the_command_prints_figures_of_before_without_measuring(root, tmp_path):
    file = tmp_path / "figures.json"
    file.write_text(json.dumps({"figures": FIGURES, "skipped": ["Hugo"]}), encoding="utf-8")
    command = [sys.executable, "-m", "tests.bench", "--print", "--json", str(file)]
    done = subprocess.run(
        command, cwd=root, capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    assert "✗  CPU, naive × 2 : ours, 1000" in done.stdout
    assert "left out: Hugo" in done.stdout
