"""What is gathered of follow-ups before they are assembled? Drafts in printed order, and what belongs to none."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.blocks import Block
from ingest.bodies import HMI_PRISONS, OFSTED
from ingest.irp.judgements import Verdict
from ingest.irp.labels import Statement


@dataclass(slots=True, kw_only=True)
class Draft:
    """A follow-up as it is gathered: statements, the blocks of its findings, and what judges it."""

    statements: list[Statement]
    heading: Block | None
    test: Block | None
    writer: str
    findings: list[Block] = field(default_factory=list)
    verdict: Verdict | None = None
    judged_in: Block | None = None
    heading_between: Block | None = None
    unlabelled: bool = False
    labelled: bool = False
    """A rating without a sentence judges it so far: findings may still follow, and a sentence."""
    in_doubt: list[Block] = field(default_factory=list)
    """What judged it, where a statement above has no judgement and a judgement below has no statement."""

    @property
    def main(self) -> Statement:
        """The concern or theme, else the first recommendation."""
        return next((one for one in self.statements if one.kind != "recommendation"), self.statements[0])

    @property
    def is_theme(self) -> bool:
        """Whether another inspectorate's theme is followed up."""
        return self.main.kind == "theme"

    @property
    def body(self) -> str:
        """Who judges it: whoever the judgement names, else the writer of the part; a theme is another's than ours."""
        body = self.verdict.body if self.verdict and self.verdict.named else self.writer
        return OFSTED if self.is_theme and body == HMI_PRISONS else body


@dataclass(slots=True)
class Gathering:
    """The drafts in printed order, and the judgements for which no statement was found."""

    drafts: list[Draft] = field(default_factory=list)
    orphans: list[tuple[Block, Verdict]] = field(default_factory=list)
    repeated: list[tuple[Block, Verdict]] = field(default_factory=list)
    crowded: list[Block] = field(default_factory=list)
    """Blocks in which more than one sentence judges."""
    heading: Block | None = None
    test: Block | None = None
    writer: str = HMI_PRISONS
    unclaimed: list[Block] = field(default_factory=list)
    """Blocks since the last judgement or heading that belong to no follow-up yet."""
    left_over: list[tuple[int, int]] = field(default_factory=list)
    """Judgements without a statement: the section, counted, and how many drafts stand before."""
    sections: list[int] = field(default_factory=list)
    """How many drafts stand before each section."""
    opened: bool = False
    """Whether nothing stands below the heading yet."""
    surpassed: list[Block] = field(default_factory=list)
    """Blocks that seemed to judge, before another that points back at the statement."""

    @property
    def open(self) -> Draft | None:
        """The follow-up whose judgement is still to come."""
        last = self.drafts[-1] if self.drafts else None
        return last if last and (last.judged_in is None or last.labelled) else None
