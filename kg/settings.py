"""How a run is done: one frozen object, built at the edge (kg.cli) and handed down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NAMESPACE: Final = "https://w3id.org/diplomatic-kg/"
"""What begins with it belongs to the project: terms, topics, and things under ``id/``."""

DEFAULT_BASE: Final = f"{NAMESPACE}id/"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """``base`` begins every IRI that is minted; None for that of the store, ``DEFAULT_BASE`` in a new one.
    ``lang`` None means that each article's language is detected.

    ``engine`` names the SHACL engine. Events below ``min_confidence`` (0..1) are left out, of the graph and
    of what ``kg extract`` prints. ``again`` takes articles anew that are stored already. ``workers`` are
    processes, None as many as there are cores unless there is little to do. ``time_limit`` are the seconds
    of computing that one article may take. ``resolve`` finds who is who over all articles of the store at the
    end of a run. ``texts`` keeps the texts of articles in the store. ``gazetteer`` is a folder with tables of
    the user. ``column`` says under which name a table or JSON object has a field of an article, such as
    ``("text", "body")``. ``netrc`` is a file with logins for hosts that the user names.
    """

    base: str | None = None
    lang: str | None = None
    engine: str = "auto"
    min_confidence: float = 0.0
    workers: int | None = 1
    time_limit: float = 60.0
    again: bool = False
    resolve: bool = True
    texts: bool = True
    gazetteer: str | None = None
    column: tuple[tuple[str, str], ...] = ()
    netrc: str | None = None

    @property
    def minted_under(self) -> str:
        """What begins the IRIs, once a run knows its store."""
        return self.base or DEFAULT_BASE
