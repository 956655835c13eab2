"""Exports cannot disagree: every file is read back and compared with the model, value by value.

What a clause must say is taken from the model here, by a reading of its own; nothing of
``macros.exports`` is used but the files it makes.
"""

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import jsonschema
import openpyxl
import pytest
from lxml import etree

from macros import markup
from macros.build import check_all
from macros.catalogue import Catalogue, ClauseView, EditionView
from macros.exports import FORMATS, exports, file_name, store
from macros.render import Reader
from tests.rig.build import ROOT
from tests.rig.tools import need_tool

LANGUAGES = ("zh", "en")
ANNEX = {"zh": "附录 {}", "en": "Annex {}"}
EDITIONS = ("asc@2026", "asc@2027-draft", "gbt-27922@2011", "gbt-27925@2011")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    known = check_all(ROOT)[1]
    assert known is not None
    return known


@pytest.fixture(scope="module", params=EDITIONS)
def edition(request: pytest.FixtureRequest, catalogue: Catalogue) -> EditionView:
    found = catalogue.edition(request.param)
    assert found is not None
    return found


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def file(catalogue: Catalogue):
    """``file(edition, format, language)``: the bytes of a download, made anew."""

    def make(edition: EditionView, name: str, language: str = "zh") -> bytes:
        form = FORMATS[name]
        if form.lacks():
            need_tool("no-such-font", "apt install fonts-noto-cjk")
        return form.make(edition, Reader(catalogue, language))

    return make


def test_all_editions_of_the_repository_are_compared(catalogue):
    assert sorted(edition.ref for edition in catalogue.editions) == sorted(EDITIONS)


# What the model says.


def number(clause: ClauseView, language: str) -> str:
    own = clause.record.number
    return ANNEX[language].format(own) if own.isalpha() else own


def amount(value: Decimal) -> str:
    text = str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def said(words: Any, language: str, edition: EditionView, catalogue: Catalogue) -> str:
    """Plain wording in ``language``, links named as on the page; nothing where it is missing."""
    text = words.get(language) if words else None
    if not text:
        return ""

    def label(kind: str, to: str) -> str:
        if kind == "term":
            term = catalogue.terms[to][0]
            return (term.forms(language) or term.zh).preferred
        own = edition.clause(to) or catalogue.clause(to)
        assert own is not None
        return number(own, language)

    return markup.plain(text, label)


def shown(words: Any, language: str, edition: EditionView, catalogue: Catalogue) -> str:
    """The same, or the Chinese wording where there is no translation."""
    return said(words, language, edition, catalogue) or said(words, "zh", edition, catalogue)


def squeezed(text: str) -> str:
    """Without spaces, list marks and soft characters, which formats set in their own ways."""
    return re.sub(r"[\s\u2060\u00a0•‣·]|——(?=\S)|^- ", "", re.sub(r"(?m)^- ", "", text))


def sayings(
    clause: ClauseView, language: str, catalogue: Catalogue, with_points: bool
) -> Iterator[str]:
    """Everything a document must say about a clause, in order, squeezed."""
    record, edition = clause.record, clause.edition

    def line(words: Any) -> str:
        return squeezed(shown(words, language, edition, catalogue))

    yield squeezed(number(clause, language) + shown(record.title, language, edition, catalogue))
    if record.points is not None and with_points:
        yield amount(record.points) + ("分" if language == "zh" else "point")
    for words in (record.text, *(formula.text for formula in record.formulas)):
        for each in shown(words, language, edition, catalogue).split("\n"):
            yield squeezed(each)
    for table in record.tables:
        yield line(table.title)
        yield from (line(cell) for row in (table.columns, *table.rows) for cell in row)
    yield from (line(words) for words in (*record.notes, *record.examples))
    yield from (line(grade.text) for grade in record.grades)
    if record.deduction:
        yield line(record.deduction.text)
    yield from (line(item.text) for item in (*record.evidence, *record.assessment))
    yield from (line(words) for words in record.common_failures)


def assert_said_in_order(
    text: str,
    edition: EditionView,
    language: str,
    catalogue: Catalogue,
    with_points: bool = True,
) -> None:
    """Every clause's number, title, points and wording stand in ``text``, in the model's order."""
    at, text = 0, squeezed(text)
    for clause in edition.clauses:
        for saying in sayings(clause, language, catalogue, with_points):
            found = text.find(saying, at)
            assert found >= 0, f"{clause.ref}: after …{text[max(at - 40, 0) : at]!r}: {saying!r}"
            at = found + len(saying)


# Tables: one row a clause.


def assert_row(row: dict[str, Any], clause: ClauseView, catalogue: Catalogue):
    record, edition = clause.record, clause.edition
    assert (row["number"], row["id"]) == (record.number, clause.id)
    for language in LANGUAGES:
        for name in ("title", "text", "short"):
            want = said(getattr(record, name), language, edition, catalogue)
            assert (row[f"{name}_{language}"] or "") == want, (clause.ref, name, language)
        for name in ("notes", "examples", "common_failures"):
            lines = [said(words, language, edition, catalogue) for words in getattr(record, name)]
            assert (row[f"{name}_{language}"] or "") == "\n".join(lines), (clause.ref, name)
        for name in ("evidence", "assessment", "grades"):
            for item in getattr(record, name):
                assert said(item.text, language, edition, catalogue) in row[f"{name}_{language}"]


def test_xlsx_says_what_the_model_says(edition, catalogue, file):
    book = openpyxl.load_workbook(io.BytesIO(file(edition, "xlsx")))
    sheet = book.worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True)
    names = columns(edition, catalogue)
    assert len(head) == len(names) == len(set(names))
    assert len(rows) == len(edition.clauses)
    for cells, clause in zip(rows, edition.clauses, strict=True):
        row = dict(zip(names, cells, strict=True))
        assert_row(row, clause, catalogue)
        points = clause.record.points
        assert row["points"] == (None if points is None else float(points)), clause.ref
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert head[1:3] == ("标题", "Title")


def columns(edition: EditionView, catalogue: Catalogue) -> list[str]:
    """Column names as the CSV gives them; the workbook has the same columns."""
    text = FORMATS["csv"].make(edition, Reader(catalogue, "zh")).decode("utf-8-sig")
    return next(csv.reader(io.StringIO(text)))


def test_no_cell_of_the_workbook_is_a_formula(edition, file):
    book = openpyxl.load_workbook(io.BytesIO(file(edition, "xlsx")))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


def test_csv_says_what_the_model_says(edition, catalogue, file):
    data = file(edition, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(edition.clauses)
    for row, clause in zip(rows, edition.clauses, strict=True):
        assert not any(value.startswith(("=", "+", "-", "@", "\t")) for value in row.values())
        plain = {key: re.sub(r"^'(?=[=+\-@\t\r])", "", value) for key, value in row.items()}
        assert_row(plain, clause, catalogue)
        points = clause.record.points
        assert row["points"] == ("" if points is None else amount(points))


# Data: the same values by key.


def test_json_says_what_the_model_says(edition, catalogue, file):
    data = json.loads(file(edition, "json"))
    assert data["number"] == edition.record.number
    assert [item["id"] for item in data["clauses"]] == [item.id for item in edition.clauses]
    for item, clause in zip(data["clauses"], edition.clauses, strict=True):
        record = clause.record
        assert (item["number"], item["type"]) == (record.number, record.type)
        assert item.get("points") == (None if record.points is None else float(record.points))
        for language in LANGUAGES:
            for name in ("title", "text", "short"):
                want = said(getattr(record, name), language, edition, catalogue)
                assert item.get(name, {}).get(language, "") == want, (clause.ref, name)
            for name in ("evidence", "assessment", "grades"):
                got = [each["text"].get(language, "") for each in item.get(name, ())]
                texts = (each.text for each in getattr(record, name))
                assert got == [said(words, language, edition, catalogue) for words in texts]


def oscal_nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for child in (*node.get("groups", ()), *node.get("controls", ())):
        yield child
        yield from oscal_nodes(child)


def unmarked(text: str) -> str:
    """Markdown as it reads: without escapes and quotation marks of blocks."""
    return re.sub(r"\\([\\`*_{}\[\]<>|#~$])", r"\1", text)


def test_oscal_says_what_the_model_says(edition, language, catalogue, file):
    catalog = json.loads(file(edition, "oscal", language))["catalog"]
    nodes = list(oscal_nodes(catalog))
    assert [node["id"] for node in nodes] == [clause.id for clause in edition.clauses]
    for node, clause in zip(nodes, edition.clauses, strict=True):
        record = clause.record
        properties = {item["name"]: item["value"] for item in node["props"]}
        assert properties["label"] == record.number
        points = None if record.points is None else amount(record.points)
        assert properties.get("points") == points
        assert node["title"] == shown(record.title, language, edition, catalogue)
        parts = {part["name"]: part["prose"] for part in node.get("parts", ())}
        text = squeezed(shown(record.text, language, edition, catalogue))
        assert squeezed(unmarked(parts.get("statement", ""))).startswith(text), clause.ref


def test_oscal_is_valid(edition, language, file):
    """Valid against NIST's own schema, which is not copied into the project."""
    place = os.environ.get("OSCAL_SCHEMA") or ROOT.parent / "shared/data/oscal_catalog_schema.json"
    if not Path(place).is_file():
        pytest.skip(f"no OSCAL schema at {place}; name one with OSCAL_SCHEMA")
    text = Path(place).read_text(encoding="utf-8")
    # Python's patterns have no \p{…}; these classes say the same for letters and digits.
    schema = json.loads(text.replace(r"\\p{L}", r"[^\\W\\d_]").replace(r"\\p{N}", r"\\d"))
    catalog = json.loads(file(edition, "oscal", language))
    validator = jsonschema.Draft7Validator(schema)
    errors = [
        f"{list(error.path)}: {error.message[:200]}" for error in validator.iter_errors(catalog)
    ]
    assert not errors, "\n".join(errors[:10])


def test_sts_says_what_the_model_says(edition, language, catalogue, file):
    text = "".join(etree.fromstring(file(edition, "sts", language)).itertext())
    assert_said_in_order(text, edition, language, catalogue, with_points=False)


def test_reqif_says_what_the_model_says(edition, language, catalogue, file):
    root = etree.fromstring(file(edition, "reqif", language))
    space = {"r": root.nsmap[None]}
    names = {
        node.get("IDENTIFIER"): node.get("LONG-NAME")
        for node in root.iterfind(".//r:ATTRIBUTE-DEFINITION-STRING", space)
    }
    objects = {}
    for node in root.iterfind(".//r:SPEC-OBJECT", space):
        objects[node.get("IDENTIFIER")] = {
            names[value.findtext("r:DEFINITION/*", namespaces=space)]: value.get("THE-VALUE")
            for value in node.iterfind("r:VALUES/*", space)
        }
    order = [
        node.findtext("r:OBJECT/*", namespaces=space)
        for node in root.iterfind(".//r:SPEC-HIERARCHY", space)
    ]
    assert len(order) == len(set(order)) == len(edition.clauses)
    for identity, clause in zip(order, edition.clauses, strict=True):
        item, record = objects[identity], clause.record
        assert item["ReqIF.ForeignID"] == clause.id
        assert item["ReqIF.ChapterNumber"] == record.number
        assert item["ReqIF.Name"] == shown(record.title, language, edition, catalogue)
        assert item.get("ReqIF.Text", "") == shown(record.text, language, edition, catalogue)
        assert item.get("Points") == (None if record.points is None else amount(record.points))


def test_skos_says_what_the_terms_say(catalogue, file):
    edition = catalogue.edition("asc@2026")
    scheme, *concepts = json.loads(file(edition, "skos"))["@graph"]
    assert [item["id"] for item in concepts] == scheme["hasTopConcept"]
    for concept, term in zip(concepts, edition.terms, strict=True):
        assert concept["prefLabel"]["zh-Hans"] == term.zh.preferred
        assert concept["prefLabel"].get("en") == (term.en.preferred if term.en else None)
        assert concept.get("altLabel", {}).get("zh-Hans", []) == list(term.zh.admitted)
        want = said(term.definition, "en", edition, catalogue)
        assert concept["definition"].get("en", "") == want


# Documents: everything in reading order.


def test_markdown_says_what_the_model_says(edition, language, catalogue, file):
    text = unmarked(file(edition, "markdown", language).decode())
    text = re.sub(r"(?m)^#+ |^> ?|\*\*|^\|?[-| ]+\|$| ?\| ?", "", text.replace("<br>", ""))
    assert_said_in_order(text, edition, language, catalogue)


def docx_text(data: bytes) -> str:
    """The text of a document's body in order, tables included."""
    body = docx.Document(io.BytesIO(data)).element.body
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "\n".join(
        "".join(t.text or "" for t in p.iter(f"{space}t")) for p in body.iter(f"{space}p")
    )


def test_docx_says_what_the_model_says(edition, language, catalogue, file):
    assert_said_in_order(docx_text(file(edition, "docx", language)), edition, language, catalogue)


def test_docx_stands_in_the_order_of_gbt_1_1(catalogue, file):
    word = docx.Document(io.BytesIO(file(catalogue.edition("asc@2026"), "docx")))
    styles = [p.style.name for p in word.paragraphs]
    titles = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert word.paragraphs[styles.index("Title")].text == "开放售后服务准则"
    assert titles[:3] == ["前言", "引言", "1  范围"]
    assert [title[:4] for title in titles[-2:]] == ["附录 A", "附录 B"]
    contents = [p.text for p in word.paragraphs].index("目次")
    assert styles.index("Title") < contents < styles.index("Heading 1")


def test_docx_tags_both_scripts(catalogue, file):
    data = file(catalogue.edition("asc@2026"), "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        styles = etree.fromstring(packed.read("word/styles.xml"))
    space = {"w": styles.nsmap["w"]}
    (lang,) = styles.xpath("//w:docDefaults//w:lang", namespaces=space)
    (fonts,) = styles.xpath("//w:docDefaults//w:rFonts", namespaces=space)
    assert lang.get(f"{{{space['w']}}}eastAsia") == "zh-CN"
    assert fonts.get(f"{{{space['w']}}}eastAsia") == "宋体"


def test_docx_opens_in_libreoffice(catalogue, file, tmp_path, language):
    """LibreOffice opens it and prints every clause."""
    office = need_tool("soffice libreoffice", "apt install libreoffice-writer")
    reads = need_tool("pdftotext", "apt install poppler-utils")
    edition = catalogue.edition("asc@2026")
    source = tmp_path / "standard.docx"
    source.write_bytes(file(edition, "docx", language))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, source]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    pdf = tmp_path / "standard.pdf"
    text = subprocess.run([reads, pdf, "-"], check=True, capture_output=True, timeout=60).stdout
    squeezed_text = squeezed(text.decode())
    for clause in edition.clauses:
        title = shown(clause.record.title, language, edition, catalogue)
        assert squeezed(number(clause, language) + title) in squeezed_text


def pdf_text(data: bytes, tmp_path: Path) -> str:
    """The text of a PDF between its running head and foot."""
    reads = need_tool("pdftotext", "apt install poppler-utils")
    path = tmp_path / "standard.pdf"
    path.write_bytes(data)
    box = ["-x", "0", "-y", "70", "-W", "596", "-H", "706"]
    done = subprocess.run(
        [reads, "-raw", *box, path, "-"], check=True, capture_output=True, timeout=60
    )
    return done.stdout.decode()


def test_pdf_says_what_the_model_says(edition, language, catalogue, file, tmp_path):
    text = pdf_text(file(edition, "pdf", language), tmp_path)
    assert_said_in_order(text, edition, language, catalogue)


def test_pdf_is_tagged_embeds_its_fonts_and_has_bookmarks(catalogue, file, tmp_path):
    info, fonts = need_tool("pdfinfo", "poppler-utils"), need_tool("pdffonts", "poppler-utils")
    path = tmp_path / "standard.pdf"
    data = file(catalogue.edition("asc@2026"), "pdf")
    path.write_bytes(data)
    about = subprocess.run([info, path], check=True, capture_output=True).stdout.decode()
    assert re.search(r"Tagged:\s+yes", about)
    assert re.search(r"Title:\s+ASC 2026 开放售后服务准则", about)
    listed = subprocess.run([fonts, path], check=True, capture_output=True).stdout.decode()
    rows = listed.splitlines()[2:]
    assert any("CJK" in row for row in rows)
    assert all(re.search(r"\byes\s+yes\s+yes\b|\byes\s+yes\s+no\b", row) for row in rows)
    assert b"/Outlines" in data


# The page.


@pytest.mark.parametrize("where", ["", "en/"], ids=["zh", "en"])
def test_pages_say_what_the_model_says(edition, where, catalogue, site):
    language = "en" if where else "zh"
    for clause in edition.clauses:
        page = etree.HTML(
            (site / where / clause.url / "index.html").read_bytes(),
            etree.HTMLParser(encoding="utf-8"),
        )
        (heading,) = page.xpath("//h1[1]")
        title = number(clause, language) + shown(clause.record.title, language, edition, catalogue)
        assert squeezed("".join(heading.itertext())).startswith(squeezed(title)), clause.ref
        (content,) = page.xpath("//article")
        text = squeezed("".join(content.itertext()))
        for line in shown(clause.record.text, language, edition, catalogue).split("\n"):
            assert squeezed(line) in text, clause.ref
        points = clause.record.points
        if points is not None:
            assert amount(points) in text


# Files.


def test_names_are_known_at_sight_and_safe_anywhere(catalogue):
    names = []
    for edition in catalogue.editions:
        for form in FORMATS.values():
            names += [
                edition.url + file_name(edition, form, Reader(catalogue, language))
                for language in (LANGUAGES if form.per_language else ("zh",))
            ]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z0-9./-]{1,140}", name) for name in names)
    reader = Reader(catalogue, "zh")
    pdf = file_name(catalogue.edition("asc@2026"), FORMATS["pdf"], reader)
    assert pdf == "ASC-2026-open-after-sales-service-criteria-zh.pdf"


_MAKE = """
import hashlib
from pathlib import Path
from macros.build import check_all
from macros.exports import FORMATS, file_name
from macros.render import Reader
known = check_all(Path("."))[1]
for edition in known.editions:
    for form in FORMATS.values():
        if form.applies(edition) and not form.lacks():
            for language in ("zh", "en") if form.per_language else ("zh",):
                reader = Reader(known, language)
                content = form.make(edition, reader)
                name = f"{edition.url}downloads/{file_name(edition, form, reader)}"
                print(hashlib.sha256(content).hexdigest(), name)
"""


def test_another_process_makes_the_same_bytes(site):
    """Hash seed and time zone of the builder leave no trace in what is downloaded."""
    made = subprocess.run(
        [sys.executable, "-c", _MAKE],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "2", "TZ": "America/New_York"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    ).stdout.splitlines()
    names = [line.partition(" ")[2] for line in made]
    assert len(names) > 40
    assert made == [f"{hashlib.sha256((site / n).read_bytes()).hexdigest()} {n}" for n in names]


def test_a_kept_file_is_made_again_only_when_its_data_changes(catalogue, tmp_path, monkeypatch):
    monkeypatch.setattr(store, "CACHE", tmp_path / "cache")
    edition, reader = catalogue.edition("gbt-27925@2011"), Reader(catalogue, "zh")
    first = store.made(edition, FORMATS["csv"], reader)
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(b"kept")
    assert store.made(edition, FORMATS["csv"], reader) == b"kept"
    monkeypatch.setenv("SITE_URL", "https://other.example/")
    again = store.made(edition, FORMATS["csv"], reader)
    assert again != first
    assert b"https://other.example/standards/" in again
    (only,) = (tmp_path / "cache").iterdir()
    assert only != kept


def test_a_preview_shows_what_was_last_made(catalogue, tmp_path, monkeypatch):
    monkeypatch.setattr(store, "CACHE", tmp_path / "cache")
    edition, reader = catalogue.edition("gbt-27925@2011"), Reader(catalogue, "zh")
    first = store.made(edition, FORMATS["csv"], reader)
    monkeypatch.setenv(store.STALE, "1")
    monkeypatch.setenv("SITE_URL", "https://other.example/")
    assert store.made(edition, FORMATS["csv"], reader) == first
    assert store.made(edition, FORMATS["json"], reader)


def test_a_dangerous_text_stays_text(catalogue):
    """What a spreadsheet would run as a formula arrives as the text it is."""
    from tests.rig.editions import two_editions

    text = '=HYPERLINK("https://evil.example")'
    clause = catalogue.edition("asc@2026").clauses[0]
    changed = {"title": clause.record.title.model_copy(update={"zh": text, "en": "@SUM(1)"})}
    known, edition = two_editions({clause.id: changed})
    reader = Reader(known, "zh")
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].make(edition, reader)))
    cells = [book.worksheets[0].cell(2, column) for column in (2, 3)]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s"), ("@SUM(1)", "s")]
    data = FORMATS["csv"].make(edition, reader).decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(data, newline="")))
    assert (row["title_zh"], row["title_en"]) == ("'" + text, "'@SUM(1)")


def test_without_a_font_the_page_says_so(catalogue, monkeypatch):
    """No PDF is listed, and the reader learns why; in CI a missing font fails the tests above."""
    from macros.exports import pdf
    from macros.pages.downloads import downloads_pages

    monkeypatch.setattr(pdf, "font", lambda: "")
    for language in LANGUAGES:
        reader = Reader(catalogue, language)
        for page in downloads_pages(reader):
            html = page.render(reader)
            assert "Noto Serif CJK SC" in html
            assert ".pdf" not in html
            assert ".docx" in html


def test_contents_of_the_pdf_name_the_right_pages(catalogue, file, tmp_path):
    reads = need_tool("pdftotext", "apt install poppler-utils")
    path = tmp_path / "standard.pdf"
    edition = catalogue.edition("asc@2026")
    path.write_bytes(file(edition, "pdf"))
    done = subprocess.run([reads, "-raw", path, "-"], check=True, capture_output=True, timeout=60)
    text = done.stdout.decode()
    pages = [squeezed(page) for page in text.split("\f")]
    lines = [squeezed(line) for line in text.splitlines()]
    for chapter in edition.chapters:
        title = squeezed(number(chapter, "zh") + chapter.record.title.zh)
        pattern = re.compile(re.escape(title) + r"(?:\d+分)?\.{3,}(\d+)")
        (listed,) = (found[1] for line in lines if (found := pattern.fullmatch(line)))
        assert title in pages[int(listed)]  # the cover is page 0


def test_each_chapter_of_the_pdf_has_its_code_and_link(catalogue, file, tmp_path):
    info = need_tool("pdfinfo", "apt install poppler-utils")
    path = tmp_path / "standard.pdf"
    edition = catalogue.edition("asc@2026")
    path.write_bytes(file(edition, "pdf"))
    links = subprocess.run([info, "-url", path], check=True, capture_output=True).stdout.decode()
    shown = subprocess.run([info, "-struct", path], check=True, capture_output=True).stdout
    for chapter in edition.chapters:
        assert f"https://standards.example.org/{chapter.url}" in links
    codes = len(edition.chapters) + 1
    assert shown.count(b"Figure") == codes


def test_downloads_page_lists_every_file_with_its_checksum(site, catalogue):
    for edition in catalogue.editions:
        made = {item.name for item in exports(edition, Reader(catalogue, "zh"), FORMATS)}
        for where in ("", "en/"):
            folder = site / where / edition.url / "downloads"
            page = etree.HTML((folder / "index.html").read_bytes())
            rows = page.xpath("//table[contains(@class, 'x-downloads')]/tbody/tr")
            listed = set()
            for row in rows:
                (link,) = row.xpath(".//a/@href")
                data = (folder / link).resolve().read_bytes()
                listed.add(Path(link).name)
                assert row.xpath("string(.//code)") == hashlib.sha256(data).hexdigest()
            assert listed == made


@pytest.mark.parametrize("name", ["csv", "json", "oscal"])
def test_export_verb_writes_a_file(name, tmp_path):
    target = tmp_path / "out"
    command = [sys.executable, "-m", "macros", "export", name, "gbt-27925@2011", "-o", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)
    assert target.stat().st_size > 1000


def test_export_verb_names_the_editions_it_knows():
    command = [sys.executable, "-m", "macros", "export", "csv", "asc@1999"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "asc@2026" in done.stderr.decode()
