"""Whether a text says what else somebody is than an official: "артист | Иван Петров", "Иван Петров, |
врач"."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.appositions import DASHES
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.naming import ALL
from kg.extract.parties import Party, Person
from kg.extract.words import Token, Words

_RANKS = words_of("posts", "ranks")


def described(words: Words, person: Person) -> bool:
    """Whether the text says what else a person is: "артист | Иван Петров", "Иван Петров, | врач"."""
    return any(_called(words, m) or explained(words, m) for m in person.mentions if m.person_span is not None)


# Words for the other side of a talk: "его собеседник | Хуан Рохас".
_FACED = words_of("triggers", "meeting", "interlocutor", "nouns") | {"хозяин", "хозяйка", "гость", "гостья"}


def _called(words: Words, mention: Party) -> bool:
    """Whether a noun of a person that is no rank stands right before a name in its case."""
    before = words.tokens[mention.first - 1] if mention.first else None
    if before is None or before.sentence != mention.sentence or before.lemmas & (_RANKS | _FACED):
        return False
    of_many = all(r.number == "p" for r in before.readings if r.pos == "N")  # "сказал журналистам | Рохас"
    return bool(_living(before) & (mention.cases or ALL)) and not of_many


def explained(words: Words, mention: Party) -> bool:
    """Whether a noun of a person follows a name after a comma or dash, in its case."""
    sentence = words.sentences[mention.sentence]
    i = mention.last + 1
    if i >= sentence.last or words.tokens[i].text not in (",", *DASHES):
        return False
    head = phrases.attribute_run(words, i + 1, sentence.last)
    return head <= sentence.last and bool(_living(words.tokens[head]) & (mention.cases or ALL))


def _living(token: Token) -> frozenset[str]:
    """The cases of a token as a common noun of a person, none for a name or a rank."""
    first = token.readings[0] if token.readings else None
    if first is None or first.pos != "N" or "anim" not in first.tags or first.tags & {"Name", "Surn", "Patr"}:
        return frozenset()
    return token.cases("N") if not token.lemmas & _RANKS else frozenset()
