"""Words outside speech and outside captions."""

import pytest

from tellings.lineage.asides import asides
from tellings.lineage.words import Words, quotations
from tellings.model import Report
from tests.marked import unmark


@pytest.mark.parametrize(
    "marked",
    [
        'The mayor said: "[the bridge will be open again by Friday]".',
        "The mayor said: “[the bridge will be open again by Friday]”.",
        "The mayor said: ‘[the bridge will be open again by Friday]’.",
        "The mayor said: '[the bridge will be open again by Friday]'.",
        "The mayor said: «[the bridge will be open again by Friday]».",
        "“[We don’t know the mayors’ reasons and we won’t ask]”, she said.",
        "'[We don't know the mayors' reasons and we won't ask]', she said.",
        '"[This goes on over the end of the line]\n"[and is taken up in the next one here]" he said.',
        "The driver's brother and the workers' union had no comment on the driver's state.",
        'The "safe" bridge and the ‘new’ road are closed.',
        "Two quotes: “[one that has more than six words in it]” and “[another of more than six words, too]”.",
    ],
)
def test_speech_is_found_in_any_marks(marked: str) -> None:
    text, spans = unmark(marked)
    assert [(s.start, s.end) for s in spans] == [(s, e - (text[e - 1 : e] == "\n")) for s, e in quotations(text)]


@pytest.mark.parametrize(
    "line",
    [
        "FILE - In this May 4 photo the bridge at Kestrel Point is seen from the shore.",
        "The bridge at Kestrel Point on Tuesday. (AP Photo/Ama Rettig)",
        "The bridge at Kestrel Point on Tuesday (Ama Rettig, File/Associated Press)",
        "Copyright 2031 The Harbour Press.",
        "Advertisement Continue reading the main story",
        "3/16 The bridge at dawn",
        "The bridge at dawn. REUTERS/Ama Rettig",
    ],
)
def test_captions_and_rights_lines_are_no_prose(line: str) -> None:
    text = f"The bridge was closed on Tuesday.\n{line}\nIt opens again on Friday."
    assert [text[s:e].strip() for s, e in asides(text)] == [line]
    assert Words(Report("a", text)).words == ["the", "bridge", "was", "closed", "on", "tuesday", "it", "opens", "again", "on", "friday"]


@pytest.mark.parametrize(
    "line",
    ["KESTREL POINT (AP) - The bridge was closed on Tuesday.", "He filed a copyright claim.", "Photographs show it."],
)
def test_prose_is_kept(line: str) -> None:
    assert asides(line) == []


@pytest.mark.parametrize(
    "marked",
    [
        "The channel is shut. [Photos: The Kestrel grounding The ferry at dawn. Hide Caption 1 of 3 Photos: The Kestrel grounding "
        "Divers at the bank. Hide Caption 2 of 3] It opens on Friday.",
        "The channel is shut. [Photos: Photos: Fog at Kestrel Point – The quay. Hide caption 2 of 9 The pilots. Hide Caption 3 of 9]"
        " Pilots are back.",
        "The channel is shut. [JUST WATCHED Pilot: the bank moved Replay More Videos ... MUST WATCH Pilot: the bank moved 02:28] It "
        "opens on Friday.",
        "The inquiry heard Ilvo Trask[Harbour master resigns over charts Ferry inquiry opens in Lorne MORE] on Friday, and Ama Rettig"
        "[2031 budget: dredging cut again On The Water: pilots walk out MORE], the surveyor.",
        "Photos: the quay was full of people, and MORE of them came. Nobody said Hide Caption.",
        "Ferries run MORE often from McKestrel quay.",
    ],
)
def test_galleries_players_and_inserted_headlines_are_no_prose(marked: str) -> None:
    text, spans = unmark(marked)
    assert asides(text) == [(s.start, s.end) for s in spans]


def test_what_follows_a_gallery_is_still_prose() -> None:
    gallery = "Photos: Fog – The quay. Hide Caption 1 of 2 " + "Pilots left the quay at noon on Tuesday. " * 40 + "Photos: Fog – Boats. Hide Caption 2 of 2"
    assert len(asides(gallery)) == 2


def test_words_know_their_place_and_what_is_speech() -> None:
    text = "Ilvo Trask said: “Nobody warned us about the bank there.”"
    words = Words(Report("a", text))
    assert [text[s:e] for s, e in zip(words.starts, words.ends)] == text.replace(":", "").replace("“", "").rstrip(
        ".”"
    ).split()
    assert list(words.own) == [1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
    assert words.prose == 3


def test_empty_text() -> None:
    words = Words(Report("a", ""))
    assert len(words) == words.prose == 0
    assert not words.grams
    assert not words.shingles
