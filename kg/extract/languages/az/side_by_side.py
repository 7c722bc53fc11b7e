"""Two people whose names stand side by side: "Baş nazir Piter Sabo | Medinanı qəbul edib"."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.languages.az import naming
from kg.extract.languages.az.titles import head_forms
from kg.extract.words import Words


def is_other(words: Words, first: int, k: int) -> bool:
    """Whether a word behind a name of two words is a case of the surname of somebody else, whose full name
    the text has: "Piter Sabo | Medinanı qəbul edib", where it also tells of Luka Medina; or whose post
    another name has: "Piter Sabo | Likud lideri Dan Levi ilə görüşüb"."""
    if _owns_post(words, k):
        return True
    word = words.tokens[k].text
    behind = words.tokens[k + 1].lower if k + 1 < len(words.tokens) else ""
    known = {o.nominative for o in naming.options(word) if o.case != "nom"}
    known |= {word} if behind in ("ilə", "tərəfindən") else set()
    own = {t.text for t in words.tokens[first:k]}
    pairs = ((a, b) for a, b in pairwise(words.tokens) if b.text in known and b.index != k)
    return any(a.capital and a.shape == "word" and a.text not in own and not head_forms(a) for a, b in pairs)


def _owns_post(words: Words, k: int) -> bool:
    """Whether a word is of the post behind it, which somebody else has."""
    tokens = words.tokens[k + 1 : k + 3]
    if len(tokens) < 2 or any(t.sentence != words.tokens[k].sentence or t.shape != "word" for t in tokens):
        return False
    return tokens[1].capital and any(f.owner == "3" for f in head_forms(tokens[0]))
