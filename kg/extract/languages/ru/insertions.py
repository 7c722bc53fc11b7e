"""What a Russian sentence puts between marks without parting its clauses: a date, an acronym, a state."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Sentence, Words

# So many tokens at most has a name in quotation marks.
_NAME = 8
# "Санкт-Петербург", "Нью-Йорк": so many words at most has a town.
_TOWN = 2
# "Европейский союз | –": so many words at most has a side, the noun of the gathering counted.
_SIDE = 5
_GATHERINGS = (
    words_of("triggers", "conference", "noun", "nouns")
    | words_of("triggers", "conference", "sits", "nouns")
    | words_of("triggers", "meeting", "noun", "nouns")
)
_DAYS = words_of("triggers", "cues", "days")
_MONTHS = words_of("triggers", "cues", "months")


def acronyms(words: Words, sentence: Sentence, parties: Sequence[Party]) -> list[Party]:
    """The bodies that only are the short name of the one before: "компания «Волна» | (НКВ)", also of whose
    an official is: "лидеры стран Союза | (ЕАЭС)"."""
    bodies = [p for p in parties if p.kind == "body" and _in_brackets(words, sentence, p)]
    named = [p for p in bodies if any(q.last == p.first - 2 and _names_body(q) for q in parties)]
    return [*named, *(p for p in bodies if p not in named and _tells(words, sentence, p))]


def _tells(words: Words, sentence: Sentence, body: Party) -> bool:
    """Whether a body is the agency of a report that opens with its town: "Рим | (АНСА) – Премьер Чили"."""
    opens = body.first - 1 - sentence.first <= _TOWN
    return opens and words.tokens[body.last + 2].text in ("–", "—", "-", ".")


def _names_body(party: Party) -> bool:
    """Whether a party is a body, or somebody of one."""
    of_body = party.capacity is not None and bool(party.capacity.organization) and party.person_span is None
    return party.kind == "body" or of_body


def states_in_brackets(words: Words, sentence: Sentence, parties: Sequence[Party]) -> list[Party]:
    """The states that only say where a place lies or whose somebody is: "в Газахе | (Азербайджан)"."""
    states = (p for p in parties if p.kind == "state" and _in_brackets(words, sentence, p))
    return [p for p in states if words.tokens[p.first - 2].shape == "word"]


def _in_brackets(words: Words, sentence: Sentence, party: Party) -> bool:
    """Whether a party is all that stands in brackets after something."""
    if party.first < sentence.first + 2 or party.last >= sentence.last:
        return False
    return [words.tokens[i].text for i in (party.first - 1, party.last + 1)] == ["(", ")"]


def marks_in_names(words: Words, sentence: Sentence) -> set[int]:
    """The marks inside a short name in quotation marks: "форум «Центральная Азия – Россия»"."""
    out = set[int]()
    for i in range(sentence.first, sentence.last):
        end = phrases.quoted_end(words, i)
        inside = words.tokens[i + 1 : end] if end is not None and end <= min(sentence.last, i + _NAME) else []
        if inside and not any(t.readings and t.readings[0].pos in ("V", "PS", "G") for t in inside):
            out |= {t.index for t in inside if t.shape == "mark"}
    return out


def dashes_of_sides(words: Words, sentence: Sentence) -> set[int]:
    """The dashes between the sides that a gathering is called by: "на саммите Россия | – Африка"."""
    tokens, out = words.tokens, set[int]()
    for i in range(sentence.first + 2, sentence.last):
        if tokens[i].text not in "–—-" or not (tokens[i - 1].capital and tokens[i + 1].capital):
            continue
        before = (k for k in range(i - 1, max(sentence.first - 1, i - _SIDE), -1) if not tokens[k].capital)
        noun = next(before, None)
        if (noun is not None and tokens[noun].lemmas & _GATHERINGS) or tokens[i - 2].lemmas & _GATHERINGS:
            out.add(i)
    return out


def commas_of_dates(words: Words, sentence: Sentence) -> set[int]:
    """The commas around a date that explains a day: "проведет в пятницу, 26 октября, встречу"."""
    tokens, out = words.tokens, set[int]()
    for i in range(sentence.first + 1, sentence.last - 1):
        explained = tokens[i].text == "," and tokens[i - 1].lemmas & _DAYS
        if explained and tokens[i + 1].shape == "number" and tokens[i + 2].lemmas & _MONTHS:
            after = i + 3
            while (after < sentence.last and tokens[after].shape == "number") or tokens[after].lemma == "год":
                after += 1
            out |= {i, after} if tokens[after].text == "," else {i}
    return out
