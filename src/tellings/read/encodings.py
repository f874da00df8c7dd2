"""Bytes to text: which encoding, code point for code point.

A byte order mark is not part of the text (no editor shows it); everything else is: line ends, white space at the ends, NUL.
"""

from __future__ import annotations

import codecs
import re

from tellings.errors import ReadError
from tellings.read.sources import HEAD

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: The single-byte and East Asian encodings that news archives are found in; charset-normalizer decides among them.
LEGACY = (
    "cp1252 cp1250 cp1251 koi8_r koi8_u iso8859_5 cp866 cp1253 cp1254 cp1255 cp1256 cp1257 iso8859_2 iso8859_15 mac_roman "
    "mac_cyrillic shift_jis euc_jp gb18030 big5 euc_kr"
).split()

#: High bytes that English texts in windows-1252 have: quotation marks, dashes, the ellipsis, the no-break space, pound and euro
#: signs, section and copyright signs, degree, half, and the accented letters of common loan words.
WESTERN = re.compile(
    rb"[\x80\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xae\xb0\xb7\xbd\xe0\xe1\xe4\xe7\xe8\xe9\xea\xed\xef\xf1\xf3\xf6\xfc]"
)

CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
SURROGATE = re.compile(r"[\ud800-\udfff]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of the bytes; raises ReadError where they are none in any likely encoding.

    In this order: a byte order mark; UTF-8 where it is valid; UTF-16 or 32 without a mark where zero bytes alternate; what the document
    itself declares; else the best guess among the legacy encodings.
    """
    encoding = guess(data, declared)
    mark = next((m for m, name in MARKS if name == encoding and data.startswith(m)), b"")
    try:
        return scalar(data[len(mark) :].decode(encoding))
    except UnicodeDecodeError as error:
        where = f"byte {error.start:,}"
        raise ReadError(
            f"neither text nor any other known kind ({encoding} breaks at {where}): save it as UTF-8 text"
        ) from error


def scalar(text: str) -> str:
    """The text with each lone surrogate (JSON can hold them, UTF-8 cannot) as U+FFFD: the same length, so offsets stay."""
    return SURROGATE.sub("�", text)


def guess(data: bytes, declared: str | None = None) -> str:
    """The name of the encoding, fit for ``bytes.decode`` (after the mark, if there is one)."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    wide = _wide(data[:HEAD])
    if wide:
        return wide
    if _valid(data, "utf-8"):
        return "utf-8"
    if declared and _valid(data, declared):
        return declared
    return _legacy(data)


def binary(head: bytes) -> bool:
    """Whether the bytes are no text: more than one in a hundred is a control character, and not because they are UTF-16 or 32."""
    if any(head.startswith(mark) for mark, _ in MARKS) or _wide(head):
        return False
    return len(CONTROL.findall(head)) > len(head) / 100


def _valid(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    except ValueError:  # codecs such as "undefined" and "idna" raise plain ValueErrors of their own
        return False
    return codecs.lookup(encoding)._is_text_encoding


def _wide(head: bytes) -> str | None:
    """UTF-16 or 32 without a mark: spaces and line ends have their zero byte always on the same side."""
    size = len(head) // 4
    if size < 4:
        return None
    zeros = [head[k::4].count(0) / size for k in range(4)]
    if zeros[2] > 0.9 and zeros[3] > 0.9 and zeros[0] < 0.1:
        return "utf-32-le"
    if zeros[0] > 0.9 and zeros[1] > 0.9 and zeros[3] < 0.1:
        return "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    for high, low, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if high > 0.1 and low < 0.01:
            text = head[: len(head) // 2 * 2].decode(name, "replace")
            if sum(c.isalnum() or c.isspace() for c in text) > 0.7 * len(text):
                return name
    return None


def _legacy(data: bytes) -> str:
    high = [b for b in data if b >= 0x80]
    letters = sum(1 for b in data if b >= 0x80 or chr(b).isalpha())
    # In a text of a Western language few letters are not ASCII, in a Cyrillic or Greek one nearly all are.
    if len(high) <= letters / 4 and len(WESTERN.findall(data)) >= 0.9 * len(high) and _valid(data, "cp1252"):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(_sample(data), cp_isolation=LEGACY, enable_fallback=False).best()
    if best is not None and _valid(data, best.encoding):
        return best.encoding
    return "cp1252" if _valid(data, "cp1252") and len(high) < letters / 2 else "utf-8"


def _sample(data: bytes) -> bytes:
    """The bytes around the first one that is not ASCII: the head of a long text may be ASCII alone."""
    first = next((i for i, b in enumerate(data) if b >= 0x80), 0)
    return data[max(0, first - HEAD // 4) : first + HEAD]
