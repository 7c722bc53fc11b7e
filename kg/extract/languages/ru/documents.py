"""Documents in Russian: what a verb of signing governs, with their full titles."""

from __future__ import annotations

from kg.extract.drafts import Item
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import Clauses, finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_NOUNS = words_of("triggers", "signing", "documents", "nouns")


def documents_of(words: Words, spans: Spans, clauses: Clauses, verb: Token, *, passive: bool) -> list[Item] | None:
    """Return the documents that a verb of signing takes, in order; None when it takes none.

    A passive verb takes the nominative ("был подписан меморандум") or, as a participle after its noun, what it follows.
    """
    low, high = clauses.reach(verb.index)
    right = [t for t in words.tokens[verb.index + 1 : high + 1] if is_document(t)]
    left = [t for t in words.tokens[low : verb.index] if is_document(t)]
    if verb.readings[0].pos == "P" and not left:
        k = clauses.index_of(verb.index)
        before = clauses.segments[k - 1] if k else None
        left = [t for t in words.tokens[before.first : before.last + 1] if is_document(t)][-1:] if before else []
    chosen = right or left if not passive else (right or left)
    if not chosen:
        return None
    return documents_from(words, spans, phrases.first_attribute(words, chosen[0].index, clauses.sentence.first), clauses.sentence.last)


def is_document(token: Token) -> bool:
    return token.has("N") and bool({r.lemma for r in token.readings if r.pos == "N"} & _NOUNS)


def documents_from(words: Words, spans: Spans, first: int, limit: int) -> list[Item]:
    """Return the coordinated documents whose phrase starts at ``first``: "меморандум о ... и протокол о ..."."""
    out: list[Item] = []
    i = first
    while i <= limit:
        head = phrases.attribute_run(words, i, limit)
        if head > limit:
            break
        token = words.tokens[head]
        if not is_document(token):
            break
        last = _title_end(words, spans, head, limit)
        out.append(Item(phrases.nominative(words, i, head, last), i, last))
        i = last + 1
        if i > limit or words.tokens[i].lower not in (",", "и", "а"):
            break
        i += 1
        if i <= limit and words.tokens[i].lower == "также":
            i += 1
    return out


def _title_end(words: Words, spans: Spans, head: int, limit: int) -> int:
    """Take complements, "о" + locative with its own complements, "между", "на 2025-2028 годы", quotations."""
    last = phrases.complement_end(words, spans, head, limit)
    while last + 1 <= limit:
        token = words.tokens[last + 1]
        if token.lower in ("о", "об", "обо", "между", "на", "в", "с", "по", "к", "для") and not _circumstance(words, last + 1):
            end = _prepositional(words, spans, last + 1, limit)
        elif token.lower == "и" and last + 2 <= limit and not is_document(words.tokens[phrases.attribute_run(words, last + 2, limit)]
                                                                            if phrases.attribute_run(words, last + 2, limit) <= limit else token):  # fmt: skip
            end = _prepositional(words, spans, last + 1, limit) if last > head else None
        else:
            break
        if end is None:
            break
        last = end
    return last


def _circumstance(words: Words, at: int) -> bool:
    """Whether "в" or "на" opens the place, time or frame of the signing and not the title."""
    following = words.tokens[at + 1] if at + 1 < len(words.tokens) else None
    if following is None or words.tokens[at].lower not in ("в", "на", "с", "по"):
        return False
    if words.tokens[at].lower == "на":
        return not (following.shape == "number" or following.lemma in ("период",))
    if words.tokens[at].lower == "в":
        return following.lemma not in ("область", "сфера", "отношение")
    return words.tokens[at].lower == "по" and following.lemma in ("итог", "результат")


def _prepositional(words: Words, spans: Spans, at: int, limit: int) -> int | None:
    """Return the end of preposition (or "и") + noun phrase starting at ``at``."""
    i = at + 1
    if i > limit:
        return None
    if words.tokens[i].shape == "number":
        end = i
        while end + 1 <= limit and (words.tokens[end + 1].shape == "number" or words.tokens[end + 1].lower in ("–", "-", "—", "год", "годы", "года")):
            end += 1
        return end
    span = spans.at(i)
    if span is not None:
        return None if span.kind == "person" else phrases.complement_end(words, spans, span.last, limit)
    head = phrases.attribute_run(words, i, limit)
    if head > limit or not phrases.is_noun(words.tokens[head]) or finite(words.tokens[head]):
        return None
    return phrases.complement_end(words, spans, head, limit)
