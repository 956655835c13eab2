"""What a clause page tells about the clause elsewhere: other editions, research, events."""

from lxml import html

from macros.render import Reader, environment
from tests.rig.editions import known, two_editions


def related(clause, language="en"):
    reader = Reader(known(), language, clause.url)
    values = {"reader": reader, "t": reader.t, "clause": clause, "articles": ()}
    template = environment().get_template("clause-related.html")
    return html.fromstring(f"<div>{template.render(**values)}</div>")


def test_a_clause_in_one_edition_without_mention_says_nothing():
    _, second = two_editions({})
    clause = second.clause("asc.scope")
    clause.editions = [clause]
    assert related(clause).xpath("string()").strip() == ""


def test_history_names_the_clause_in_every_edition_latest_first():
    _, second = two_editions({"asc.scope": {"number": "9"}})
    page = related(second.clause("asc.scope"))
    shown = [
        item.text_content().split(" ")[:3] for item in page.xpath("//ul[@class='x-history']/li")
    ]
    assert shown == [["ASC", "2026", "9"], ["ASC", "2026", "1"]]
    assert page.xpath("//li[2]/a/@href") == ["../../../../standards/asc/2026/asc.scope/"]


def test_events_that_name_the_clause_are_linked():
    _, second = two_editions({})
    clause = second.clause("asc.scope")
    event = known().events[0]
    clause.events = [event]
    page = related(clause)
    assert "Related events and trainings" in page.xpath("//h2/text()")
    assert page.xpath("//h2[@id='events']/following-sibling::ul//a/@href")[0].endswith(event.url)


def test_every_article_is_linked_from_the_clauses_it_names(site):
    for article in known().pages:
        if article.kind != "article":
            continue
        below = "" if article.names["language"] == "zh" else f"{article.names['language']}/"
        address = article.names["path"].replace(".md", "/")
        for name in article.record.clauses:
            clause = known().clauses[name]
            if clause.parent is None:
                continue
            page = html.parse(str(site / below / clause.url / "index.html"))
            links = page.xpath("//h2[@id='research']/following-sibling::ul[1]//a/@href")
            assert any(link.endswith(address) for link in links), (name, address)
