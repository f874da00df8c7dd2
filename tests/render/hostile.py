"""A story whose reports try to break out of wherever they are set."""

from __future__ import annotations

from tellings.model import (
    Account,
    Alone,
    Answer,
    Change,
    Cite,
    Dispute,
    Entity,
    Fact,
    Headline,
    Report,
    Saying,
    Skip,
    Span,
    Utterance,
)
from tests.marked import unmark

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"quoted\" 'single' & &amp; <!-- [red]x[/red]"
FIRST, (CONTENT, SOURCE) = unmark(
    "\U0001f6a8\U0001f6a8 ALERT\r\n\r\n“[</script><b onmouseover=alert(3)>It fell\u202e, *he* _thinks_ \x1bcred</b>],”"
    " said [O'Brien & <Sons>]. \x07Bell."
)
SECOND, (AGAIN,) = unmark(
    "# Not a heading\n\n| a | b |\n- [It fell, `he` thinks <img src=http://evil.example/x.png>] </textarea>"
)


def account() -> Account:
    """One line of each kind, every string of it hostile."""
    reports = (
        Report("x-1", FIRST, title=EVIL, outlet=EVIL, published="2026-02-03", url="javascript:alert(4)"),
        Report("x-2", SECOND, title=None, outlet="[bold]Outlet[/bold]", url="https://ok.example/?a=1&b=<2>"),
    )
    a, b = Cite("x-1", CONTENT.start, CONTENT.end), Cite("x-2", AGAIN.start, AGAIN.end)
    return Account(
        story=EVIL,
        reports=reports,
        origins=(("x-1",), ("x-2",)),
        utterances=(
            Utterance(
                'u"><1',
                EVIL,
                (
                    Saying("x-1", (CONTENT,), SOURCE, form="direct"),
                    Saying("x-2", (AGAIN,), changes=(Change("changed", AGAIN, CONTENT),)),
                ),
                origins=2,
                why=EVIL,
            ),
        ),
        facts=(
            Fact(
                "f1",
                EVIL,
                "quantity",
                "conflicting",
                (
                    Answer("x-1", a.start, a.end, value=EVIL, unit=EVIL, according_to=EVIL, published="2026-02-03"),
                    Answer("x-2", b.start, b.end, value="12", at=Span(b.start, b.start + 2)),
                ),
                update=True,
            ),
        ),
        disputes=(Dispute("d1", "denial", a, b, a_by=EVIL, b_by="[red]x[/red]", why=EVIL),),
        names=(Entity("n1", EVIL, "person", (EVIL, "It"), (Cite("x-2", AGAIN.start, AGAIN.start + 2),)),),
        boilerplate=(Cite("x-1", 0, 8),),
        head=(Headline(a, "what", 2, (b,)),),
        alone=(Alone("x-2", b.start, b.end, why=EVIL),),
        skips=(Skip(EVIL, "read", EVIL),),
    )
