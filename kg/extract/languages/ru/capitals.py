"""Two capitals that stand for their states: "переговоры Москвы и Киева", "Баку и Анкара подписали"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg import gazetteer
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.numbered_groups import past_mediators
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Words

_TALKS = (
    words_of("triggers", "meeting", "noun", "nouns")
    | words_of("triggers", "call", "noun", "nouns")
    | words_of("triggers", "meeting", "metonyms", "nouns")
)
# So many words at most stand between two capitals and their verb: "Баку и Анкара вчера договорились".
_BEFORE_VERB = 3


def acting(words: Words, spans: Spans, sentence: Sentence) -> Iterator[Party]:
    """Yield a state for each capital of a list that talks, or that is talked between."""
    for run in _runs(words, spans, sentence):
        case = _case(words, sentence, run)
        for span in (s for s in run if s.kind != "body") if case else ():
            prep = "между" if case == "ins" else ""
            yield Party(
                span.first,
                span.last,
                span.first,
                "state",
                sentence.index,
                frozenset((case,)),
                prep if span is run[0] else "",
                country=span.country,
            )


def represented(words: Words, spans: Spans, sentence: Sentence) -> Iterator[Party]:
    """Yield a state for each capital for which somebody speaks: "Баку | представлял министр А, | Анкару –
    посол Б"."""
    verb = next((t for t in words.inside(sentence.index) if t.lemmas & _STANDS_FOR and finite(t)), None)
    if verb is None or verb.has("PS"):
        return
    for span in (s for s in spans.all if sentence.first <= s.first and s.last < sentence.last):
        if span.kind != "place" or not stands_for_state(span) or span.first == sentence.last:
            continue
        before = words.tokens[span.first - 1].lower if span.first > sentence.first else ","
        after = words.tokens[span.last + 1]
        # A second dash of a sentence is read as a comma.
        marked = after.text in "–—-" or (after.text == "," and before in (",", "а"))
        next_one = marked and before in (",", "и", "а") and span.first > verb.index
        acc = "acc" in phrases.noun_cases(words.tokens[span.last])
        if next_one or (acc and after is verb and not phrases.preposition(words, span.first)):
            cases = frozenset(("acc",))
            yield Party(
                span.first, span.last, span.first, "state", sentence.index, cases, country=span.country
            )


_STANDS_FOR = frozenset(("представлять", "представить"))


def _runs(words: Words, spans: Spans, sentence: Sentence) -> Iterator[Sequence[Span]]:
    """Yield the lists of two or more capitals, states or unions, at least one of them a capital."""
    run: list[Span] = []
    for span in (s for s in spans.all if sentence.first <= s.first <= sentence.last):
        between = [t.lower for t in words.tokens[run[-1].last + 1 : span.first]] if run else []
        between = [t for t in between if t not in phrases.QUOTES and t not in phrases.QUOTES.values()]
        if run and between in (["и"], [","]) and (stands_for_state(span) or _is_of_many(span)):
            run.append(span)
            continue
        if _is_list(run):
            yield run
        run = [span] if stands_for_state(span) or _is_of_many(span) else []
    if _is_list(run):
        yield run


def _is_of_many(span: Span) -> bool:
    """Whether a body can talk with a state: "Тегеран и | МАГАТЭ", "«шестерка» | и Тегеран"."""
    return span.kind == "body" and not span.country


def _is_list(run: Sequence[Span]) -> bool:
    return len({s.country for s in run}) > 1 and any(s.kind == "place" for s in run)


def stands_for_state(span: Span) -> bool:
    """Whether a place is a state, or the capital of one."""
    return bool(span.country) and (span.kind == "state" or span.name in _capitals())


@cache
def _capitals() -> frozenset[str]:
    return frozenset(n for c in gazetteer.cities() if c.kind == "capital" for n in c.ru.all)


def _case(words: Words, sentence: Sentence, run: Sequence[Span]) -> str:
    """Return how the list takes part: 'gen' after a talk, 'ins' after "между", 'nom' before a plural verb."""
    first, last = run[0].first, run[-1].last
    before = words.tokens[first - 1] if first > sentence.first else None
    if before is not None and before.lower == "между":
        return "ins"
    if before is not None and before.lemmas & _TALKS and before.has("N"):
        return "gen" if all("gen" in phrases.noun_cases(words.tokens[s.last]) for s in run) else ""
    opens = before is None or before.text in ",—–:" or before.lower in ("что", "как")
    if not opens or not all("nom" in phrases.noun_cases(words.tokens[s.last]) for s in run):
        return ""
    at = last + 1
    if at < sentence.last and words.tokens[at].text in phrases.QUOTES.values():
        at = past_mediators(words, at + 1)  # "Тегеран и «шестерка» | международных посредников"
    for token in words.tokens[at : min(at + 1 + _BEFORE_VERB, sentence.last + 1)]:
        if finite(token):
            return "nom" if any(r.number == "p" for r in token.readings if r.pos in ("V", "PS", "AS")) else ""
        if token.shape == "mark":
            return ""
    return ""
