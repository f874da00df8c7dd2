"""Rendering: an account as a page, as Markdown, as JSON, as tables, and on the terminal (`tellings.render.terminal`).

A renderer adds no sentence of its own: it sets fixed phrases and labels beside passages of the reports, and sets the
two so differently that a reader never takes one for the other.
"""

from __future__ import annotations

import json
from typing import Literal

import msgspec

from tellings.model import SCHEMA_VERSION, Account

Written = Literal["json", "html", "markdown"]


def document(account: Account, form: str) -> str:
    """The account as one document: "json", "html" or "markdown"; the same bytes for the same account."""
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(account, order="deterministic"), indent=1).decode() + "\n"
    if form == "html":
        from tellings.render import page

        return page.render(account)
    if form == "markdown":
        from tellings.render import markdown

        return markdown.render(account)
    raise ValueError(f"no form {form!r}: choose json, html or markdown")


def schema() -> str:
    """The JSON Schema of the JSON form, made from the records."""
    made = msgspec.json.schema(Account)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The account of a story",
        "description": f"Version {SCHEMA_VERSION}. Offsets are Unicode code points into a report's text, half-open.",
    }
    return json.dumps({**head, **made}, indent=1, ensure_ascii=False) + "\n"
