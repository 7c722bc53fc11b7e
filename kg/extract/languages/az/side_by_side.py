"""Two people whose names stand side by side: "Baş nazir Piter Sabo | Medinanı qəbul edib"."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.languages.az import naming
from kg.extract.languages.az.morphology import forms, stems
from kg.extract.languages.az.titles import head_forms
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

# Behind a surname alone, which may be another person's.
_WITH = frozenset(("ilə", "tərəfindən", "və", "ya", "arasında"))


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


def is_double(words: Words, spans: Spans, first: int, k: int) -> bool:
    """Whether another surname follows one behind a given name: "Mariya Peyçinoviç | Buriç".

    Only as it is, without an ending, or as the text has both together elsewhere: in "Karl Lunden Saarla
    görüşüb" the second may be whom the first one met.
    """
    if k != first + 1 or k + 1 >= len(words.tokens) or naming.likeliest_case(words.tokens[k].text) != "nom":
        return False
    token = words.tokens[k + 1]
    if not token.capital or token.shape != "word" or head_forms(token) or naming.is_given(token.text):
        return False
    if (
        token.sentence != words.tokens[first].sentence
        or spans.over(k + 1) is not None
        or token.text.isupper()
    ):
        return False  # "Karl Saarov | V Forumda"
    if is_second(words, words.tokens[k], token):
        return True
    if naming.has_local_surname(words.tokens[k].text) and not naming.is_surname(token.text):
        return False  # "Karl Saarov | Qlobal Forumda"
    behind = words.tokens[k + 2] if k + 2 < len(words.tokens) else None
    if behind is None or behind.lower in _WITH or naming.likeliest_case(token.text) != "nom":
        return False
    if behind.capital and behind.shape == "word" and spans.over(k + 2) is None:
        return False
    owned = spans.over(k + 2) is None and any(f.owner == "3" for f in forms(behind.text))
    return not owned and not is_other(words, first, k + 1) and not _is_told_alone(words, token)


def is_second(words: Words, surname: Token, token: Token) -> bool:
    """Whether the text has two surnames together behind a given name: "Xose Albares Bueno ... X.Albares |
    Bueno"."""
    if not token.capital:
        return False
    beside = (t.index for t in words.tokens[1:-1] if t.text == surname.text and t is not surname)
    told = (i for i in beside if words.tokens[i - 1].capital and words.tokens[i - 1].shape == "word")
    return any(stems(words.tokens[i + 1].text) & stems(token.text) for i in told)


def _is_told_alone(words: Words, token: Token) -> bool:
    """Whether a surname is also that of somebody else: "Luka Medina" beside "Piter Saboviç | Medina"."""
    beside = (t for t in words.tokens[1:] if t.text.startswith(token.text) and t is not token)
    return any(naming.is_given(words.tokens[t.index - 1].text) for t in beside)
