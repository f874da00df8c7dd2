"""tellings: many reports of one event, read side by side.

>>> import tellings
>>> account = tellings.account("examples/")  # doctest: +SKIP
>>> account.table("utterances")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tellings.errors import NothingToRead, ReadError, TellingsError
from tellings.model import Account, Report

if TYPE_CHECKING:
    from tellings.run import account

__all__ = ["Account", "NothingToRead", "ReadError", "Report", "TellingsError", "account"]


def __getattr__(name: str) -> Any:
    """``tellings.account`` loads the pipeline's modules when it is first asked for, so that importing the package costs nothing."""
    if name == "account":
        from tellings.run import account

        return account
    raise AttributeError(f"module 'tellings' has no attribute {name!r}")
