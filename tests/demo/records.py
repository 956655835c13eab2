"""Invented records: organisations, series and events over twenty years, the same every time."""

from __future__ import annotations

from random import Random
from typing import Any

Data = dict[str, Any]
LAST_YEAR, YEARS = 2026, 20
PLACES = (
    ("北京", "Beijing"), ("上海", "Shanghai"), ("广州", "Guangzhou"), ("成都", "Chengdu"),
    ("武汉", "Wuhan"), ("西安", "Xi'an"), ("青岛", "Qingdao"), ("杭州", "Hangzhou"),
    ("沈阳", "Shenyang"), ("昆明", "Kunming"),
)  # fmt: skip
BODIES = (
    ("demo-chamber", "演示商会", "Demonstration chamber"),
    ("demo-institute", "演示服务研究所", "Demonstration service institute"),
    ("demo-union", "演示消费者联合会", "Demonstration consumer union"),
    ("demo-press", "演示周报社", "Demonstration weekly"),
    ("demo-school", "演示培训学校", "Demonstration training school"),
)
SERIES = (
    ("demo-activity", "演示售后服务评价活动", "Demonstration after-sales evaluation", "activity"),
    ("demo-forum", "演示服务论坛", "Demonstration service forum", "forum"),
    ("demo-fair", "演示售后服务展", "Demonstration after-sales fair", "exhibition"),
    ("demo-course", "演示服务管理师培训", "Demonstration course for service managers", "training"),
)
TOPICS = (
    ("投诉处理", "complaint handling", "asc@2026#asc.complaints"),
    ("首次上门修复率", "first-visit fix rate", "asc@2026#asc.repair.first-fix"),
    ("备件满足率", "spare part fill rate", "asc@2026#asc.resources"),
    ("售后服务管理师", "after-sales service managers", "asc@2026#asc.staffing.manager"),
    ("满意度调查", "satisfaction surveys", "asc@2026#asc.relations.survey"),
    ("服务文化", "service culture", "asc@2026#asc.culture"),
    ("废弃商品回收", "take-back", "asc@2026#asc.takeback"),
)
SINGLES = {
    "activity": ("评价结果发布会", "announcement of results"),
    "forum": ("专题座谈", "round table"),
    "training": ("短期培训班", "short course"),
    "exhibition": ("成果展", "exhibition of results"),
    "announcement": ("名单公告", "published list"),
    "news": ("工作动态", "news"),
}
STATUSES = ("held",) * 16 + ("cancelled", "unknown")


def both(zh: str, en: str) -> Data:
    """A wording in both languages."""
    return {"zh": zh, "en": en}


def organisations() -> list[Data]:
    """Bodies that do not exist."""
    note = both("虚构的机构，只用于演示。", "An invented body, for demonstration only.")
    return [
        {"id": key, "name": both(zh, en), "note": note, "confidence": "unverified"}
        for key, zh, en in BODIES
    ]


def series() -> list[Data]:
    """Series that do not exist; the first one has a beginning that sources disagree about."""
    text = both("虚构的系列，只用于演示。", "An invented series, for demonstration only.")
    found: list[Data] = [
        {"id": key, "name": both(zh, en), "text": text} for key, zh, en, _ in SERIES
    ]
    found[0]["claims"] = [
        {"text": both("始于2004年。", "Begun in 2004."), "confidence": "unverified"},
        {"text": both("始于2007年。", "Begun in 2007."), "confidence": "unverified"},
    ]
    return found


def awards(events: dict[str, Data]) -> dict[str, Data]:
    """One honour for every fourth held round of the first series."""
    held = [name for name, event in events.items() if event["kind"] == "activity"][::4]
    return {
        f"demo-award-{number}": {
            "name": both(
                f"演示服务奖第 {number} 号（演示）", f"Service prize no. {number} (demonstration)"
            ),
            "date": events[name].get("date", "2015"),
            "given_by": ["demo-chamber"],
            "recipients": [both("某演示企业", "A demonstration enterprise")],
            "event": name,
            "confidence": "unverified",
        }
        for number, name in enumerate(held, start=1)
    }


def _date(chance: Random, year: int) -> Data:
    """A date as exactly as chance has it; most are known to the day, a few not at all."""
    month, day = chance.randint(1, 10 if year == LAST_YEAR else 12), chance.randint(1, 26)
    known = chance.random()
    if known < 0.74:
        found = {"date": f"{year}-{month:02d}-{day:02d}"}
        if chance.random() < 0.25:
            found["end"] = f"{year}-{month:02d}-{day + chance.randint(1, 2):02d}"
        return found
    if known < 0.90:
        return {"date": f"{year}-{month:02d}"}
    if known < 0.98:
        return {"date": str(year)}
    return {"date_note": both("虚构记录，日期有意留空。", "Invented record, its date left open.")}


def _details(chance: Random, topic: tuple[str, str, str]) -> Data:
    zh, en, clause = topic
    found: Data = {
        "summary": both(
            f"虚构的记录：会上讨论了{zh}，交流了企业的做法。",
            f"An invented record: {en} and what enterprises do about it were discussed.",
        ),
        "programme": [
            both("主持人开场。", "Opening by the chair."),
            both(f"报告：怎样做好{zh}。", f"Talk: how to do well in {en}."),
            both(
                "分组讨论，客服热线和备件各一组。",
                "Groups on the service hotline and on spare parts.",
            ),
        ],
        "results": [both(f"形成关于{zh}的建议稿。", f"A draft proposal on {en} was written.")],
        "figures": [
            {"label": both("到会人数", "Participants"), "value": f"{chance.randint(3, 60) * 10}+"}
        ],
        "standards": chance.sample(["gbt-27922", "gbt-27925", "asc"], chance.randint(0, 2)),
    }
    if chance.random() < 0.4:
        found["clauses"] = [clause]
    return found


def _pictures(chance: Random, files: list[str]) -> list[Data]:
    return [
        {
            "file": file,
            "alt": both(
                "会场示意：讲台、幕布和听众的背影", "Drawing of a hall: stage, screen and listeners"
            ),
            "caption": both(f"图 {at}　程序绘制的会场", f"Figure {at}: a hall drawn by code"),
            "credit": both("本项目程序绘制", "Drawn by code of this project"),
            "rights": both("CC0", "CC0"),
        }
        for at, file in enumerate(
            chance.sample(files, min(len(files), chance.randint(1, 4))), start=1
        )
    ]


def _named(chance: Random, kind: str, at: int, ordinals: dict[str, int]) -> Data:
    """The name of one event and its place in a series, where it has one; some numbers are lost."""
    line = next((item for item in SERIES if item[3] == kind), None)
    if line and chance.random() < 0.3:
        ordinal = ordinals[kind] = ordinals.get(kind, 0) + chance.choice((1, 1, 1, 2, 3))
        return {
            "name": both(
                f"第{ordinal}届{line[1]}（演示）", f"{line[2]} no. {ordinal} (demonstration)"
            ),
            "series": {"id": line[0], "ordinal": ordinal},
        }
    zh, en = SINGLES[kind]
    return {
        "name": both(f"演示{zh}第 {at + 1} 号（演示）", f"Sample {en} no. {at + 1} (demonstration)")
    }


def events(count: int, files: list[str]) -> dict[str, Data]:
    """``count`` events by id; every third one has pictures of ``files``."""
    chance = Random(27922)
    found: dict[str, Data] = {}
    ordinals: dict[str, int] = {}
    for at in range(count):
        year = LAST_YEAR - YEARS + 1 + at * YEARS // count
        kind = chance.choice(list(SINGLES))
        zh, en = chance.choice(PLACES)
        event = {
            "kind": kind,
            "status": chance.choice(STATUSES),
            **_named(chance, kind, at, ordinals),
            **_date(chance, year),
            "place": both(zh, en),
            "hosts": chance.sample([key for key, _, _ in BODIES], chance.randint(1, 2)),
            **_details(chance, chance.choice(TOPICS)),
            "recorded": f"{LAST_YEAR}-11-23",
            "confidence": "unverified",
        }
        if chance.random() < 0.15:
            del event["place"]
        if files and at % 3 == 0:
            event["pictures"] = _pictures(chance, files)
        found[f"demo-{at + 1:03d}"] = event
    for at in range(min(3, count)):
        plan = found[f"demo-{count - at:03d}"]
        plan.update({"status": "planned", "date": f"{LAST_YEAR + 1}-0{at + 3}-15"})
        plan.pop("end", None)
    return found
