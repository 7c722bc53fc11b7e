"""Boards of two states, whose sessions are meetings: commissions, working groups, joint task forces."""

from __future__ import annotations

import re

from kg.extract.languages.en import gazette
from kg.extract.languages.en.scene import listed
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

NOUNS = listed("meeting", "commission", "nouns")
MARKS = listed("meeting", "commission", "marks")
# "The joint working | group", "the task | force" sit as a commission does.
GROUPS = {noun: listed("meeting", "commission", noun) for noun in ("group", "force", "mechanism", "council")}
BOARDS = NOUNS | set(GROUPS)
# "The bilateral committee" of a summit may be one of many.
OF_THREE = frozenset(("trilateral", "tripartite"))
_OF_TWO = MARKS - OF_THREE - {"bilateral", "higher"}
_DASHES = ("-", "–", "/")
_ABOUT = re.compile(r" (?:on|for|of|against) ")


def is_group(words: Words, token: Token) -> bool:
    """Whether a group is one that sits as a commission does: "the working | group"."""
    return words.tokens[max(token.index - 1, 0)].lower in GROUPS.get(token.lower, ())


def is_board(words: Words, token: Token) -> bool:
    """Whether a noun is one of a board: "commission", "working | group"."""
    return token.lower in NOUNS or is_group(words, token)


def board_in(spans: Spans, first: int, last: int) -> set[str]:
    """The names of the bodies between two tokens that sit as boards do: "the first | MCG | meeting"."""
    inside = (s for s in spans.all if first <= s.first <= s.last <= last and s.kind == "body")
    return {s.name for s in inside if _ABOUT.split(s.name)[0].rpartition(" ")[2].lower() in BOARDS}


def names_board(words: Words, first: int, last: int) -> bool:
    """Whether the words between two tokens name a board of two: "the joint commission", "the Oman-Peru
    Energy Working Group"."""
    for token in words.tokens[first : last + 1]:
        if is_board(words, token):
            before = words.tokens[first : token.index]
            # "The joint steering group" may be one of three.
            joint = token.lower in NOUNS and any(t.lower in _OF_TWO for t in before)
            if joint or any(t.text in _DASHES and _joins_states(words, t.index) for t in before[1:]):
                return True
    return False


def _joins_states(words: Words, dash: int) -> bool:
    """Whether a dash stands between two states: "Oman | - | Peru", "Turkmen-Azerbaijani"."""
    left, right = gazette.state_to(words, dash - 1), gazette.state_at(words, dash + 1)
    return all(c or gazette.adjective(words, i) for i, c in ((dash - 1, left), (dash + 1, right)))
