"""How sources are read: what the user says of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Reading:
    """``languages`` are the packs at hand; ``lang`` names the language of all articles.

    ``columns`` says under which name a table or JSON object has a field: ``{"text": "body"}``. ``netrc`` is
    the file with logins for hosts that the user names.
    """

    languages: tuple[str, ...]
    lang: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    netrc: str | None = None
