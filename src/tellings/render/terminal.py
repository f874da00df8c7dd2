"""The account on a terminal: what most reports tell, where they differ, what is denied, who said what, and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from tellings.model import Account, Answer, Entity, Fact, Utterance
from tellings.render import phrases
from tellings.render.amount import label, otherwise
from tellings.render.caps import ALL, SHORT, Caps
from tellings.render.kin import Pair, credits, kin, taken
from tellings.render.matrix import rows
from tellings.render.quoting import Quoting
from tellings.render.reading import (
    DOUBTED,
    FIGURE_DIFFERS,
    Reading,
    Side,
    Stand,
    carriers,
    period,
    plural,
    short,
    shown,
    sides,
)
from tellings.render.sheet import AGAINST, AGREES, BAR, MOVES, NUMBER, OURS, Passage, Sheet
from tellings.render.wording import Wording, apart, passages, singles, varied, wordings


def render(account: Account, console: Console, *, full: bool = False) -> None:
    """Print the account, capped to a few screens unless the ``full`` one is asked for."""
    Print(Reading(account), Sheet(console), ALL if full else SHORT).account()


class Print(Quoting):
    """One account being set on one sheet."""

    def __init__(self, reading: Reading, sheet: Sheet, caps: Caps) -> None:
        super().__init__(reading, caps)
        self.sheet = sheet

    def account(self) -> None:
        """All sections, those without lines left out."""
        self.head()
        self.reports()
        self.agreed(phrases.WIDELY, self.reading.widely)
        self.differing()
        self.disputes()
        self.speeches()
        self.agreed(phrases.AGREED, self.reading.narrowly)
        self.alone()
        self.agreed(phrases.TRUSTED, self.reading.trusting)
        self.timeline()
        self.names()
        self.matrix()
        self.lacking()
        self.skips()

    def head(self) -> None:
        """The story's name, how many reports tell it, and what happened in the words of the one that says it best."""
        account = self.reading.account
        self.sheet.label(
            Text(shown(account.story), "bold"), Text(self.reading.tally(self.reading.reports), "bold"), indent=0
        )
        if days := self.reading.days:
            self.sheet.label(Text(period(*days), OURS), indent=0)
        if account.head:
            self.sheet.put()
        passages = [
            Passage(
                Text(phrases.PART[h.part], OURS),
                self.numbers({h.cite.report, *(c.report for c in h.also)}),
                self.words(h.cite).append(f"  {self.reading.about(h)}", OURS),
            )
            for h in account.head
        ]
        self.sheet.passages(passages, indent=2)

    def reports(self) -> None:
        """Number, outlet, day and headline of each report; which of them are one origin, and why."""
        self.sheet.section(phrases.REPORTS)
        reports = self.reading.account.reports
        few = reports[: self.caps.lines * 2]
        passages = [
            Passage(
                Text(shown(self.reading.outlet(r.id))),
                f"{self.reading.number[r.id]:>2} {short(r.day) if r.day else '':>6}",
                self.cropped(Text(shown(r.title))) if r.title else Text(phrases.UNTITLED, OURS),
            )
            for r in few
        ]
        self.sheet.passages(passages, indent=2)
        self.sheet.more(len(reports) - len(few), "report")
        self.origins()

    def origins(self) -> None:
        """Which reports are one telling or share passages, how much of each, and what says which came first."""
        for group in kin(self.reading):
            numbers = self.numbers(group.reports)
            self.sheet.label(Text(f"{phrases.ONE_ORIGIN}: {numbers}", "bold"))
            for i, pair in enumerate(group.pairs[: self.caps.pairs]):
                self.pair(pair)
                if i == 0 or self.caps.copies:
                    self.passage(pair)
            self.sheet.more(len(group.pairs) - self.caps.pairs, "pair", indent=4)
        apart = taken(self.reading)
        for pair in apart[: self.caps.pairs]:
            self.pair(pair, indent=2)
        self.sheet.more(len(apart) - self.caps.pairs, "pair that shares passages", plural="pairs that share passages")
        if named := credits(self.reading):
            told = " · ".join(f"{shown(agency)} {self.numbers(c.report for c in cites)}" for agency, cites in named)
            self.sheet.label(Text(f"{phrases.CREDITED}: {told}", OURS))

    def pair(self, pair: Pair, indent: int = 4) -> None:
        """Two reports that share passages: how much, and why the one seems to come from the other."""
        numbers = (str(self.reading.number[pair.one]), str(self.reading.number[pair.other]))
        outlets = (shown(self.reading.outlet(pair.one)), shown(self.reading.outlet(pair.other)))
        what = f"{' and '.join(numbers)}: {phrases.RELATION[pair.tie.relation].lower()}"
        self.sheet.label(Text(what), phrases.shared(numbers, pair.shares, len(pair.passages)), indent=indent)
        if told := phrases.descent(numbers, outlets, pair.tie):
            self.sheet.label(Text(told, OURS), indent=indent + 2)

    def passage(self, pair: Pair) -> None:
        """The longest passage that two reports of one origin share."""
        if longest := pair.longest:
            words = self.cropped(self.told(longest[0].report, longest[0].span), self.caps.passage)
            numbers = "+".join(str(self.reading.number[r]) for r in (pair.one, pair.other))
            self.sheet.passages([Passage(Text(), numbers, words)], indent=6)

    def agreed(self, title: str, facts: Sequence[Fact]) -> None:
        """What reports agree on, each in the passage that tells it best; in full, every passage below its question."""
        if not facts:
            return
        self.sheet.section(title)
        if self.caps.copies:
            for fact in facts:
                self.fact(fact)
            return
        most = phrases.likely([f.confidence for f in facts], self.caps.facts, DOUBTED)
        self.sheet.passages([self.line(f) for f in facts[:most]], indent=2)
        self.sheet.more(len(facts) - most, "line")

    def line(self, fact: Fact) -> Passage:
        """What reports agree on in one passage: how many have it, what else they give for it, and from whom they have it."""
        a = fact.answers[0]
        notes = [
            *phrases.asked(fact),
            self.reading.tally(carriers(fact)),
            *phrases.one_source(fact),
        ]
        notes += phrases.sure(fact.confidence)
        notes += [FIGURE_DIFFERS] if fact.differs else []
        if others := otherwise(fact)[: self.caps.wordings]:
            notes.append(f"{phrases.ALSO} {', '.join(map(shown, others))}")
        cite = a.passage
        words = self.figure(cite, a.at) if a.value else self.words(cite)
        return Passage(Text(), self.numbers(carriers(fact)), words.append(f"  {', '.join(notes)}", OURS))

    def differing(self) -> None:
        """Questions that the reports answer differently."""
        facts = self.reading.differing
        if not facts:
            return
        self.sheet.section(phrases.DIFFERS)
        for fact in facts[: self.caps.facts]:
            self.fact(fact)
        self.sheet.more(len(facts) - self.caps.facts, "question")

    def fact(self, fact: Fact) -> None:
        """A question with each side's answer."""
        style = MOVES if fact.update else AGAINST if fact.status == "conflicting" else AGREES
        notes = [self.reading.tally(carriers(fact)), *phrases.one_source(fact), *phrases.sure(fact.confidence)]
        right = Text.assemble((phrases.state(fact), style), (f" · {', '.join(notes)}", OURS))
        happened = fact.kind == "event" and fact.status != "conflicting"  # the passages say it better than any label
        self.sheet.label(Text("" if happened else shown(fact.question), "bold"), right)
        told = sides(fact)
        perhaps = Side(None, None, tuple(a for a in fact.answers if a.loose))
        loose = [Passage(Text(phrases.PERHAPS, OURS), p.numbers, p.words) for p in self.side(perhaps)]
        self.sheet.passages([*(p for side in told[: self.caps.lines] for p in self.side(side)), *loose])
        self.sheet.more(len(told) - self.caps.lines, "answer", indent=4)

    def side(self, side: Side) -> Iterable[Passage]:
        """The answers of one side; the value stands beside the first, the same words (of an origin) stand once."""
        groups: dict[str, list[Answer]] = {}
        for a in side.answers:
            told = shown(self.reading.said(a.passage)).lower()
            key = told if self.caps.copies else str(self.reading.origin.get(a.report, told))
            groups.setdefault(key, []).append(a)
        for i, group in enumerate(list(groups.values())[: self.caps.wordings]):
            a = group[0]
            words = self.words(a.passage, a.at)
            if a.according_to:
                words.append(f"  {phrases.ACCORDING_TO} {shown(a.according_to)}", OURS)
            value = Text(shown(label(side.value, side.unit)) if i == 0 else "", "bold")
            yield Passage(value, self.numbers(x.report for x in group), words)

    def disputes(self) -> None:
        """Denials and contradictions, the two passages below each other."""
        contests = self.reading.contests
        if not contests:
            return
        self.sheet.section(phrases.DISPUTED)
        all_shown = self.caps == ALL
        most = (
            len(contests) if all_shown else phrases.likely([c.first.confidence for c in contests], self.caps.disputes)
        )
        for contest in contests[:most]:
            note = "; ".join([shown(contest.why), *phrases.sure(contest.first.confidence)])
            self.sheet.label(Text(phrases.DISPUTE[contest.first.kind], AGAINST), note)
            others = apart(contest, self.reading)
            self.sheet.passages([self.stand(s) for s in (contest.stand, *others[: self.caps.wordings])])
            self.sheet.more(len(others) - self.caps.wordings, "passage", indent=4)
        self.sheet.more(len(contests) - most, "dispute")

    def stand(self, stand: Stand) -> Passage:
        """A passage of a dispute and who stands behind it."""
        return Passage(Text(shown(stand.by or ""), "bold"), self.numbers(stand.reports), self.sentence(stand.cite))

    def speeches(self) -> None:
        """Who said what, the wordings side by side."""
        speeches = self.reading.speeches
        if not speeches:
            return
        self.sheet.section(phrases.SAID)
        for speech in speeches[: self.caps.speakers]:
            self.sheet.label(Text(shown(speech.speaker or phrases.NOBODY), "bold"))
            many = [u for u in speech.utterances if len({s.report for s in u.sayings}) > 1]
            few = [u for u in speech.utterances if len({s.report for s in u.sayings}) == 1]
            for u in many[: self.caps.utterances]:
                self.utterance(u)
            if many and few and len(many) < self.caps.utterances:
                self.sheet.put(Text(f"    {phrases.ONE_REPORT}", OURS))
            for u in few[: max(0, self.caps.utterances - len(many))]:
                self.sheet.passages([self.wording(w) for w in wordings(u, self.reading)])
            self.sheet.more(len(speech.utterances) - self.caps.utterances, "statement", indent=4)
        self.sheet.more(len(speeches) - self.caps.speakers, "speaker")

    def utterance(self, u: Utterance) -> None:
        """One utterance: how many carry it, then each wording once, its differing words marked."""
        told = varied(wordings(u, self.reading))
        reports = {s.report for s in u.sayings}
        notes = [self.reading.tally(reports), *phrases.sure(u.confidence)]
        self.sheet.put(Text(f"    {', '.join(notes)}", OURS))
        self.sheet.beside([self.wording(w) for w in told[: self.caps.wordings]])
        self.sheet.more(len(told) - self.caps.wordings, "wording", indent=4)

    def wording(self, w: Wording) -> Passage:
        """The words of a wording in their clause, the differing ones marked."""
        return Passage(Text(), self.numbers(w.reports), self.pieces(w.report, w.pieces))

    def alone(self) -> None:
        """What only one report has."""
        lines = singles(self.reading)
        if not lines:
            return
        self.sheet.section(phrases.ALONE)
        told = []
        for cites in lines[: self.caps.lines]:
            report = cites[0].report
            pieces = passages(self.reading.reports[report].text, [c.span for c in cites])
            told.append(Passage(Text(), self.numbers([report]), self.pieces(report, pieces)))
        self.sheet.passages(told, indent=2)
        self.sheet.more(len(lines) - self.caps.lines, "passage")

    def timeline(self) -> None:
        """What happened when, a passage for each day, and when it was reported."""
        days = self.reading.calendar
        if not any(d.cites for d in days):
            return
        self.sheet.section(phrases.TIMELINE)
        most = sorted(days, key=lambda d: -len(d.cites) - len(d.reported))[: self.caps.lines]
        passages = []
        for d in sorted(most, key=lambda d: (d.first, d.last)):
            label = Text(period(d.first, d.last))
            if d.cites:
                words = self.words(d.cites[0], d.at[0] if d.at else None, self.caps.day)
                passages.append(Passage(label, self.numbers(c.report for c in d.cites), words))
            if d.reported:
                outlets = ", ".join(dict.fromkeys(shown(self.reading.outlet(r)) for r in d.reported))
                told = Text(f"{phrases.REPORTED} {outlets}", OURS)
                passages.append(Passage(Text("") if d.cites else label, self.numbers(d.reported), told))
        self.sheet.passages(passages, indent=2)
        self.sheet.more(len(days) - self.caps.lines, "day")

    def names(self) -> None:
        """Names that the reports spell in more than one way."""
        names = [n for n in self.reading.account.names if len(phrases.forms(n)) > 1]
        if not names:
            return
        self.sheet.section(phrases.NAMES)
        self.sheet.passages([self.spelt(n) for n in names[: self.caps.lines]], indent=2)
        self.sheet.more(len(names) - self.caps.lines, "name")

    def spelt(self, name: Entity) -> Passage:
        """A name and its spellings."""
        forms = phrases.forms(name)
        told = Text(" · ").join(map(Text, forms[: self.caps.forms]))
        told.append(f" … {len(forms) - self.caps.forms} more" if len(forms) > self.caps.forms else "", OURS)
        return Passage(Text(shown(name.name), "bold"), "", told)

    def matrix(self) -> None:
        """Lines against reports: who carries what."""
        lines = [r for r in rows(self.reading) if len(r.reports) > 1]
        ids = [r.id for r in self.reading.account.reports]
        step = 3 if len(ids) * 3 <= self.sheet.width // 2 else 1
        if len(lines) < 2 or len(ids) * step > self.sheet.width - 20:
            return
        self.sheet.section(phrases.COVERAGE)
        room = self.sheet.width - len(ids) * step - 3
        heads = "".join(f"{i % 10 if step == 1 else i:>{step}}" for i in range(1, len(ids) + 1))
        self.sheet.put(Text(" " * (room + 2) + heads, NUMBER))
        for row in lines[: self.caps.lines * 2]:
            line = Text("  ").append(shown(row.label), "bold" if row.words else "")
            line.append(f"{' ' if row.label else ''}{BAR}{row.words}" if row.words else "")
            line.truncate(room, overflow="ellipsis")
            line.append(" " * (room + 2 - line.cell_len))
            for r in ids:
                line.append(f"{'●' if r in row.reports else '·':>{step}}", "" if r in row.reports else OURS)
            self.sheet.put(line)
        self.sheet.more(len(lines) - self.caps.lines * 2, "line")
        standing = {c.report: c for c in self.reading.account.coverage}
        if step > 1 and standing:
            for title, part in ((phrases.LINES_ALONE, "alone"), (phrases.LINES_LACKING, "lacks")):
                counts = [str(len(getattr(standing[r], part))) if r in standing else "" for r in ids]
                told = "".join(f"{count:>{step}}" for count in counts)
                self.sheet.put(Text(f"{title:>{room}}  {told}", OURS))

    def lacking(self) -> None:
        """For each report the weightiest line that it leaves out though most others have it."""
        told = {row.id: row for row in rows(self.reading)}
        lacks = [(c.report, [told[i] for i in c.lacks if i in told]) for c in self.reading.account.coverage]
        passages = []
        for report, left in lacks:
            for row in left[: self.caps.agreed]:
                words = self.cropped(Text(row.words or row.label, "" if row.words else "bold"))
                rest = f"  {plural(len(left), 'line')}" if row is left[0] and len(left) > 1 else ""
                label = Text(f"{phrases.WITHOUT} {self.reading.number[report]}", OURS)
                passages.append(Passage(label, self.numbers(row.reports), words.append(rest, OURS)))
        if passages:
            self.sheet.section(phrases.LACKING)
            most = self.caps.lines * self.caps.agreed
            self.sheet.passages(passages[:most], indent=2)
            self.sheet.more(len({r for r, left in lacks if left}) - most, "report")

    def skips(self) -> None:
        """What was not read or not done, and why."""
        skips = self.reading.account.skips
        if not skips:
            return
        self.sheet.section(phrases.SKIPPED)
        self.sheet.label(Text(f"{plural(len(skips), 'input')} skipped"))
        for s in skips[: self.caps.lines]:
            self.sheet.label(Text.assemble((shown(s.unit), "bold"), f"  {shown(s.reason)}"))
        self.sheet.more(len(skips) - self.caps.lines, "skip")
