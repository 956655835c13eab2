"""The stages of a standard's life and what may follow what."""

from __future__ import annotations

from .base import Count, Record, Sourced, Words, optional, required
from .standard import Status


class Stage(Sourced):
    """One stage: its code, its names, the draft it is about, the stages that may follow."""

    code: str = required("两位代码，如 30", pattern=r"^\d{2}$")
    name: Words = required("阶段名称")
    product: Words = required("这一阶段的稿件或结果")
    max_months: Count | None = optional("时限，月")
    iso: str = required("ISO 的对应阶段")
    next: tuple[str, ...] = optional("之后能进入的阶段", ())
    statuses: tuple[Status, ...] = required("处在这一阶段的版本能有的状态", min_length=1)


class Step(Record):
    """A sub-stage: how far work within a stage has come."""

    code: str = required("两位代码，如 20", pattern=r"^\d{2}$")
    name: Words = required("含义")


class FastTrack(Sourced):
    """Stages that some projects pass over."""

    start: str = required("从哪一阶段", pattern=r"^\d{2}$")
    onward: str = required("直接到哪一阶段", pattern=r"^\d{2}$")
    text: Words = required("什么项目")


class Stages(Record):
    """``stages.yml``: stages of GB/T 16733, whose codes are those of ISO."""

    stages: tuple[Stage, ...] = required("各阶段，按次序")
    steps: tuple[Step, ...] = required("分阶段代码的后两位")
    fast_tracks: tuple[FastTrack, ...] = optional("快速程序", ())

    def stage(self, code: str) -> Stage | None:
        """The stage of a code such as ``30.20``."""
        return next((item for item in self.stages if item.code == code[:2]), None)

    def may_follow(self, before: str, after: str) -> bool:
        """True when a project at ``before`` may next be at ``after`` (``30.60`` → ``40.20``).

        Within a stage work goes on, or is repeated after .93; .92 leads back to any earlier
        stage; after .98 a project is over.
        """
        here, step = before[:2], before[3:]
        there = after[:2]
        if step == "98":
            return False
        if here == there:
            return after[3:] > step or step == "93"
        if step == "92":
            return there < here
        found = self.stage(before)
        direct = set(found.next) if found else set()
        return there in direct | {item.onward for item in self.fast_tracks if item.start == here}
