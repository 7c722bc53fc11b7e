"""What the article attributes to somebody ("the minister said that"), and how many attended a gathering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import Claim
from kg.extract.languages.en.clauses import Clauses
from kg.extract.languages.en.grammar import FINITE, PASSIVE, Grammar
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Sentence, Token, Words

_SAYING = words_of("statements", "saying")
_ATTENDANTS = words_of("statements", "attendants")
_ATTENDING = words_of("statements", "attending")
_SPEAKERS = ("person", "post", "body", "pronoun")
# What is said has so many words at least.
_SHORTEST = 4
# Between a number and who attend: "more than 2,000 senior delegates".
_NEAR = 4


def read_statements(words: Words, spans: Spans, parties: Sequence[Party]) -> list[Claim]:
    """Return the claims of a text in its order."""
    grammar = Grammar(words, spans)
    out: list[Claim] = []
    for sentence in words.sentences:
        claims = list(_in_sentence(grammar, sentence, parties)) if sentence.paragraph >= 0 else []
        out += claims or list(_own(grammar, sentence))
    return out


def _in_sentence(grammar: Grammar, sentence: Sentence, parties: Sequence[Party]) -> Iterator[Claim]:
    """The claim of a sentence with a verb of saying: what follows it, else what stands before the speaker."""
    words = grammar.words
    verb = next((t for t in words.inside(sentence.index) if _says(grammar, t)), None)
    if verb is None:
        return
    speakers = [p for p in Clauses(grammar, sentence, parties).subject(verb.index) if p.kind in _SPEAKERS]
    body = _after(words, sentence, verb) or (_before(words, sentence, speakers[0]) if speakers else None)
    if speakers and body is not None:
        text = words.quote(*body)
        yield Claim(text, body, sentence.first, sentence.last, speakers[0], _attendance(grammar, *body))


def _says(grammar: Grammar, token: Token) -> bool:
    return grammar.role(token.index) == FINITE and any(
        r.pos == "V" and r.lemma in _SAYING for r in token.readings
    )


def _after(words: Words, sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """The clause after "said that", "said"; None where the verb closes what is said."""
    first = verb.index + 1
    if first > sentence.last or words.tokens[first].text in (",", ".", ";"):
        return None
    first += words.tokens[first].lower == "that"
    last = sentence.last - (words.tokens[sentence.last].text == ".")
    return (first, last) if last - first >= _SHORTEST else None


def _before(words: Words, sentence: Sentence, speaker: Party) -> tuple[int, int] | None:
    """What stands before ", the minister said"."""
    last = speaker.first - 1
    while last > sentence.first and words.tokens[last].text in (",", "”", '"', "’"):
        last -= 1
    return (sentence.first, last) if last - sentence.first >= _SHORTEST else None


def _own(grammar: Grammar, sentence: Sentence) -> Iterator[Claim]:
    """How many attended, when the article itself says so."""
    number = _attendance(grammar, sentence.first, sentence.last)
    if number is not None:
        body = sentence.first, sentence.last - (grammar.words.tokens[sentence.last].text == ".")
        yield Claim(grammar.words.quote(*body), body, *body, attendance=number, own=True)


def _attendance(grammar: Grammar, first: int, last: int) -> int | None:
    """The number in "over 2,000 delegates attended"; None where nobody is counted."""
    tokens = grammar.words.tokens
    for i in range(first, last):
        if tokens[i].shape != "number" or not tokens[i].text.replace(",", "").isdigit():
            continue
        counted = any(t.lower in _ATTENDANTS for t in tokens[i + 1 : min(i + 1 + _NEAR, last + 1)])
        verbs = (t for t in tokens[first : last + 1] if grammar.role(t.index) in (FINITE, PASSIVE))
        if counted and any(r.lemma in _ATTENDING for t in verbs for r in t.readings if r.pos == "V"):
            return int(tokens[i].text.replace(",", ""))
    return None
