"""What a topic of an Azerbaijani text is called, and whether its words say anything."""

from __future__ import annotations

import re

from kg.extract.drafts import Item
from kg.extract.languages.az import morphology
from kg.extract.languages.az.inflection import in_case, lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.lists import ADJECTIVES, Stretch, clean, is_genitive
from kg.extract.languages.az.phrases import nominative
from kg.extract.languages.az.scene import Scene

_COURTESIES = words_of("topics", "courtesies")
_EMPTY = words_of("topics", "empty")
_WEIGHTS = words_of("topics", "weights")
_TALKS = frozenset(["görüş", "iclas", "raund", "toplantı"])
_OWN_WORDS = frozenset(["mən", "biz", "mənim", "bizim", "siz", "sizin", "o", "onun", "olunan", "edilən"])
_ASKING = frozenset(["necə", "nə", "nəyi", "nədən", "hansı", "kim", "niyə"])
_OTHERS = frozenset(["digər", "başqa"])
_OUTLOOK = words_of("vocabulary", "outlook")
_MERITS = ("rol", "töhfə", "xidmət", "səyləri", "əməyi")
_LEADERS = ("başçı", "prezident", "lider", "rəhbərlər", "öndər")
# What is other stands so many words before the end of a topic that says more.
_FAR = 4
# Nouns in the plural that an adjective describes are owned by nothing.
_OWNED = frozenset(["məsələləri", "prosesləri", "mövzuları", "münasibətləri", "əlaqələri", "layihələri"])
# "əlaqələrin daha da genişləndirilməsi": says no more than without it
_FURTHER = re.compile(r"\b(?:bir )?daha (?:da )?(?=\S)")
_OPENING, _CLOSING = frozenset('“"«'), frozenset('”"»')
# "gübrə tədarükü (o cümlədən kalium)"
_BRACKETS = re.compile(r"\s?\([^()]*\)")
SAID = ("cəyini", "cağını", "diyini", "dığını", "duğunu", "düyünü", "tiyini", "tığını")


def label(scene: Scene, s: Stretch) -> str:
    said = _FURTHER.sub("", clean(_BRACKETS.sub("", _both(scene, s))))
    if said[:1] in _OPENING and not set(said[1:]) & _CLOSING:
        said = said[1:]  # “Dəstəyin davam etdirilməsindən danışdıq”: the mark opens what is said
    before, _, last = said.rpartition(" ")
    owned = any(is_genitive(scene, i) for i in range(s.first, s.last))
    if last in _OWNED and before.rsplit(" ", 1)[-1] in ADJECTIVES and not owned:
        return f"{before} {last[:-1]}"  # "regional məsələləri və ... barədə": an accusative
    return said


def _both(scene: Scene, s: Stretch) -> str:
    """The nominative of a phrase, also of the first of two in its case: "bütövlüyünə və suverenliyinə"."""
    said = nominative(scene, s.first, s.last, s.case)
    if s.case not in ("dat", "abl") or s.last - s.first < 2 or scene.low(s.last - 1) != "və":
        return said
    if in_case(scene.tokens[s.last - 2].text, s.case) is None:
        return said
    one, two = nominative(scene, s.first, s.last - 2, s.case), nominative(scene, s.last, s.last, s.case)
    return f"{one} və {two}"


def small(scene: Scene, item: Item) -> Item:
    """A label that opens its sentence begins with a small letter, unless a name does."""
    first = item.label.split()[0] if item.label else ""
    at = item.first + (scene.tokens[item.first].text in _OPENING and item.label[:1] not in _OPENING)
    name = scene.spans.over(at) is not None or sum(c.isupper() for c in first) > 1
    # "Orta Dəhlizin inkişafı"
    named = at < item.last and scene.tokens[at + 1].capital
    name = name or (named and scene.low(at) not in ADJECTIVES and not is_genitive(scene, at))
    if item.first != scene.first or name:
        return item
    return Item(lower(item.label[:1]) + item.label[1:], item.first, item.last, item.vague)


def is_empty(word: str) -> bool:
    return word in _EMPTY or word.isdigit() or any(lower(f.stem) in _EMPTY for f in morphology.forms(word))


def stems_of(words: list[str]) -> set[str]:
    return {lower(f.stem) for w in words for f in morphology.forms(w)}


# What a phrase does not end with: "Azərbaycan ilə", "təşkilatlar çərçivəsində", "sahələrin bütün"
_UNFINISHED = frozenset(["ilə", "arasında", "bütün", "çərçivəsində", "hər", "üçün", "daim", "qarşı", "və"])


def tells(scene: Scene, item: Item) -> bool:
    """Whether a label says something: no courtesy, no pronoun, no number, no talk to be held."""
    words = lower(item.label).split()
    if not words or (all(is_empty(w) for w in words) and not _are_relations(words)):
        return False
    if _is_clause(scene, item, words) or _is_told_before(scene, item, words) or _praises(words):
        return False
    if _is_official(scene, item) or words[-1] in _UNFINISHED or scene.low(item.last) in _UNFINISHED:
        return False
    stems = stems_of(words)
    if len(words) == 2 and words[0] in ("növbəti", "gələcək") and stems & _TALKS:
        return False  # "növbəti görüş barədə razılaşıblar"
    if words[-1] == "keçirilməsi" and stems & _TALKS and len(words) <= _FAR:
        return False  # "növbəti görüşün mayda keçirilməsi razılaşdırılıb": a talk to come
    if any(w in ("tarixi", "tarixini", "vaxtı", "vaxtını") for w in words) and stems & _TALKS:
        return False  # "növbəti görüşün tarixi"
    if words[-1].startswith(("tarix", "gün")) and any(w[0].isdigit() for w in words):
        return False  # "3-9 may tarixlərini əhatə edən səfər"
    others = next((n for n, w in enumerate(words) if w in _OTHERS), len(words))
    # "terrorçu və digər qruplara qarşı birgə səylərin artırılması" is no mere "digər məsələlər"
    beyond = sum(w not in ADJECTIVES | {"və"} for w in words[others:])
    framed = "çərçivəsində" in words[others:] or beyond > _FAR
    return not stems & (_COURTESIES - _OTHERS if framed else _COURTESIES)


def _is_official(scene: Scene, item: Item) -> bool:
    """Whether only somebody is told: "Azərbaycan Respublikasının Prezidenti | , Ali Baş Komandan X-in"."""
    told = [a.party for a in scene.actors if a.party.kind in ("person", "post")]
    held = {i for p in told for i in range(p.first, p.last + 1)}
    return all(i in held for i in range(item.first, item.last + 1))


def _are_relations(words: list[str]) -> bool:
    """Whether general words tell what becomes of relations: "münasibətlərin perspektivləri"."""
    return (
        len(words) > 1 and words[0] in ("əlaqələrin", "münasibətlərin") and words[-1] not in ("məsələləri",)
    )


def _is_clause(scene: Scene, item: Item, words: list[str]) -> bool:
    """Whether a label is who speaks or what somebody says, and no matter."""
    if any(item.first <= v.first and v.last == item.last and v.kind == "infinitive" for v in scene.verbs):
        return True
    if any(a.party.kind == "person" and a.last == item.last for a in scene.actors):
        return True  # "spiker X müzakirə olunan mövzular barədə danışıb": who speaks
    if words[0] in _OWN_WORDS or words[0] == "üçün" or _ASKING & set(words):
        return True  # "bizim təmaslarımızın necə inkişaf etdiyi": a clause of somebody's words
    if words[-1].endswith(SAID):
        return True  # "əlaqələrə töhfə verəcəyini (bildirib)": what somebody says
    # "danışıqları sürətləndirmək" is what is to be done, and no matter
    return words[-1].endswith(("mək", "maq")) and len(words) > 1


def _is_told_before(scene: Scene, item: Item, words: list[str]) -> bool:
    """Whether a label refers to what was told before: "bu təklif", "belə tədbirlər"."""
    period = "üçün" in words[1:3] or words[1:2] == ["ilin"]  # "bu il üçün planlar"
    if words[0] in ("bu", "həmin") and len(words) < 8 and not period:
        return True
    such = scene.low(item.first - 1) == "belə" and scene.low(item.first - 2) != "bununla"
    if such or "belə" in words[:-1]:
        return True
    # "(əlaqələrin vəziyyəti, eləcə də) inkişaf perspektivləri"
    return all(w in _OUTLOOK for w in words)


def _praises(words: list[str]) -> bool:
    """Whether a label is a courtesy: what is celebrated, what something or somebody means to the sides."""
    if words[-1].startswith(("illiyi", "ildönümü", "yubiley")):
        return True
    if words[-1].startswith(_MERITS) and any(w.startswith(_LEADERS) for w in words):
        return True  # "dövlət başçılarının xüsusi rolu"
    # "səfərin əlaqələr baxımından əhəmiyyəti"
    return bool(stems_of(words[-1:]) & _WEIGHTS)
