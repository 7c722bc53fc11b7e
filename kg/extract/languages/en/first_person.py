"""Who speaks of himself in a statement: "Statement by President A" above "I spoke with President B today"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parties import Party
from kg.extract.words import Words

_STATEMENTS = frozenset(("statement", "message"))
_OF = ("by", "from", "of")
_QUOTES = frozenset(('"', "“", "”"))
# "Joint statement by", "A statement from": so many words before the author.
_OPENING = 4


def add(words: Words, parties: list[Party]) -> None:
    """Add a mention of the author of a statement wherever he says "I" or "me"."""
    author = _author(words, parties)
    if author is None or author.person is None:
        return
    quoted = False
    for token in words.tokens:
        quoted = quoted != (token.text in _QUOTES)
        if words.sentences[token.sentence].paragraph < 0 or quoted:
            continue
        if token.text == "I" or token.lower == "me":
            at = token.index
            mention = Party(at, at, at, "pronoun", token.sentence, person=author.person)
            mention.country = author.country
            author.person.mentions.append(mention)
            parties.append(mention)
    parties.sort(key=lambda p: (p.first, p.last))


def _author(words: Words, parties: Sequence[Party]) -> Party | None:
    """The one official whose statement a headline announces, or a first line that is no sentence."""
    lines = [s for s in words.sentences if s.paragraph < 0] or words.sentences[:1]
    for sentence in lines:
        if sentence.paragraph >= 0 and words.tokens[sentence.last].text in (".", "!", "?", ":"):
            continue
        author = next((p for p in parties if p.sentence == sentence.index and not p.inner), None)
        if author is None or author.kind != "person" or author.first - sentence.first > _OPENING:
            continue
        opening = [t.lower for t in words.tokens[sentence.first : author.first]]
        after = words.tokens[min(author.last + 1, len(words.tokens) - 1)].lower
        if _STATEMENTS & set(opening) and opening[-1] in (*_OF, "the") and after not in ("and", ",", "&"):
            return author
    return None
