"""Bilingual standards of any size, made from parts: the same seed gives the same tree.

    python -m tests.search.generate 1500 DIR

Clauses read like clauses: a title, a provision of one to three sentences, a note here and there.
Each carries one word of its own that stands nowhere else, for tests of rare words.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.source.writing import block

Pair = tuple[str, str]

FIELDS: tuple[Pair, ...] = (
    ("电梯维护", "lift maintenance"), ("冷链运输", "cold-chain transport"),
    ("物业服务", "property services"), ("养老照护", "care of the elderly"),
    ("家政服务", "household services"), ("快递末端", "last-mile delivery"),
    ("餐饮外卖", "meal delivery"), ("汽车租赁", "vehicle rental"),
    ("旅游接待", "visitor reception"), ("数据中心", "data centres"),
)  # fmt: skip
THINGS: tuple[Pair, ...] = (
    ("应急预案", "contingency plan"), ("温度记录", "temperature record"),
    ("巡检路线", "inspection route"), ("备用电源", "standby power supply"),
    ("服务合同", "service contract"), ("培训档案", "training file"),
    ("顾客须知", "notice to customers"), ("清洁用品", "cleaning agent"),
    ("监控录像", "video recording"), ("钥匙管理", "key custody"),
    ("押金退还", "refund of deposits"), ("车辆消毒", "disinfection of vehicles"),
    ("食材验收", "acceptance of ingredients"), ("夜间值班", "night duty"),
    ("噪声限值", "noise limit"), ("交接班记录", "shift hand-over record"),
    ("急救药箱", "first-aid kit"), ("逃生通道", "escape route"),
    ("计量器具", "measuring instrument"), ("供应商名录", "list of suppliers"),
    ("保险凭证", "certificate of insurance"), ("照护计划", "care plan"),
    ("失物招领", "lost property"), ("无障碍设施", "accessible facility"),
    ("访客登记", "visitor register"), ("能耗数据", "energy data"),
    ("软件补丁", "software patch"), ("投诉台账", "complaint register"),
    ("价目公示", "published price list"), ("健康证明", "health certificate"),
)  # fmt: skip
ASPECTS: tuple[Pair, ...] = (
    ("编制", "Preparation"), ("审批", "Approval"), ("更新", "Updating"), ("保存", "Retention"),
    ("检查", "Inspection"), ("公布", "Publication"), ("责任", "Responsibility"),
    ("培训", "Training"), ("异常处理", "Handling of exceptions"), ("验证", "Verification"),
    ("外包控制", "Control of outsourcing"), ("统计分析", "Statistical analysis"),
)  # fmt: skip
WHO: tuple[Pair, ...] = (
    ("服务提供者", "The service provider"), ("项目负责人", "The project manager"),
    ("值班人员", "The person on duty"), ("质量部门", "The quality department"),
    ("承包方", "The contractor"), ("站点负责人", "The head of the station"),
)  # fmt: skip
DUTIES: tuple[Pair, ...] = (
    ("将{t}的检查结果记入台账", "enter the results of checking the {t} in the log"),
    ("指定一人管理{t}", "appoint one person to manage the {t}"),
    ("把{t}的变更告知所有受影响的岗位", "inform every post affected of changes to the {t}"),
    ("用两种独立来源的数据核对{t}", "check the {t} against data from two independent sources"),
    ("在服务场所的显著位置展示{t}", "display the {t} in a prominent place on the premises"),
    ("对{t}的偏差分析原因并采取措施", "analyse deviations of the {t} and act on the cause"),
)  # fmt: skip
WHEN: tuple[Pair, ...] = (
    ("每 {n} 个月至少一次", "at least once every {n} months"),
    ("在变更后 {n} 个工作日内", "within {n} working days of a change"),
    ("自签订之日起 {n} 日内", "within {n} days of signature"),
    ("在每次服务开始前 {n} min", "{n} min before each service begins"),
)  # fmt: skip
ENDS: tuple[Pair, ...] = (
    (
        "记录写明日期、经办人和依据的条款，保存不少于 {n} 年。",
        "Records state the date, the person and the clause applied and are kept for {n} years.",
    ),
    (
        "逾期未完成的，由上一级负责人在 {n} 日内作出书面决定。",
        "What is overdue is decided in writing by the next level within {n} days.",
    ),
    (
        "抽查比例不低于总数的 {n}%，抽样由未参与该项工作的人员进行。",
        "At least {n} % is sampled, by persons who took no part in the work.",
    ),
)  # fmt: skip
_RARE_ZH = "钨钼铌钽铼锇铱铂钯铑钌镉铟锑碲铯钡镧铈镨钕钐铕钆铽镝钬铒铥镱镥铪"
_RARE_EN = ("brax", "crel", "dwin", "fosk", "glim", "hulv", "jorn", "klep", "morv", "plix")


def rare(number: int) -> Pair:
    """Words that stand in clause ``number`` and nowhere else."""
    size = len(_RARE_ZH)
    zh = (
        _RARE_ZH[number // size**2 % size]
        + _RARE_ZH[number // size % size]
        + _RARE_ZH[number % size]
    )
    digits = f"{number:05d}"
    return f"{zh}件", "".join(_RARE_EN[int(digit)][:3] for digit in digits[-4:]) + digits[0]


def _sentence(draw: random.Random, thing: Pair) -> Pair:
    who, duty, when = draw.choice(WHO), draw.choice(DUTIES), draw.choice(WHEN)
    number = draw.randint(2, 30)
    values = {"n": number}
    return (
        f"{who[0]}应{when[0].format(**values)}{duty[0].format(t=thing[0])}。",
        f"{who[1]} shall {duty[1].format(t=thing[1])} {when[1].format(**values)}.",
    )


def _clause(draw: random.Random, number: int, place: str, code: str) -> dict[str, Any]:
    thing, aspect = draw.choice(THINGS), draw.choice(ASPECTS)
    field = draw.choice(FIELDS)
    lines = [_sentence(draw, thing) for _ in range(draw.randint(1, 2))]
    end = draw.choice(ENDS)
    amount = draw.randint(3, 20)
    own = rare(number)
    lines.append((end[0].format(n=amount), end[1].format(n=amount)))
    lines.append((f"{field[0]}中的{own[0]}除外。", f"The {own[1]} in {field[1]} is excepted."))
    return {
        "id": f"{code}.c{number}",
        "number": place,
        "type": "requirement",
        "title": {"zh": f"{thing[0]}的{aspect[0]}", "en": f"{aspect[1]} of the {thing[1]}"},
        "text": {"zh": "\n".join(a for a, _ in lines), "en": "\n".join(b for _, b in lines)},
    }


def _heading(code: str, number: str, title: Pair) -> dict[str, Any]:
    name = number.replace(".", "-")
    words = {"zh": title[0], "en": title[1]}
    return {"id": f"{code}.h{name}", "number": number, "type": "heading", "title": words}


def _chapters(draw: random.Random, code: str, first: int, count: int) -> Iterator[dict[str, Any]]:
    """Sections of twenty clauses, ten sections a chapter."""
    for at in range(count):
        chapter, section, place = at // 200 + 1, at % 200 // 20 + 1, at % 20 + 1
        if at % 200 == 0:
            yield _heading(code, str(chapter), draw.choice(FIELDS))
        if at % 20 == 0:
            thing = draw.choice(THINGS)
            yield _heading(code, f"{chapter}.{section}", thing)
        yield _clause(draw, first + at, f"{chapter}.{section}.{place}", code)


def _write(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(block(data)) + "\n", encoding="utf-8")


def write(root: Path, count: int, seed: int = 6) -> Path:
    """A tree of about ``count`` clauses below ``root``, a thousand a standard."""
    draw = random.Random(seed)
    for at, first in enumerate(range(0, count, 1000)):
        code, number = f"gen{at}", f"GB/T {88001 + at}"
        folder = root / "standards" / code
        field = FIELDS[at % len(FIELDS)]
        title = {"zh": f"{field[0]}规范", "en": f"Code of practice for {field[1]}"}
        summary = {"zh": f"{field[0]}的生成样本。", "en": f"A generated sample on {field[1]}."}
        editions = [{"id": "2024", "status": "in-force"}]
        standard = {"number": number, "title": title, "level": "project", "force": "open"}
        _write(folder / "standard.yml", {**standard, "summary": summary, "editions": editions})
        edition = {"number": f"{number}-2024", "text_basis": "illustrative", "rights": summary}
        _write(folder / "2024/edition.yml", {**edition, "scope": summary, "issued": "2024"})
        clauses = list(_chapters(draw, code, first, min(1000, count - first)))
        _write(folder / "2024/clauses/01-all.yml", {"clauses": clauses})
    return root


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
