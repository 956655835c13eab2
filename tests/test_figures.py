"""Diagrams: data in, a drawing that fits and a list that says the same out."""

from itertools import combinations

import pytest
from lxml import html

from macros.archive.figured import figured
from macros.archive.prose import sentences
from macros.author import MACROS
from macros.author.figures import numbered
from macros.author.piece import MacroError
from macros.figures import NARROW, WIDE, Exit, Part, drawn, folded, too_long, wide
from macros.model.diagram import CONTENT, DiagramKind
from macros.render import Reader
from tests.rig.build import ROOT
from tests.rig.editions import known

CODES = ("zh", "en")
DIAGRAMS = sorted(known().diagrams)
EVERY = pytest.mark.parametrize("identity", DIAGRAMS)
LANGUAGE = pytest.mark.parametrize("code", CODES)
#: Articles with figures; the ids of their diagrams are read off their Markdown.
ARTICLES = sorted(
    path.stem
    for path in (ROOT / "docs/zh/research").glob("*.md")
    if "{{ figure(" in path.read_text(encoding="utf-8")
)


def figure(identity: str, code: str):
    text = "".join(numbered([str(MACROS["figure"](Reader(known(), code), identity))]))
    return html.fromstring(text)


def said(node) -> str:
    return "".join(node.text_content().split())


def joined(nodes) -> str:
    return "".join("".join(node.text_content().split()) for node in nodes)


def own(line, kind: str) -> str:
    """The text of a class in a line of the list, without what stands in lists below it."""
    return joined(line.xpath(f"./*[@class='x-figure__{kind}']"))


def drawn_parts(svg) -> dict:
    """Part id → boxes, exits apart."""
    found: dict = {}
    for box in svg.xpath("./g[@data-part != '']"):
        kind = box.xpath("./rect/@class")[0].rpartition("--")[2]
        found.setdefault(box.get("data-part"), []).append((kind, box))
    return found


@LANGUAGE
@EVERY
def test_the_list_says_what_the_drawing_says_in_the_same_order(identity, code):
    made = figure(identity, code)
    lines = {line.get("data-part"): line for line in made.xpath(".//figcaption//li[@data-part]")}
    for svg in made.xpath("./svg"):
        parts = drawn_parts(svg)
        assert list(parts) == list(lines)
        for number, (name, boxes) in enumerate(parts.items(), 1):
            line = lines[name]
            label = joined(line.xpath("./b"))
            step = str(number) if boxes[0][0] == "step" else ""
            main = [box for kind, box in boxes if kind not in ("exit", "bar")]
            assert joined(main[0].xpath("./*[@class='x-figure__name']")) == step + label
            assert joined(main[0].xpath("./*[@class='x-figure__text']")) == own(line, "text")
            exits = [said(box) for kind, box in boxes if kind == "exit"]
            assert exits == [said(way) for way in line.xpath("./ul/li[not(@data-part)]")]
            bars = joined(box for kind, box in boxes if kind == "bar")
            assert bars == own(line, "amount")
            note = " ".join(main[0].xpath("./*[@class='x-figure__note']/text()"))
            linked = line.xpath("./*[@class='x-figure__clauses']//*[@class='x-number']/text()")
            assert bool(note) == bool(linked)
            assert all(each.rsplit(" ", 1)[1] in note for each in linked)


@LANGUAGE
@EVERY
def test_nothing_overlaps_and_all_stands_inside(identity, code):
    made = figure(identity, code)
    for svg in made.xpath("./svg"):
        width, height = float(svg.get("width")), float(svg.get("height"))
        boxes = [
            [float(box.get(key)) for key in ("x", "y", "width", "height")]
            for box in svg.xpath("./g/rect")
        ]
        for x, y, w, h in boxes:
            assert x >= 0
            assert y >= 0
            assert x + w <= width
            assert y + h <= height
        for (ax, ay, aw, ah), (bx, by, bw, bh) in combinations(boxes, 2):
            apart = ax + aw <= bx or bx + bw <= ax or ay + ah <= by + 0.1 or by + bh <= ay + 0.1
            assert apart, f"{identity}: boxes at {ax:g},{ay:g} and {bx:g},{by:g}"


@LANGUAGE
@EVERY
def test_the_drawing_can_be_read_aloud_and_has_no_style_of_its_own(identity, code):
    made = figure(identity, code)
    ids = made.xpath("descendant-or-self::*/@id")
    assert len(ids) == len(set(ids))
    for svg in made.xpath("./svg"):
        assert svg.get("role") == "img"
        assert svg.get("lang") == {"zh": "zh-Hans", "en": "en"}[code]
        assert svg.xpath("./title/@id") == [svg.get("aria-labelledby")]
        assert svg.xpath("./desc/@id") == [svg.get("aria-describedby")]
        assert svg.xpath("./title/text()")[0].strip()
        assert svg.xpath("./desc/text()")[0].strip()
    assert not made.xpath(".//@style | .//@fill | .//@stroke | .//foreignobject | .//script")


def test_colours_come_from_the_tokens():
    css = (ROOT / "overrides/assets/css/figures.css").read_text(encoding="utf-8")
    assert "#" not in css
    assert "rgb" not in css


MEASURE = """() => {
  const overlap = (a, b) => a.left < b.right - .5 && b.left < a.right - .5 &&
    a.top < b.bottom - 3 && b.top < a.bottom - 3;
  const found = [];
  let seen = 0;
  for (const svg of document.querySelectorAll('.x-figure svg')) {
    if (!svg.getClientRects().length) continue;
    seen++;
    const scale = svg.getBoundingClientRect().width / svg.width.baseVal.value;
    if (scale < .99) found.push(`drawn at ${scale}`);
    const all = svg.getBoundingClientRect(), texts = [];
    for (const g of svg.querySelectorAll('g')) {
      const rect = g.querySelector('rect'), bar = rect.classList.contains('x-figure__box--bar');
      const box = bar ? all : rect.getBoundingClientRect();
      for (const text of g.querySelectorAll('text')) {
        const at = text.getBoundingClientRect();
        texts.push([text.textContent, at]);
        if (at.left < box.left || at.right > box.right || at.top < box.top - 1 ||
            at.bottom > box.bottom + 1) found.push(`outside: ${text.textContent}`);
      }
    }
    texts.forEach(([a, at], i) => texts.slice(i + 1).forEach(([b, bt]) => {
      if (overlap(at, bt)) found.push(`${a} on ${b}`);
    }));
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push('scrolls sideways');
  return [seen, document.querySelectorAll('.x-figure').length, found];
}"""


@LANGUAGE
@pytest.mark.parametrize("width", [1366, 390])
def test_in_a_browser_every_label_fits_its_box(page_guard, server, code, width):
    """Measured with the fonts of this machine, which are wider than most."""
    page = page_guard(viewport={"width": width, "height": 900})
    for article in ARTICLES:
        page.goto(f"{server}{'' if code == 'zh' else 'en/'}research/{article}/")
        seen, figures, found = page.evaluate(MEASURE)
        assert (seen, found) == (figures, []), article
        name = "wide" if width > 1000 else "narrow"
        assert page.locator(f".x-figure__{name}").first.is_visible()


@LANGUAGE
def test_a_reader_opens_the_list_and_follows_it_to_a_clause(page_guard, server, code):
    page = page_guard(java_script_enabled=False)
    page.goto(f"{server}{'' if code == 'zh' else 'en/'}research/044-innovation-in-operations/")
    strategy = page.locator("#figure-article-44-strategy")
    strategy.locator("summary").click()
    strategy.locator("a.x-clause-link").first.click()
    assert page.url.endswith("/standards/asc/2026/asc.structure.coverage/")


@LANGUAGE
def test_figures_are_numbered_as_they_stand(site, code):
    base = site if code == "zh" else site / "en"
    for article in ARTICLES:
        page = html.parse(str(base / "research" / article / "index.html"))
        numbers = page.xpath("//a[@class='x-figure__number']/text()")
        word = "图 {}" if code == "zh" else "Figure {}"
        assert numbers == [word.format(index + 1) for index in range(len(numbers))]
        drawn_here = page.xpath("//figure[@class='x-figure']/@id")
        for link in page.xpath("//a[@class='x-figure__link']"):
            at = drawn_here.index(link.get("href")[1:])
            assert link.text == numbers[at]


def test_the_article_of_the_old_site_has_its_four_areas_and_most_articles_a_figure(site):
    assert len(ARTICLES) >= 6
    page = html.parse(str(site / "research/044-innovation-in-operations/index.html"))
    ids = page.xpath("//figure[@class='x-figure']/@id")
    areas = ("areas", "strategy", "encounter", "marketing", "quality")
    assert ids == [f"figure-article-44-{name}" for name in areas]


def test_every_concept_of_article_44_is_explained_and_every_area_bears_on_clauses():
    for name in ("strategy", "encounter", "marketing", "quality"):
        diagram = known().diagrams[f"article-44-{name}"]
        for group in diagram.groups:
            assert group.text or all(item.text for item in group.items), group.id
        below = [each for group in diagram.groups for each in (group, *group.items)]
        assert sum(bool(each.clauses) for each in below) >= 3


def test_a_figure_that_does_not_exist_is_refused_with_its_nearest_name():
    with pytest.raises(MacroError) as refused:
        MACROS["figure"](Reader(known(), "zh"), "points-to-stars")
    assert refused.value.better == "points-to-star"


def test_a_link_needs_its_figure_on_the_page_and_a_figure_stands_once():
    reader = Reader(known(), "zh")
    link = str(MACROS["figure_link"](reader, "points-to-star"))
    block = str(MACROS["figure"](reader, "points-to-star"))
    assert "图 1" in numbered([link, block])[0]
    with pytest.raises(MacroError, match="not on this page"):
        numbered([link])
    with pytest.raises(MacroError, match="drawn twice"):
        numbered([block, block])


def test_an_exit_may_lead_to_another_step():
    ways = (Exit("不合格", "转到第 1 步"), Exit("逾期", "不通过"))
    parts = (Part("a", "甲"), Part("b", "乙", exits=ways))
    for width in (NARROW, WIDE):
        shapes = drawn("flow", "", parts, width)
        assert [box.kind for box in shapes.boxes] == ["step", "step", "exit", "exit"]
        assert len(shapes.heads) == 3


def test_a_short_chain_is_a_row_on_a_page_and_a_column_on_a_phone():
    parts = tuple(Part(name, name) for name in "abc")
    row, column = drawn("flow", "", parts, WIDE), drawn("flow", "", parts, NARROW)
    assert len({box.y for box in row.boxes}) == 1
    assert len({box.x for box in column.boxes}) == 1
    long = (*parts, Part("d", "Incomprehensibilities " * 2), Part("e", "e"))
    assert len({box.y for box in drawn("flow", "", long, WIDE).boxes}) == 5


def test_every_kind_is_drawn():
    from macros.figures import DRAWN

    assert set(DRAWN) == {kind.value for kind in DiagramKind} == {kind.value for kind in CONTENT}


def test_lines_break_where_a_reader_would():
    assert folded("应设部门，并公布。", 65, 13) == ("应设部门，", "并公布。")
    assert folded("“售后”服务（含退货）", 65, 13) == ("“售后”服", "务（含退", "货）")
    assert folded("two words", 45, 13) == ("two", "words")
    assert folded("", 45, 13) == ()
    assert wide("宽", 10) > wide("w", 10) > wide("i", 10)
    assert too_long("很" * 40)
    assert not too_long("很" * 20)


def test_on_paper_the_wide_drawing_stands_without_the_list(page_guard, server):
    page = page_guard(viewport={"width": 390, "height": 900})
    page.goto(f"{server}research/how-points-become-a-star/")
    page.emulate_media(media="print")
    assert page.locator(".x-figure__wide").is_visible()
    assert not page.locator(".x-figure__narrow").is_visible()
    assert not page.locator(".x-figure__words").is_visible()


BODY = """四项管理（{{ figure_link("way") }}）。整个过程见{{ figure_link("way") }}。

{{ figure("article-44-strategy") }}

{{ figure("nothing") }}
"""


def test_sentences_point_at_figures_without_their_numbers():
    found = [sentence.text for sentence in sentences(BODY, "zh")]
    assert found == ["四项管理。", "整个过程见下图。"]
    english = 'Four kinds ({{ figure_link("way") }}). {{ figure_link("way") }} shows them.'
    found = [sentence.text for sentence in sentences(english, "en")]
    assert found == ["Four kinds.", "The figure shows them."]


def test_what_a_figure_says_of_clauses_counts_as_a_sentence_of_the_article():
    found = list(figured(BODY, known().diagrams, "zh"))
    assert found[0].text == "目标市场细分：先分清为哪些顾客服务（）。"
    assert found[0].clauses == ("asc@2026#asc.structure.coverage",)
    assert found[1].text == "经营策略制定：选定靠什么做法取胜，写成承诺（、）。"
    english = list(figured(BODY, known().diagrams, "en"))
    assert len(english) == len(found) == 6
    assert english[0].text == "Target market segmentation: Knowing which customers one serves ()."


@LANGUAGE
def test_a_clause_that_only_a_figure_names_lists_the_article(site, code):
    base = site if code == "zh" else site / "en"
    page = html.parse(str(base / "standards/asc/2026/asc.rules.manual/index.html"))
    found = page.xpath("//h2[@id='research']/following-sibling::ul[1]/li[contains(., '44')]")
    links = page.xpath("//h2[@id='research']/following-sibling::ul[1]//a/@href")
    assert any("044-innovation" in link for link in links), found
