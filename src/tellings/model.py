"""The records: what we believe, where it is written, who says so.

Every record is a frozen ``msgspec.Struct``: one definition serves memory, JSON, the store and other processes, and decoding
validates. Offsets are Unicode code points into ``Report.text``, half-open: ``text[start:end]`` is what is meant.
The JSON form of an `Account` is these records encoded as they stand; ``SCHEMA_VERSION`` counts its changes.
"""

from __future__ import annotations

import datetime
import html
from decimal import Decimal
from typing import Any, Literal

import msgspec

from tellings.errors import SpanError

SCHEMA_VERSION = 1

Form = Literal["direct", "indirect", "mixed"]
StatementKind = Literal["statement", "thought", "intention", "topic"]
Act = Literal["says", "denies", "confirms", "demands", "promises", "predicts", "accuses", "fears", "orders", "asks"]
QuantityKind = Literal[
    "count", "money", "percent", "percentage points", "measure", "age", "rank", "score", "duration", "ratio"
]
Standing = Literal["fact", "claim", "forecast"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
NameKind = Literal["person", "organisation", "place", "other"]
FactKind = Literal["quantity", "money", "date", "place", "person", "cause", "event"]
Status = Literal["agreed", "compatible", "conflicting"]
#: How much a comparison dares: fewer and surer lines, the best balance on annotated stories, or all that may belong together.
Level = Literal["cautious", "balanced", "complete"]
DisputeKind = Literal["value", "denial", "contradiction", "attribution"]


class Span(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A half-open run of code points, never empty; ``[start, end]`` in JSON."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"not a span: [{self.start}, {self.end}); a span is half-open, never empty, never negative")

    def of(self, text: str) -> str:
        """The characters meant; raises SpanError where the text is too short to hold them."""
        if self.end > len(text):
            raise SpanError(f"[{self.start}, {self.end}) lies outside a text of {len(text)} characters")
        return text[self.start : self.end]

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Block(msgspec.Struct, frozen=True):
    """A paragraph, heading or list item of a report."""

    span: Span
    kind: Literal["paragraph", "heading", "item", "caption", "other"] = "paragraph"


class Report(msgspec.Struct, frozen=True):
    """One report by one outlet. ``text`` is *the* text: no stage rewrites it.

    ``title`` is the headline as given or found; ``title_at`` where it stands in the text, if it does. ``published`` is an ISO
    date or date and time as given. ``file`` is where it was read (a name, not an absolute path), ``digest`` the first 16 hex
    digits of the SHA-256 of the text in UTF-8. ``extra`` passes through what the input held beyond these.
    """

    id: str
    text: str
    title: str | None = None
    title_at: Span | None = None
    blocks: tuple[Block, ...] = ()
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    file: str | None = None
    digest: str = ""
    extra: dict[str, str] = {}

    @property
    def day(self) -> datetime.date | None:
        """The day of publication, where it is known."""
        return datetime.date.fromisoformat(self.published[:10]) if self.published else None

    @property
    def moment(self) -> tuple[str, bool, float, str]:
        """What puts reports in the order of time: the day as it is written, the time of that day where one is known, the id.

        Reports without a day come last, on one day those without a time after those with one. Midnight counts as no time:
        that is how a day without one is often written. Times with an offset compare in UTC, others as they stand.
        """
        day = (self.published or "9999")[:10]
        try:
            at = datetime.datetime.fromisoformat(self.published or "")
        except ValueError:
            return day, True, 0.0, self.id
        timed = len(self.published or "") > 10 and at.time() != datetime.time(0)
        seconds = at.replace(tzinfo=at.tzinfo or datetime.UTC).timestamp() if timed else 0.0
        return day, not timed, seconds, self.id


class Skip(msgspec.Struct, frozen=True):
    """What was not done and why; as visible as a result."""

    unit: str
    stage: str
    reason: str


# ---------------------------------------------------------------- annotations of one report


class Word(msgspec.Struct, frozen=True, array_like=True):
    """A token of the parse: its place, lemma, universal part of speech, dependency label and the index of its head."""

    start: int
    end: int
    lemma: str
    pos: str
    dep: str
    head: int


class Statement(msgspec.Struct, frozen=True):
    """An attribution: source, cue, content (PARC, PolNeAR). ``content`` may be broken up by its cue.

    ``speaker`` holds the mentions that name whose statement it is (several for a joint one), empty where that is unclear:
    never a guess. ``confidence`` is the extractor's probability that this is an attribution at all.
    """

    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    form: Form = "indirect"
    speaker: tuple[Span, ...] = ()
    kind: StatementKind = "statement"
    act: Act = "says"
    negated: bool = False
    confidence: float = 1.0


class Quantity(msgspec.Struct, frozen=True):
    """A figure: an interval of values (``low`` or ``high`` is None where open), what it counts, how firmly it stands.

    ``span`` is the whole expression with its hedge, number and unit ("at least 12 people"). ``unit`` is a singular English name or an
    ISO 4217 code ("USD", "percent", "kilometre", "kilometre per hour"), None for a plain count. ``counted`` is the noun phrase
    counted or measured ("Russian soldiers" after 12, "trade turnover" beside $40 billion). "some 30" has ``approximate`` and
    low = high = 30; "more than 20" is low = 20, high = None. ``same`` is another figure's span for the same amount (in brackets).
    """

    span: Span
    low: Decimal | None
    high: Decimal | None
    kind: QuantityKind = "count"
    unit: str | None = None
    unit_at: Span | None = None
    counted: Span | None = None
    approximate: bool = False
    change: Literal["up", "down"] | None = None
    standing: Standing = "fact"
    same: Span | None = None


class When(msgspec.Struct, frozen=True):
    """A time expression: TIMEX3 type and value, and the days it may mean (both inclusive; None where open or unknown).

    ``anchor`` says what a relative time was reckoned from: the report's date, a date in the text, or nothing. ``event`` is the verb
    or noun of what happened then.
    """

    span: Span
    type: TimexType
    value: str
    first: datetime.date | None = None
    last: datetime.date | None = None
    anchor: Literal["published", "text"] | None = None
    event: Span | None = None


class Name(msgspec.Struct, frozen=True):
    """A mention of a person, organisation or place. Mentions of one report with the same ``entity`` number are one entity.

    ``span`` is the name without titles and possessive endings; ``title`` is the title or role noun before it ("General", "Mr").
    """

    span: Span
    kind: NameKind
    entity: int
    title: Span | None = None


class Role(msgspec.Struct, frozen=True, array_like=True):
    """How a report describes one of its names: the role noun (lemma) and the words with it, "president" with "ostmark"."""

    entity: int
    head: str
    modifiers: tuple[str, ...] = ()


class Annotated(msgspec.Struct, frozen=True):
    """All annotations of one report, in the order of its text."""

    report: str
    words: tuple[Word, ...] = ()
    sentences: tuple[Span, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    statements: tuple[Statement, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[When, ...] = ()
    names: tuple[Name, ...] = ()
    roles: tuple[Role, ...] = ()


# ---------------------------------------------------------------- findings over a story


class Cite(msgspec.Struct, frozen=True, order=True):
    """The only way to point into a report from outside it."""

    report: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The place in the report."""
        return Span(self.start, self.end)


class Membership(msgspec.Struct, frozen=True, gc=False):
    """Why a report is in a story: score against the story when it joined, shared words and names, gap in days."""

    report: str
    score: float = 0.0
    shared: tuple[str, ...] = ()
    days: float | None = None


class Story(msgspec.Struct, frozen=True):
    """The reports of one event; derived, never edited by hand."""

    id: str
    reports: tuple[str, ...]
    members: tuple[Membership, ...] = ()


class Passage(msgspec.Struct, frozen=True):
    """A passage that two reports share: the same or nearly the same words in both."""

    a: Cite
    b: Cite


class Tie(msgspec.Struct, frozen=True):
    """How two reports are related as texts; "version" is one report at two moments, not two reports.

    ``share`` is the share of the shorter report's own words that stand in shared passages, ``shares`` that of each, a's
    first; ``agencies`` are credited in both; ``first`` is the report the other seems to derive from, where credits, dates
    or containment say so, and ``basis`` which of them does; ``why`` the evidence in words.
    """

    a: str
    b: str
    relation: Literal["same", "mostly", "partly", "version"]
    share: float
    shares: tuple[float, float] = (0.0, 0.0)
    passages: tuple[Passage, ...] = ()
    agencies: tuple[str, ...] = ()
    first: str | None = None
    basis: Literal["credit", "agency", "date", "containment"] | None = None
    why: str = ""


class Credit(msgspec.Struct, frozen=True):
    """An agency or outlet that a report names as its source ("(AP)", "Reuters reported")."""

    cite: Cite
    agency: str


class Origin(msgspec.Struct, frozen=True):
    """Reports that are one telling: copies, edited copies, rewrites."""

    reports: tuple[str, ...]
    lead: str
    why: str = ""


class Lineage(msgspec.Struct, frozen=True):
    """The origins of a story's reports, each report in exactly one, with the evidence."""

    origins: tuple[Origin, ...]
    ties: tuple[Tie, ...] = ()
    credits: tuple[Credit, ...] = ()


class Change(msgspec.Struct, frozen=True):
    """A difference in wording from the utterance's first saying: ``here`` in this saying, ``there`` in the first."""

    kind: Literal["changed", "inserted", "dropped"]
    here: Span | None = None
    there: Span | None = None


class Saying(msgspec.Struct, frozen=True):
    """One report's wording of an utterance; ``speaker`` is the mention that names who said it, in this report.

    ``content`` goes clause by clause: spans that touch are one run of text, cut so that each clause can be cited alone.
    """

    report: str
    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    form: Form = "indirect"
    act: Act = "says"
    negated: bool = False
    speaker: tuple[Span, ...] = ()
    changes: tuple[Change, ...] = ()
    confidence: float = 1.0


class Utterance(msgspec.Struct, frozen=True):
    """The same speaker making the same statement, in one report or many.

    ``speaker`` is the fullest form of the name found in the story, or the source's own words where it has no name, None where
    unclear; ``entity`` the id of the `Entity`. ``origins`` counts independent origins, ``score`` is the salience that orders
    the account, ``confidence`` the probability that the sayings belong together, ``why`` the reason in words.
    """

    id: str
    speaker: str | None
    sayings: tuple[Saying, ...]
    entity: str | None = None
    act: Act = "says"
    origins: int = 1
    score: float = 0.0
    confidence: float = 1.0
    why: str = ""


class Answer(msgspec.Struct, frozen=True):
    """One report's answer to a question of fact; ``value`` is its normalised form, ``according_to`` whom the report cites for it.

    start and end cite what answers: a day as it is written, a figure with its verb and what it counts, else the clause. ``within`` is what
    a reader needs where they cite less, ``at`` the figure, date or name itself. ``loose`` is set where the reports agree and the passage
    may well tell something else than the others do: such an answer is kept, and not counted.
    """

    report: str
    start: int
    end: int
    value: str | None = None
    unit: str | None = None
    at: Span | None = None
    according_to: str | None = None
    published: str | None = None
    within: Span | None = None
    loose: bool = False

    @property
    def passage(self) -> Cite:
        """What a reader needs of it."""
        span = self.within or Span(self.start, self.end)
        return Cite(self.report, span.start, span.end)


class Fact(msgspec.Struct, frozen=True):
    """Particulars that measure the same thing, as a question with each report's answer.

    ``question`` is a label made of the reports' own words and fixed phrases ("How many: people killed"). ``update`` is set where
    the answers differ because later reports know more. ``source`` is set where every report cites one and the same source: their
    agreement is then that source's word, however many origins carry it. ``differs`` is set where they agree on what happened and the first
    answer, which tells it best, holds a figure that others give otherwise.

    Where reports agree, ``origins`` counts those whose answers are not loose, and ``confidence`` is how likely two of these tell the same.
    """

    id: str
    question: str
    kind: FactKind
    status: Status
    answers: tuple[Answer, ...]
    update: bool = False
    source: str | None = None
    origins: int = 1
    score: float = 0.0
    confidence: float = 1.0
    why: str = ""
    differs: bool = False

    @property
    def backing(self) -> tuple[Answer, ...]:
        """The answers that count: all but the loose ones."""
        return tuple(a for a in self.answers if not a.loose)


class Dispute(msgspec.Struct, frozen=True):
    """Two passages that contradict each other, or of which one denies the other; ``a_by`` and ``b_by`` stand behind them."""

    id: str
    kind: DisputeKind
    a: Cite
    b: Cite
    a_by: str | None = None
    b_by: str | None = None
    score: float = 0.0
    confidence: float = 1.0
    why: str = ""


class Entity(msgspec.Struct, frozen=True):
    """A person, organisation or place of the story in all its spellings.

    ``name`` is the fullest form, ``forms`` every form as it stands, ``mentions`` each place, ``why`` the reasons of the merges.
    """

    id: str
    name: str
    kind: NameKind
    forms: tuple[str, ...]
    mentions: tuple[Cite, ...] = ()
    why: tuple[str, ...] = ()


class Moment(msgspec.Struct, frozen=True):
    """A line of the timeline: a day or days, and the passages that tell what happened then, the most telling first.

    ``at`` holds for each passage the time expression in it, in the order of ``cites``.
    """

    first: datetime.date
    last: datetime.date
    cites: tuple[Cite, ...]
    origins: int = 1
    at: tuple[Span, ...] = ()


class Headline(msgspec.Struct, frozen=True):
    """A line of the account's head: a passage of the report that says it best, and how many origins carry its substance.

    ``differs`` is set where others of them give a figure of it otherwise.
    """

    cite: Cite
    part: Literal["what", "who", "where", "when"]
    origins: int = 1
    also: tuple[Cite, ...] = ()
    differs: bool = False


class Coverage(msgspec.Struct, frozen=True):
    """What one report has alone and what it leaves out that most others have, as ids of lines of the account."""

    report: str
    has: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


class Alone(msgspec.Struct, frozen=True):
    """A newsworthy particular that one report alone has; ``score`` is the chance that an annotator would list it, from 0 to 1."""

    report: str
    start: int
    end: int
    score: float = 0.0
    why: str = ""


class Comparison(msgspec.Struct, frozen=True):
    """One story's annotations aligned across its reports; what an `Account` puts in order."""

    utterances: tuple[Utterance, ...] = ()
    facts: tuple[Fact, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    names: tuple[Entity, ...] = ()
    alone: tuple[Alone, ...] = ()


class Account(msgspec.Struct, frozen=True):
    """What is rendered, stored, served and exported: every line made of cites, in the order a reader needs them.

    ``level`` is how much the comparison dared.
    """

    story: str
    reports: tuple[Report, ...]
    origins: tuple[tuple[str, ...], ...]
    utterances: tuple[Utterance, ...] = ()
    facts: tuple[Fact, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    names: tuple[Entity, ...] = ()
    boilerplate: tuple[Cite, ...] = ()
    head: tuple[Headline, ...] = ()
    alone: tuple[Alone, ...] = ()
    times: tuple[Moment, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    lineage: Lineage | None = None
    skips: tuple[Skip, ...] = ()
    level: Level = "balanced"
    schema_version: int = SCHEMA_VERSION

    def table(self, name: str) -> list[dict[str, Any]]:
        """One of the tables "reports", "utterances", "facts", "disputes", "names", as plain dicts, one a row."""
        from tellings.render.tables import rows

        return rows(self, name)

    def __repr__(self) -> str:
        """A line, not the whole account: that is what ``print`` in a session wants."""
        sizes = ", ".join(
            f"{len(getattr(self, k))} {k}" for k in ("reports", "origins", "utterances", "facts", "disputes", "names")
        )
        return f"<Account {self.story!r}: {sizes}>"

    def _repr_html_(self) -> str:
        """The account's page, framed, for notebooks."""
        from tellings.render.documents import document

        page = html.escape(document(self, "html"), quote=True)
        return f'<iframe srcdoc="{page}" style="width:100%;height:80vh;border:1px solid #ccc" title="account"></iframe>'
