"""The text of a query: its tokens, the prefixes that it lacks, and what kg does not run.

Tokens follow section 19.8 of SPARQL 1.1, as far as strings, addresses, comments, variables and names
must be told apart; everything else is a single character.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

import pyoxigraph as ox

from kg.errors import WrongUse
from kg.settings import DEFAULT_BASE
from kg.terms import PREFIXES

Kind = Literal["select", "ask", "construct", "describe"]

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>(?:[^\W\d_](?:[\w.·-]*[\w·-])?)?:(?:(?:[\w:·-]|%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?\#@%-])
        (?:(?:[\w:.·-]|%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?\#@%-])*
           (?:[\w:·-]|%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?\#@%-]))?)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<space>\s+)
    | (?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"])
_KINDS: Mapping[str, Kind] = {
    "SELECT": "select",
    "ASK": "ask",
    "CONSTRUCT": "construct",
    "DESCRIBE": "describe",
}
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_POSITION = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)
_BLANK_NODE = "_"
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")


class Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        return self.kind == "word" and self.text.upper() in words


@lru_cache(maxsize=256)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a query without white space and comments; any text has tokens."""
    found = (Token(m.lastgroup or "", m[0], m.start(), m.end()) for m in _TOKEN.finditer(text))
    return tuple(token for token in found if token.kind not in ("space", "comment"))


def kind_of(text: str) -> Kind:
    """Return what a query gives. Raises WrongUse for SPARQL Update, SERVICE and what is no query.

    Codepoint escapes are looked through, because a server may decode them before it reads keywords.
    """
    refuse_service(text)
    refuse_update(text, "kg query only reads; use kg ingest or kg remove")
    for token in tokens(text):
        if token.is_word(*_KINDS):
            return _KINDS[token.text.upper()]
    raise WrongUse("this is no SPARQL query: it has none of SELECT, ASK, CONSTRUCT and DESCRIBE")


def refuse_service(text: str) -> None:
    """Raise WrongUse for a query that asks another server, also with its keyword written in escapes."""
    decoded = _ESCAPE.sub(_character, text)
    if any(token.is_word("SERVICE") for version in {text, decoded} for token in tokens(version)):
        raise WrongUse("SERVICE asks another server: kg uses no network; take it out of the query")


def refuse_update(text: str, advice: str) -> None:
    """Raise WrongUse with the advice for SPARQL Update, which begins with other words than a query."""
    for token in tokens(text):
        if token.is_word(*_KINDS):
            return
        if token.is_word(*_UPDATES):
            raise WrongUse(f"{token.text.upper()} changes the graph: {advice}")


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]


def with_prefixes(text: str) -> str:
    """Return the query with the project's prefixes that it uses and does not declare, all on a line above it.

    Raises WrongUse for a prefix that neither the query nor the project declares.
    """
    missing = sorted(_used_prefixes(text) - _declared_prefixes(text))
    unknown = [prefix for prefix in missing if prefix not in PREFIXES]
    if unknown:
        advice = f"add PREFIX {unknown[0]}: <...>; known are {', '.join(PREFIXES)}"
        raise WrongUse(f"the prefix {unknown[0]}: is not declared: {advice}")
    return " ".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>" for prefix in missing) + "\n" + text


def _used_prefixes(text: str) -> set[str]:
    prefixes = {token.text.partition(":")[0] for token in tokens(text) if token.kind == "name"}
    return prefixes - {"", _BLANK_NODE}


def _declared_prefixes(text: str) -> set[str]:
    return {
        after.text.partition(":")[0]
        for before, after in pairwise(tokens(text))
        if before.is_word("PREFIX") and after.kind == "name"
    }


def has_relative(text: str) -> bool:
    """Tell whether a query has relative addresses, such as ``<event/1f…>``, which count from a base."""
    return any(token.kind == "iri" and not _ABSOLUTE.match(token.text) for token in tokens(text))


def check_syntax(text: str, *, lines_above: int = 0) -> None:
    """Raise WrongUse with line and column when a query does not parse.

    Relative addresses count from some base. ``lines_above`` is the number of lines that stand above what the
    user wrote. The query runs on an empty graph in memory: call ``kind_of`` first, so that no SERVICE is
    followed.
    """
    try:
        ox.Store().query(text, base_iri=DEFAULT_BASE)
    except SyntaxError as error:
        raise WrongUse(syntax_complaint(str(error), text, lines_above)) from error


def syntax_complaint(message: str, text: str, lines_above: int = 0) -> str:
    """Return what the parser's message means, with the line and column of what the user wrote."""
    found = _POSITION.match(message)
    if not found:
        return f"the query does not parse: {message}"
    line, column = int(found[1]), int(found[2])
    where = f"line {line - lines_above}, column {column}"
    return f"the query does not parse at {where}{_near(text, line, column)}{_reason(found[3])}"


def _near(text: str, line: int, column: int) -> str:
    lines = text.split("\n")
    rest = lines[line - 1][column - 1 :].strip()[:30] if line <= len(lines) else ""
    return f', before "{rest}"' if rest else ", at the end of the line"


def _reason(expected: str) -> str:
    """Return what the parser says in words; its lists of characters and signs tell a reader nothing."""
    wanted = expected.removeprefix("one of ").split(", ")
    sentence = next((part for part in wanted if re.fullmatch(r"[A-Z]\w+(?: [\w'-]+){2,}", part)), None)
    return f": {sentence}" if sentence else ""
