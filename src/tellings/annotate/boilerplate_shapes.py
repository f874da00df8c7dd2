"""The shapes of furniture: credits, captions, stamps, counters, galleries, biographies; one paragraph at a time."""

from __future__ import annotations

import re

AGENCY = (
    r"(?:AFP|AP|EPA|Reuters|REUTERS|Getty(?: Images)?|Shutterstock|Alamy|Xinhua|Associated Press|Bloomberg|Press Association|PA|dpa|"
    r"iStock(?:photo)?|European Pressphoto Agency|Anadolu(?: Agency)?|NurPhoto|Newslook|TASS|Sputnik|WireImage|PTI|UPI|Handout|Agencies)"
)
MEDIUM = r"(?:photo(?:graph)?(?:er|s)?|picture|pic|image|credit|screenshot|screen ?grab|video|illustration|graphic|composite)s?"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
DATE = (
    rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}\s+{MONTH},?\s+\d{{4}}|"
    r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4})"
)
CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?"
PARTICLE = r"(?:de|van|von|der|al|bin|la|du|da)"
NAME = r"[A-ZÀ-Þ][\w.'’-]*"

#: A sentence's end, with the quotation marks and brackets that may close after it; what announces more ends too.
END = re.compile(r"(?:[.!?…][ \"'”’»)\]*]*|[:;,—–]|[.!?…][\"”’']*\s*\([^()]{1,60}\))$")
QUOTE_START = re.compile(r"[\"“‘«„']")
ITEM = re.compile(r"(?:[-*•▪●]|\d{1,2}[.)])\s+\S")
SENTENCE_BREAK = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"“‘(*]?[A-Z0-9])")
#: Words that leave a sentence hanging: the text was cut off, it is no caption.
HANGING = re.compile(
    r"\b(?:the|a|an|of|and|or|to|in|on|at|by|for|with|from|that|which|who|is|are|was|were|has|have|had|but|as)$",
    re.IGNORECASE,
)
#: A sentence's end within a paragraph (a lone initial or a short abbreviation does not count).
BROKEN = re.compile(r"\w{4,} ?[.!?][\"'”’)]*\s+[\"“‘]?[A-Z]")
#: A colon behind some words announces a list or a quotation.
ANNOUNCING = re.compile(r"^\w+: |\w+ \w+ \w+: ")
#: A quotation of some length: what is said is news, whatever the punctuation around it.
QUOTED = re.compile(r"[\"“](?:[^\"“”\s]+\s+){3,}[^\"“”]*[\"”]")
#: Words of four letters and more that title case leaves small.
SMALL = frozenset(("about", "after", "amid", "between", "from", "into", "onto", "over", "than", "that", "upon", "with"))
TWEET = re.compile(r"\(@\w+\)|pic\.twitter\.com|https?://t\.co")

#: "(Reporting by Ann Lee; Editing by Bo Ek)" at the end of a paragraph.
STAFF_NOTE = re.compile(
    r"\((?:(?:additional |with )?(?:reporting|writing|editing|edited|compiled|translated|produced|written|report)\b[^()]*)\)\s*$",
    re.IGNORECASE,
)
#: "Image A boat at the pier. Credit Ann Lee/Northfield Pictures" behind or before something else in one paragraph.
MID_CREDIT = re.compile(
    r"\b(?:Image|Photo|Slideshow|Video)\s+(?=[A-Z])[^\n]{10,500}?\bCredit\s+[^.\n]{3,70}$|"
    r"\bAdvertisement\s+Continue reading the main story\b"
)

#: A gallery run into a paragraph: "Photos: The flood – A boat at the pier. Hide Caption 1 of 12", as often as there are pictures.
GALLERY = re.compile(r"\bPhotos?:\s.*\b(?:Hide|Show) Caption\s+\d+ of \d+", re.DOTALL)
#: Who posted a picture: "A photo posted by Ada (@ada) on May 7, 2031 at 7:11am PDT". A tweet's signature counts as the report's.
POSTED = re.compile(
    r"\bA (?:photo|video|post) (?:posted|shared) by [^\n(]{2,60}\(@\w+\) on [A-Z][a-z]+\.? \d{1,2}, \d{4}"
    r"(?: at \d{1,2}:\d\d ?[ap]m [A-Z]{2,4})?"
)
#: What is no part of the report in the midst of a paragraph that is.
INSERTED = (STAFF_NOTE, MID_CREDIT, GALLERY, POSTED)

#: An agency, or a name in capitals, at the head of a line, and a new beginning after it.
LEADING_CREDIT = re.compile(
    rf"((?:[A-Z][A-Z.'’&/-]+(?:\s+[A-Z][A-Z.'’&/-]+){{0,3}}|{AGENCY}|Collect|google|Google|Twitter|Facebook|Instagram|YouTube))"
    rf"(?:\s+-\s+(?:Contributor|Pool|Handout|Stringer|Editorial|\w+))?(?:\s*[•/|]\s*\S+)?(?:\s+or licensors)?\s+(?=[\"“‘'A-Z0-9])(?!—|–|-)"
)

SHAPES = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        r"[\d.,\s]+[kKmM%]?",  # counters
        r"\d[\d,.]*[km]?\+?\s+(?:comments?|shares?|likes?|views?|replies|votes?|retweets?|"
        r"photos?|images|min(?:ute)?s?(?: read)?|show all.*)",
        r"(?:share|comments?|views?|likes?|shares)\s*[:(]?\s*\d[\d,.]*[km]?\)?",
        r"\d{1,3}\s*(?:/|of)\s*\d{1,3}",
        r"(?:slideshow|gallery|photos?|images?|videos?)\s*\(\d+ \w+\)",
        r"(?:\d+|an?|one|two|three|few)\s+(?:sec(?:ond)?|min(?:ute)?|hour|day|week|month|year)s?\s+ago",
        rf"(?:(?:first |last |originally )?(?:published|posted|updated|created|modified|filed|added|issued)\b[\s:]*(?:on|at|by)?\s*)?"
        rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?(?:{CLOCK}\s*(?:\w{{2,4}})?,?\s*)?{DATE}"
        rf"(?:[\s,|–—T-]*(?:at\s+)?{CLOCK}\s*(?:\w{{2,4}})?)?(?:\s*(?:by\s+)?(?:\w+\s?){{0,3}}\([^()]{{2,40}}\))?[\s.|]*",
        r"(?:https?://|www\.)\S+|@\w+|\S+@\S+\.\w{2,}",
        r"(?:previous|next|prev) (?:article|post|story|page)\W*.{0,160}",
        r"(?:source|via)(?:\s+link|\s+site\S*|\s*:\s*\S+(?:\s\S+){0,3})?",
        r"(?:tags?|topics?|filed under|categories|category|section)\s*:.{1,200}",
        r"follow .{3,60} on (?:twitter|facebook|instagram|x|mastodon|bluesky|youtube)\b.{0,60}",
        r"page \d+(?: of \d+)?",
        rf"\([\w\s]+ {DATE} page\s?\w+\)",
    )
)
#: Boxes that are long and yet no prose: a numbered picture of a gallery, a folded explanation, a slide show with its counter.
BOXES = tuple(
    re.compile(p, re.DOTALL)
    for p in (
        r"\d{1,3}/\d{1,3}\s.{10,600}",
        r"Q&A\s.{10,200}\bShow Hide\b.*",
        r".{0,400}\b(?:slideshow|gallery)\b.{0,60}\b\d+ of \d+",
    )
)
BYLINE = re.compile(
    rf"(?:By|BY|By:)\s+{NAME}(?:\s+(?:{NAME}|{PARTICLE})){{0,3}}"
    rf"(?:(?:,|\s+and|\s+AND|\s+&)\s+{NAME}(?:\s+(?:{NAME}|{PARTICLE})){{0,3}}){{0,5}}(?:\s*[|,–—(/].{{0,80}})?"
)
STAFF = re.compile(
    r"[—–-]*\s*\(?(?:with (?:additional )?(?:assistance|reporting|files|contributions)|additional reporting|reporting|editing|"
    r"edited|writing|compiled|translated|photographs?|graphics?)\s+(?:by|from)\s+.{3,160}",
    re.IGNORECASE,
)
BIOGRAPHY = re.compile(
    rf"(?:[*•]\s*)?{NAME}(?:\s+{NAME}){{1,3}},?\s+(?:is|was|covers|writes|reports|joined)\s+(?:an?|the|for|about|on|from|our)?\b[^.]*?"
    r"\b(?:reporter|editor|writer|correspondent|columnist|journalist|contributor|blogger|newsroom|freelancer?|covers|covering|covered)\b"
)

SIGNED = re.compile(rf"\w{{2,}}[.!?…][\"”’]?\s+{AGENCY}$")
CREDIT_ENDS = tuple(
    re.compile(p, re.DOTALL)
    for p in (
        # in brackets: (Ann Lee/AFP), (AP Photo/Ann Lee), (Photo by Ann Lee), (Ann Lee, File/Associated Press), (Getty Images)
        rf"\((?=[^()]*(?:\b{AGENCY}\b|(?i:\b{MEDIUM}\b)|(?i:courtesy)))(?=[^()]*(?:/|,|\bby\b|\bof\b|\bvia\b|:|Photo|photo|Getty|Image))(?![^()]*\b(?:you|was|were|is|are|see|said|has|have)\b)[^()]{{3,90}}\)\.?$",
        r"\((?:File|Getty Images|Shutterstock|Handout|Supplied|Courtesy)[^()]{0,40}\)\.?$",
        rf"\[(?i:{MEDIUM})[^\]]*\]\.?$",
        rf"\b(?i:{MEDIUM})(?:\s+(?i:by|credit|courtesy(?: of)?))?\s*:\s*[^.\n:]{{2,80}}(?:\.\s?[A-Z][^.\n]{{2,40}})?\.?$",
        rf"\b{AGENCY}\s?(?:[/|]|\s-\s)\s?{NAME}[^.\n]{{0,60}}\.?$",
        rf"(?:[.!?…]|\d{{4}}|\b{NAME})\s*[/|]\s*{AGENCY}\.?$",
        rf"\w{{3,}}[.!?…][\"”’]?\s+(?:{AGENCY}|{NAME}(?:\s+{NAME}){{1,2}}/{NAME}[\w ]{{0,30}})$",
        r"©\s?[^\n]{2,70}$",
        rf"\b(?:via|from)\s+{AGENCY}$",
        r"\b(?:Getty Images|Shutterstock|Alamy|Newslook|iStock|iStockphoto|AP Photo)$",
    )
)
CAPTION_STARTS = re.compile(
    r"(?:FILE\b\s*[-–—:]|File\s*(?:photo)?\s*[-–—:]|FILE PHOTO|File photo|"
    r"Image (?:copyright|caption|source|credit)\b|Photograph:|Photo(?:graphs?)?:|"
    r"Photo (?:by|credit)\b|Screenshot\b|(?:In|in) this (?:\w+\.?,? ){0,5}\d{0,4},? ?(?:file )?"
    r"(?:photo|image|picture|frame|video)|CLOSE [A-Z]|Play Video\b|\((?:Courtesy|Photo)\b)"
)
PICTURED = re.compile(
    r"\((?:pictured|left|right|centre|center|L|R|C|C-R|C-L|2nd [LR]|above|below)\)|"
    r"\b(?:file|handout|undated|courtesy) (?:photo|picture|image)\b|"
    r"\bpictured (?:in|at|on|here|above|below|with|left|right)\b|^(?:Above|Below|Pictured|Left|Right):",
    re.IGNORECASE,
)


def finished(words: str) -> bool:
    """Whether a paragraph ends as a sentence does, or announces what follows."""
    return bool(END.search(words[-80:]))  # the longest end, a bracket after the full stop, has 66 characters


def furniture_shape(words: str) -> bool:
    """Whether the whole paragraph has the shape of a counter, stamp, gallery, byline, credit of the staff, or bare address."""
    if any(p.fullmatch(words) for p in BOXES):
        return True
    return len(words) <= 400 and any(p.fullmatch(words) for p in (*SHAPES, BYLINE, STAFF))


def titled(words: str) -> bool:
    """Whether a line is in title case: a subheading within a report, a link to another one at its end."""
    long = [w for w in re.findall(r"[^\W\d_]+", words) if len(w) >= 4 and w not in SMALL]
    return len(long) >= 3 and all(w[0].isupper() for w in long)


def caption(words: str) -> bool:
    """Whether a paragraph is a caption by its credit, or because it says that it speaks of a picture."""
    if len(words) > 650 or ("(" in words and STAFF_NOTE.search(words)):
        return False
    if CAPTION_STARTS.match(words):
        return True
    tail = words[-150:]
    if any(p.search(tail) for p in CREDIT_ENDS) and not QUOTE_START.match(words):
        return True
    return not finished(words) and bool(PICTURED.search(words))


def biography(words: str) -> bool:
    """Whether a paragraph tells who wrote the report."""
    return len(words) < 500 and bool(BIOGRAPHY.match(words))
