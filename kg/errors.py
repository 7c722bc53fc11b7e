"""The error tree. A message says what is wrong, where, and what to do next.

KgError
├── SkipRecord          costs one article: it goes to the report or the quarantine, the batch goes on
│   ├── Unreadable        empty, binary, broken encoding, malformed JSON line
│   ├── UnknownLanguage   no language pack for this text
│   └── Rejected          the graph of the article fails validation, or a quote does not verify
└── StopRun             costs the run: exit code 2
    ├── WrongUse          a parameter, name or file that does not fit
    │   └── NotInXml          XML cannot hold what is to be written
    └── StoreUnavailable  the store is locked, unwritable or not a store
"""

from __future__ import annotations

from functools import partial

from kg.logins import without_login


class KgError(Exception):
    """Root of everything that ``kg`` raises on purpose; ``str()`` is one line for people.

    What is said holds no name or password of an address: errors are shown, logged and quarantined.
    """

    def __init__(self, message: str) -> None:
        super().__init__(without_login(message))


class SkipRecord(KgError):
    """One article cannot be used; the batch goes on."""

    def __init__(self, message: str, *, where: str) -> None:
        super().__init__(f"{where}: {message}")
        self.message = without_login(message)
        self.where = without_login(where)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return partial(type(self), where=self.where), (self.message,)  # for its way between processes


class Unreadable(SkipRecord):
    """The source gives no text."""


class UnknownLanguage(SkipRecord):
    """No language pack reads this text."""


class Rejected(SkipRecord):
    """The article's facts do not hold: SHACL violations, or quotes that are not in the text."""


class StopRun(KgError):
    """The run cannot go on."""


class WrongUse(StopRun):
    """A name, parameter, option or file that does not fit."""


class NotInXml(WrongUse):
    """A character that XML cannot hold, or a predicate of which RDF/XML can make no name."""


class StoreUnavailable(StopRun):
    """The store is locked by another writer, unwritable, or no store."""
