"""Who the only official without a name is whom the next sentence names without a post: "Министр обороны Чили
принял посла. | Пабло Сото отметил", "Вечером | Пабло Сото посетил завод"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.described import described
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.principals import (
    BEFORE,
    bare_ruler,
    bind,
    is_same,
    kind,
    may_be_named,
    meets,
    nameless,
)
from kg.extract.parties import Party, Person
from kg.extract.words import Token, Words

_SAYING = words_of("statements", "saying")
_EVENTS = frozenset().union(
    *(words_of("triggers", kind, "noun", "nouns") for kind in ("meeting", "visit", "call"))
)
_REPORTING = frozenset(("сообщать", "сообщить", "передавать", "передать", "говориться", "отмечаться"))
# Words before who is told of on: "При этом", "В свою очередь", "Вечером".
_GOING_ON = frozenset(
    (",", "ранее", "также", "при", "этом", "в", "свою", "очередь", "кроме", "того", "с", "тем")
)
_GOING_ON |= {"вместе", "там", "здесь", "утром", "днем", "днём", "вечером", "сегодня", "завтра", "вчера"}
_GOING_ON |= {"затем", "потом", "позже", "позднее", "накануне", "за", "это", "эти", "время", "дни"}
# Where or when the sentence goes on: "В Осло | Пабло Сото", "После переговоров | Пабло Сото".
_WHERE = frozenset(("в", "во", "на", "после", "перед"))
# So many words at most say so: "В столице Норвегии городе Осло |".
_WHERE_WITHIN = 6


def name(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Give the only official whom a sentence tells without a name to who opens the next one by his full name,
    of whom the text says nothing else."""
    for person in persons:
        first = person.mentions[0] if person.mentions else None
        if first is None or " " not in person.name or not nameless(person) or described(words, person):
            continue
        told = _told_before(words, first, parties)
        if not _is_told_on(words, first.sentence, told):
            continue
        before = _told_since(words, told, parties)
        officials = [p for p in before if p.kind == "post" and p.person is None]
        strangers = [p for p in before if p.person is not None and not p.person.capacities]
        officials = _not_beside(officials, first, parties)
        hosts = _hosts(words, first, told)
        officials = [p for p in officials if not hosts or ("nom" in p.cases and not p.prep)]
        received = _is_received(words, first, told) or hosts
        if not officials or strangers or not (received or _opens(words, first, parties)):
            continue
        post = officials[0]
        if not all(is_same(p, post) for p in officials):
            continue
        of_body = post.capacity is not None and bool(post.capacity.organization) and not post.plural
        known = may_be_named(post) or of_body or bare_ruler(post)
        if known and (received or not meets(words, parties, first.sentence, post)):
            for party in [p for p in parties if p.person is None and is_same(p, post)]:
                bind(party, person, "")


def _is_told_on(words: Words, sentence: int, told: int) -> bool:
    """Whether a sentence goes on in the paragraph of another, or opens the next one behind a lead that tells
    that somebody came."""
    own, before = words.sentences[sentence].paragraph, words.sentences[told].paragraph
    lead = next((s.paragraph for s in words.sentences if s.paragraph >= 0), 0)
    follows = own - before == 1 and lead <= before <= lead + 1 and sentence - told == 1
    return own == before or (follows and any(t.lemmas & _COMING for t in words.inside(told)))


def _is_received(words: Words, name: Party, told: int) -> bool:
    """Whether a sentence opens with whom somebody receives, where the one before tells that an official came:
    "Визит премьера Чили в Осло начался. Затем | Пабло Сото принял король"."""
    sentence = words.sentences[name.sentence]
    opening = [t.lower for t in words.tokens[sentence.first : name.first]]
    if name.prep or "acc" not in name.cases or "nom" in name.cases or name.last >= sentence.last:
        return False
    verb = words.tokens[name.last + 1]
    comes = any(t.lemmas & _COMING for t in words.inside(told))
    return comes and finite(verb) and bool(verb.lemmas & _RECEIVING) and all(w in _GOING_ON for w in opening)


_COMING = frozenset().union(
    *(words_of("triggers", "visit", kind, "verbs") for kind in ("go", "object", "stay")),
    words_of("triggers", "visit", "noun", "nouns"),
)
_RECEIVING = words_of("triggers", "meeting", "receive", "verbs") | {"встретить", "встречать"}


def _hosts(words: Words, name: Party, told: int) -> bool:
    """Whether who opens a sentence does something to "the guest" whom the official of the one before has
    received: "Президент Чили принял посла Ганы. | Хуан Рохас рассказал гостю о планах"."""
    sentence = words.sentences[name.sentence]
    if sentence.first != name.first or "nom" not in name.cases or not name.cases:
        return False
    guests = (t for t in words.inside(name.sentence) if t.lemmas & _GUESTS and t.has("N"))
    return any("nom" not in t.cases("N") for t in guests) and any(
        t.lemmas & _RECEIVED and finite(t) for t in words.inside(told)
    )


_GUESTS = frozenset(("гость", "гостья"))
_RECEIVED = words_of("triggers", "meeting", "receive", "verbs")


def _not_beside(officials: Sequence[Party], name: Party, parties: Sequence[Party]) -> list[Party]:
    """The officials of a sentence but for those whom the next one tells beside a name: "Премьер Чили принял
    короля Марокко. | Пабло Сото обсудил с королем торговлю"."""
    beside = [p for p in parties if p.sentence == name.sentence and p.kind == "post" and p.person is None]
    heads = {kind(p.capacity.position) for p in beside if p.capacity is not None}
    return [p for p in officials if p.capacity is None or kind(p.capacity.position) not in heads]


def _told_since(words: Words, sentence: int, parties: Sequence[Party]) -> list[Party]:
    """The parties of a sentence; where it tells of no official without a name, with those of the ones before
    it in its paragraph: "Министр Чили прилетел. Его принял премьер Перу А. | Пабло Сото"."""
    here = [p for p in parties if p.sentence == sentence]
    paragraph = words.sentences[sentence].paragraph
    for earlier in range(sentence - 1, max(sentence - BEFORE, 0) - 1, -1):
        if any(p.kind == "post" and p.person is None for p in here):
            break
        if words.sentences[earlier].paragraph == paragraph >= 0:
            here += [p for p in parties if p.sentence == earlier]
    return here


def _told_before(words: Words, name: Party, parties: Sequence[Party]) -> int:
    """The sentence before a name; where that only tells who reports it, or of nobody, the one before that."""
    last = name.sentence - 1
    here = [p for p in parties if p.sentence == last and p.kind in ("person", "post", "pronoun", "group")]
    sides = all(p.kind == "group" and "сторона" in words.tokens[p.head].lemmas for p in here)
    reports = any(t.lemmas & _REPORTING for t in words.inside(last)) if last > 0 else False
    told = words.sentences[last].paragraph == words.sentences[max(last - 1, 0)].paragraph
    return last - 1 if last > 0 and ((reports and not here) or (sides and told)) else last


def _opens(words: Words, mention: Party, parties: Sequence[Party]) -> bool:
    """Whether a sentence begins with somebody, or with what he says: "По словам | Пабло Сото"; or tells what
    he did at the talk, or said: "В ходе беседы | Пабло Сото", "Как заявил | Пабло Сото"."""
    sentence = words.sentences[mention.sentence]
    before = words.tokens[sentence.first : mention.first]
    opening = [t.lower for t in before]
    if opening in (["по", "словам"], ["по", "мнению"]):
        return True
    if "nom" not in mention.cases or mention.prep:
        return opening == ["для"]
    if all(t.lower in _GOING_ON or _is_of_day(t) for t in before):
        return True  # "Ранее | Пабло Сото заявлял", "5 мая | Пабло Сото побывал"
    said = bool(before) and bool(before[-1].lemmas & _SAYING) and "об" not in opening
    talk = bool(before) and bool(before[-1].lemmas & _EVENTS) and opening[0] in ("в", "во", "на")
    return said or talk or _says_where(before, mention, parties)


def _is_of_day(token: Token) -> bool:
    """Whether a word is one of a day: "5 мая 2024 года"."""
    return token.shape == "number" or token.lower == "года" or bool(token.lemmas & _MONTHS)


_MONTHS = words_of("triggers", "cues", "months")


def _says_where(before: Sequence[Token], mention: Party, parties: Sequence[Party]) -> bool:
    """Whether a sentence tells before a name only where or when: "В Осло |", "В среду после обеда |"."""
    if not before or len(before) > _WHERE_WITHIN or before[0].lower not in _WHERE:
        return False
    first = before[0].index
    told = (p for p in parties if p.sentence == mention.sentence and p.kind != "group")
    others = any(first <= p.first < mention.first for p in told)
    return not others and all(_is_circumstance(t) for t in before)


def _is_circumstance(token: Token) -> bool:
    """Whether a word can be one of those that tell where or when."""
    marks = token.shape == "mark" and token.text not in (".", "-", "—", "–", "«", "»", '"')
    other = token.lower in ("и", "с", "у", "к", "от", "за", "о", "об", "для", "без")
    return not (marks or other or finite(token))
