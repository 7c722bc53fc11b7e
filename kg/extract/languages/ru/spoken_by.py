"""Whom "он" means behind a quotation and in "об этом он заявил": who was told to speak last, and nobody of
whom he spoke. "А посетит Рим, сообщил посол Б. «Мы готовим визит А», – сказал | он"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.first_person import in_marks
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.phrases import QUOTES
from kg.extract.languages.ru.segments import finite
from kg.extract.parties import Party, Person
from kg.extract.words import Token, Words

_SAYING = words_of("statements", "saying")
_TELLING = _SAYING | words_of("statements", "reporting")
# Who spoke stands so many sentences before, those that only go on with what is quoted not counted.
_BACK = 2
_LONGEST = 6
# "сообщил | в среду журналистам | посол": between the verb and who speaks are so many words.
_BESIDE = 3


def last_speaker(words: Words, pronoun: Party, before: Sequence[Party], gender: str) -> Person | None:
    """Return who spoke last, where a pronoun only says that he goes on; None where nobody did, or where the
    text tells of somebody else since then."""
    if "nom" not in pronoun.cases or pronoun.prep or not (_closes(words, pronoun) or _this(words, pronoun)):
        return None
    back = 0
    for index in range(pronoun.sentence - 1, max(pronoun.sentence - _LONGEST, 0) - 1, -1):
        acting = [p for p in before if p.sentence == index and _may_act(p) and not _quoted(words, p)]
        speakers = [p for p in acting if _speaks(words, p)]
        if acting:
            person = speakers[-1].person if speakers else None
            return person if person is not None and person.gender in ("", gender) else None
        sentence = words.sentences[index]
        back += not (in_marks(words, sentence, words.tokens[sentence.first]))
        if back > _BACK:
            return None
    return None


def _may_act(party: Party) -> bool:
    named = party.kind in ("person", "post", "pronoun") and not party.plural
    return named and "nom" in party.cases and not (party.prep or party.inner) and party.person is not None


def _quoted(words: Words, party: Party) -> bool:
    return in_marks(words, words.sentences[party.sentence], words.tokens[party.first])


def _speaks(words: Words, party: Party) -> bool:
    """Whether somebody is the subject of a verb of saying: ", сообщил в среду | посол", "| посол сказал"."""
    sentence = words.sentences[party.sentence]
    ahead = words.tokens[max(sentence.first, party.first - 1 - _BESIDE) : party.first]
    behind = words.tokens[party.last + 1 : min(party.last + 1 + _BESIDE, sentence.last) + 1]
    return _has_verb(ahead[::-1]) or _has_verb(behind)


def _has_verb(tokens: Sequence[Token]) -> bool:
    for token in tokens:
        if token.shape == "mark":
            return False
        if finite(token):
            return bool(token.lemmas & _TELLING) and not token.has("PS")
    return False


def _closes(words: Words, pronoun: Party) -> bool:
    """Whether a pronoun stands behind the verb of saying of a quotation: "«...», – сказал | он"."""
    sentence = words.sentences[pronoun.sentence]
    verb = words.tokens[pronoun.first - 1] if pronoun.first > sentence.first else None
    if verb is None or not (verb.lemmas & _SAYING and finite(verb)):
        return False
    ahead = words.tokens[sentence.first : verb.index]
    opens = bool(ahead) and in_marks(words, sentence, ahead[0])
    return opens or any(t.text in QUOTES or t.text in "»”" for t in ahead)


def _this(words: Words, pronoun: Party) -> bool:
    """Whether somebody is told to have said what stands before: "Об этом | он заявил", "| Он сказал это"."""
    sentence = words.sentences[pronoun.sentence]
    ahead = [t.lower for t in words.tokens[sentence.first : pronoun.first]]
    behind = words.tokens[pronoun.last + 1 : min(pronoun.last + 3, sentence.last) + 1]
    says = bool(behind) and finite(behind[0]) and bool(behind[0].lemmas & _SAYING)
    return says and (ahead == ["об", "этом"] or (not ahead and any(t.lower == "это" for t in behind[1:2])))
