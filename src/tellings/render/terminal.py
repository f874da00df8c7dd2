"""The account on a terminal: what differs first, then who said what, then what is agreed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from tellings.model import Account, Answer, Cite, Fact, Span, Utterance
from tellings.render import phrases
from tellings.render.amount import label
from tellings.render.caps import ALL, SHORT, Caps
from tellings.render.kin import Pair, credits, kin, taken
from tellings.render.matrix import rows
from tellings.render.reading import Reading, Side, carriers, period, plural, short, shown, sides
from tellings.render.sheet import AGAINST, AGREES, BAR, DIFFERS, MOVES, NUMBER, OURS, Passage, Sheet
from tellings.render.wording import Mark, Piece, Wording, excerpt, sentence, wordings

BOLD = 36  # characters: a figure or a name is set bold, a clause is not but what stands around it is set faint
STYLE: dict[Mark, str] = {"frame": OURS, "same": "", "changed": DIFFERS, "inserted": DIFFERS, "differs": DIFFERS}


def render(account: Account, console: Console, *, full: bool = False) -> None:
    """Print the account, capped to a few screens unless the ``full`` one is asked for."""
    Print(Reading(account), Sheet(console), ALL if full else SHORT).account()


def varied(told: Sequence[Wording]) -> list[Wording]:
    """The wordings, those that bring in a report first: a cap then cuts a report's second words, not another's only ones."""
    seen: set[str] = set()
    fresh: list[Wording] = []
    again: list[Wording] = []
    for w in told:
        (again if seen.issuperset(w.reports) else fresh).append(w)
        seen.update(w.reports)
    return fresh + again


class Print:
    """One account being set on one sheet."""

    def __init__(self, reading: Reading, sheet: Sheet, caps: Caps) -> None:
        self.reading = reading
        self.sheet = sheet
        self.caps = caps

    def account(self) -> None:
        """All sections, those without lines left out."""
        self.head()
        self.reports()
        self.facts(phrases.DIFFERS, self.reading.differing)
        self.disputes()
        self.speeches()
        self.facts(phrases.AGREED, self.reading.agreeing)
        self.alone()
        self.timeline()
        self.names()
        self.matrix()
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
                self.words(h.cite).append(f"  {self.reading.backing(h)}", OURS),
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
            for pair in group.pairs[: self.caps.lines]:
                self.pair(pair)
            self.sheet.more(len(group.pairs) - self.caps.lines, "pair", indent=4)
        apart = taken(self.reading)
        for pair in apart[: self.caps.pairs]:
            self.pair(pair, indent=2)
        self.sheet.more(len(apart) - self.caps.pairs, "pair that shares passages", plural="pairs that share passages")
        if named := credits(self.reading):
            told = " · ".join(f"{shown(agency)} {self.numbers(c.report for c in cites)}" for agency, cites in named)
            self.sheet.label(Text(f"{phrases.CREDITED}: {told}", OURS))

    def pair(self, pair: Pair, indent: int = 4) -> None:
        """Two reports that share passages: how much, why the one seems to come from the other, and the longest passage."""
        numbers = (str(self.reading.number[pair.one]), str(self.reading.number[pair.other]))
        outlets = (shown(self.reading.outlet(pair.one)), shown(self.reading.outlet(pair.other)))
        what = f"{' and '.join(numbers)}: {phrases.RELATION[pair.tie.relation].lower()}"
        self.sheet.label(Text(what), phrases.shared(numbers, pair.shares, len(pair.passages)), indent=indent)
        if told := phrases.descent(numbers, outlets, pair.tie):
            self.sheet.label(Text(told, OURS), indent=indent + 2)
        if (longest := pair.longest) and pair.tie.relation != "partly":
            words = self.cropped(self.told(longest[0].report, longest[0].span), self.caps.passage)
            self.sheet.passages([Passage(Text(), "+".join(numbers), words)], indent=indent + 2)

    def facts(self, title: str, facts: Sequence[Fact]) -> None:
        """Questions with each side's answer."""
        if not facts:
            return
        self.sheet.section(title)
        for fact in facts[: self.caps.facts]:
            style = MOVES if fact.update else AGAINST if fact.status == "conflicting" else AGREES
            state = phrases.state(fact)
            notes = [self.reading.tally(carriers(fact)), *phrases.one_source(fact), *phrases.sure(fact.confidence)]
            right = Text.assemble((state, style), (f" · {', '.join(notes)}", OURS))
            self.sheet.label(Text(shown(fact.question), "bold"), right)
            told = sides(fact)
            passages = [p for side in told[: self.caps.lines] for p in self.side(side)]
            agreed = {"agreed": self.caps.agreed, "compatible": 2 * self.caps.agreed}
            self.sheet.passages(passages[: agreed.get(fact.status)])
            self.sheet.more(len(told) - self.caps.lines, "answer", indent=4)
        self.sheet.more(len(facts) - self.caps.facts, "question")

    def side(self, side: Side) -> Iterable[Passage]:
        """The answers of one side; the value stands beside the first, the same words (of an origin) stand once."""
        groups: dict[str, list[Answer]] = {}
        for a in side.answers:
            told = shown(self.reading.words(a.report, Span(a.start, a.end))).lower()
            key = told if self.caps.copies else str(self.reading.origin.get(a.report, told))
            groups.setdefault(key, []).append(a)
        for i, group in enumerate(list(groups.values())[: self.caps.wordings]):
            a = group[0]
            words = self.words(Cite(a.report, a.start, a.end), a.at)
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
        for contest in contests[: self.caps.disputes]:
            d = contest.first
            notes = dict.fromkeys(shown(x.why) for x in contest.disputes[: self.caps.wordings] if x.why)
            note = "; ".join([*notes, *phrases.sure(d.confidence)])
            self.sheet.label(Text(phrases.DISPUTE[d.kind], AGAINST), note)
            passages = [self.stand(d.a, d.a_by)]
            passages += [self.stand(x.b, x.b_by) for x in contest.disputes[: self.caps.wordings]]
            self.sheet.passages(passages)
            self.sheet.more(len(contest.disputes) - self.caps.wordings, "passage", indent=4)
        self.sheet.more(len(contests) - self.caps.disputes, "dispute")

    def stand(self, cite: Cite, by: str | None) -> Passage:
        """A passage of a dispute and who stands behind it."""
        return Passage(Text(shown(by or ""), "bold"), self.numbers([cite.report]), self.sentence(cite))

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

    def sentence(self, cite: Cite) -> Text:
        """The passage in its sentence."""
        return self.pieces(cite.report, sentence(self.reading.reports[cite.report].text, cite.span))

    def pieces(self, report: str, pieces: Iterable[Piece]) -> Text:
        """Pieces of a report, each marked for what it is."""
        words = Text()
        for p in pieces:
            words.append(f" {phrases.GAP} " if p.apart else "", OURS)
            words.append_text(self.told(report, p.span, STYLE[p.mark]))
        return self.cropped(words)

    def alone(self) -> None:
        """What only one report has."""
        lines = self.reading.account.alone
        if not lines:
            return
        self.sheet.section(phrases.ALONE)
        self.sheet.passages(
            [
                Passage(Text(), self.numbers([a.report]), self.sentence(Cite(a.report, a.start, a.end)))
                for a in lines[: self.caps.lines]
            ],
            indent=2,
        )
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
                passages.append(Passage(label, self.numbers(c.report for c in d.cites), self.words(d.cites[0])))
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
        self.sheet.passages(
            [
                Passage(Text(shown(n.name), "bold"), "", Text(" · ").join(map(Text, phrases.forms(n))))
                for n in names[: self.caps.lines * 2]
            ],
            indent=2,
        )
        self.sheet.more(len(names) - self.caps.lines * 2, "name")

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
            line.append(f" {BAR}{row.words}" if row.words else "")
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

    def numbers(self, reports: Iterable[str]) -> str:
        """``1+2 4``: the numbers of the reports, those of one origin joined; from eight on only how many."""
        groups = self.reading.grouped(reports)
        told = " ".join("+".join(str(self.reading.number[r]) for r in group) for group in groups)
        return told if len(told) <= 13 else f"{sum(map(len, groups))} of {len(self.reading.reports)}"

    def words(self, cite: Cite, at: Span | None = None) -> Text:
        """The passage on one line; around the part that matters, in bold, where that is known."""
        if at is None or not cite.span.holds(at):
            return self.cropped(self.told(cite.report, cite.span))
        text = self.reading.reports[cite.report].text
        part = excerpt(text, cite.span, at, self.caps.excerpt)
        words = Text(f"{phrases.GAP} " if text[cite.start : part.start].strip() else "", OURS)
        rest, middle = ("", "bold") if at.end - at.start <= BOLD else (OURS, "")
        words.append(shown(text[part.start : at.start]), rest).append(shown(text[at.start : at.end]), middle)
        words.append(shown(text[at.end : part.end]), rest)
        words.append(f" {phrases.GAP}" if text[part.end : cite.end].strip(" .") else "", OURS)
        return self.cropped(words)

    def told(self, report: str, span: Span, style: str = "") -> Text:
        """The words of a report; a mark of ours stands where a new paragraph begins."""
        words = Text()
        for i, run in enumerate(self.reading.runs(report, span)):
            words.append(f"{phrases.BREAK} " if i else "", OURS).append(shown(self.reading.words(report, run)), style)
        return words

    def cropped(self, words: Text, most: int | None = None) -> Text:
        """The words, cut with a mark of ours where there are too many."""
        room = self.caps.characters if most is None else most
        if len(words) <= room:
            return words
        end = words.plain.rfind(" ", 0, room)
        cut = words[: end if end > 0 else room]
        cut.rstrip()
        return cut.append(f" {phrases.GAP}", OURS)
