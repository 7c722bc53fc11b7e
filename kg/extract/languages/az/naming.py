"""The nominative of personal names: every form of a surname in the text votes for its stem."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.words import Token
from kg.names import fold

SURNAME_ENDINGS = tuple(sorted(words_of("names", "surname_endings")))
_STIFF = tuple(sorted(words_of("names", "stiff_endings")))


def _names(*lists: str) -> frozenset[str]:
    return frozenset(lower(n) for name in lists for n in words_of("names", name))


_HOME = _names("given", "given_women")
_ABROAD = _names("given_abroad", "given_women_abroad")
_WOMEN = _names("given_women", "given_women_abroad")
# Given names that news of one day spells in several ways.
_SPELLINGS = tuple(frozenset(lower(n) for n in same.split()) for same in table("names")["spellings"])
GIVEN = _HOME | _ABROAD
# How names in "n" end, whose genitive looks like that of a vowel: "Ərdoğanın", "Makronun", "Putinin".
_IN_N = tuple(sorted(words_of("vocabulary", "names_in_n")))
# Names that only look like an ablative.
_IN_DAN = words_of("vocabulary", "names_in_dan")
# The same for "-ya": "Oktaya", "Mileyə"; others end in the vowel: "Kişidaya".
_IN_Y = ("ktay", "kay", "nay", "ley", "key", "rey", "dey", "sey", "gey", "mey", "hey")
_ARTICLES = frozenset(("əl", "əs", "ər", "ət", "ən", "əd", "əz", "əş", "al", "el", "as"))
_VOWELS = frozenset("aıoueəiöü")
# "-oğlu" is declined as the possessive that it is: "Çavuşoğluna", "Çavuşoğlundan".
_SONS = tuple(
    (son, ending, case)
    for son, v, a in (("oğlu", "u", "a"), ("qızı", "ı", "a"))
    for ending, case in (
        (f"n{a}", "dat"),
        (f"n{v}n", "gen"),
        (f"n{v}", "acc"),
        ("ndan", "abl"),
        ("nda", "loc"),
        ("yla", "ins"),
    )
)
_SURE = 2.0
# "Kərimlidir": names seldom end so.
_COPULA, _LIKE_COPULA = 1.2, tuple(words_of("names", "like_copula"))
# How likely a word is in a case when nothing else tells.
_PRIOR = {"nom": 0.45, "gen": 0.55, "ins": 0.6, "dat": 0.35, "acc": 0.3, "abl": 0.4, "loc": 0.1}
_SURNAME, _STEM = 1.0, 0.6
# An ending with its buffer says more than a vowel alone: "Netanyahunun" against "Ramosu".
_BUFFERED = 0.35
# "Kılıcı" of "Kılıç" is rarer than of a name in "c".
_SOFTENED = 0.05
_SOFT = ("iy", "əy", "üy")
# Readings of a form this much below the one taken still count.
_BARE, _SURELY = 0.7, 2.0
# A name is spelt in two ways where it has so many letters at least.
_SPELT = 5
_NEAR = 0.3


# Surnames that take "-lə" as they are: "Zelenskilə".
_IN_VOWEL = ("ski", "şvili", "dze")
# A form of a name in the text with what its surroundings add to each case.
Seen = tuple[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Option:
    """A way to read a name's form: its nominative, the case it then stands in, how likely that is."""

    nominative: str
    case: str
    weight: float


@lru_cache(maxsize=20_000)
def options(word: str) -> tuple[Option, ...]:
    """Return the readings of the last word of a name, the likeliest first."""
    found = [Option(word, "nom", _PRIOR["nom"] + _as_name(word) + _whole(word))]
    for form in forms(word):
        ending = word[len(form.stem) :]
        if form.owner or form.plural or form.case == "rel" or not word.startswith(form.stem):
            continue
        if form.case == "nom":
            copula = form.copula and not lower(word).endswith(_LIKE_COPULA)
            found += [Option(form.stem, "nom", _COPULA + _as_name(form.stem))] if copula else []
            continue
        if len(form.stem) < 2 or (form.copula and form.case != "nom"):
            continue
        open_ = lower(form.stem)[-1] in _VOWELS and not lower(form.stem).endswith(_IN_VOWEL)
        if form.case == "ins" and open_ and not lower(ending).startswith("y"):
            continue
        weight = _PRIOR[form.case] + _as_name(form.stem) + _letters(form.stem, form.case, lower(ending))
        found.append(Option(form.stem, form.case, weight))
        if form.stem[-1] == "c" and lower(ending)[0] in _VOWELS:
            found.append(Option(form.stem[:-1] + "ç", form.case, weight - _SOFTENED))
        if lower(form.stem).endswith(_SOFT) and lower(ending)[0] in _VOWELS:
            # "Çeliyin" of "Çelik", "Şimşəyi" of "Şimşək"
            found.append(Option(form.stem[:-1] + "k", form.case, weight - _SOFTENED))
    for son, ending, case in _SONS:
        if lower(word).endswith(son + ending):
            found.append(Option(word[: -len(ending)], case, _SURE))
    return tuple(sorted(found, key=lambda o: -o.weight))


def _whole(word: str) -> float:
    """What the letters of a word say for its being without a case ending."""
    if _is_stiff(word):
        return _STEM
    if lower(word).endswith(("iya", "uya")):
        return 0.4
    return 0.2 if lower(word).endswith(_IN_N) else 0.0


def _letters(stem: str, case: str, ending: str) -> float:
    """What the letters where stem and ending meet say of a reading."""
    low = lower(stem)
    weight = 0.0
    if _is_stiff(stem):
        weight += _STEM
    if case in ("dat", "acc") and low[-1] == "l" and low[-2:-1] not in _VOWELS:
        weight -= 0.6
    if len(stem) < 4 and case != "ins" and not _as_name(stem):
        weight -= 0.3
    if case in ("gen", "acc") and ending[0] == "n":
        return weight + (-_BUFFERED if _ends_in_n(low + "n") else _BUFFERED if case == "gen" else 0.1)
    if case in ("gen", "acc") and low[-1] == "n" and low[-2:-1] in _VOWELS:  # not "Lefeyn-in"
        return weight + _BUFFERED * (1 if _ends_in_n(low) else -1)
    if case == "ins" and ending[0] == "y":
        return weight + (0.1 if len(stem) > 2 else -0.4)  # "Li Vey-lə"
    if case == "dat" and ending[0] == "y":
        return weight + (-0.1 if (low + "y").endswith(_IN_Y) else _BUFFERED)
    if case in ("dat", "ins", "acc", "gen") and low[-1] == "y":
        return weight + (_BUFFERED if low.endswith(_IN_Y) else 0.0)
    if case in ("dat", "acc") and ending in ("ə", "ı", "ü"):
        weight += 0.3
    if case == "abl" and low + ending not in _IN_DAN:
        weight += 0.5  # "Roxasdan", "Melonidən": few names end so
    return weight


def _ends_in_n(low: str) -> bool:
    """Whether a surname in "n" is likelier than one without: "Fidan", not "Kişidan"."""
    if low.endswith(("lvan", "kayan", "uyan")):
        return False  # "Silvanın" is of "Silva", "Özkayanın" of "Özkaya", "Oduyanın" of "Oduya"
    if low.endswith(_IN_N) or low in _IN_DAN:
        return True
    vowels = sum(c in _VOWELS for c in low)
    return low[-2] in "aə" and vowels < 3


def _as_name(stem: str) -> float:
    low = lower(stem)
    if low in GIVEN:
        return _SURNAME
    return _SURNAME if len(low) > 3 and low.endswith(SURNAME_ENDINGS) and low[-4:] != "uyan" else 0.0


def _is_stiff(word: str) -> bool:
    return lower(word).endswith(_STIFF)


@lru_cache(maxsize=20_000)
def is_surname(word: str) -> bool:
    """Whether a word has the ending of a surname, in whatever case: "Bayramovla", "Mirzoyanın"."""
    return any(_as_name(o.nominative) and lower(o.nominative) not in GIVEN for o in options(word))


def likeliest_case(word: str) -> str:
    """Return the case in which a word most likely stands as a surname."""
    return options(word)[0].case


def begins(token: Token) -> bool:
    """Whether a word begins like a name, after an Arabic article too."""
    return token.capital or has_article(token.text)


def has_article(word: str) -> bool:
    """Whether an Arabic article begins a name: "əl-Sisi", "Əs-Sabah"."""
    article, _, rest = word.partition("-")
    return rest[:1].isupper() and lower(article) in _ARTICLES


def is_given(word: str) -> bool:
    return lower(word) in GIVEN


def is_foreign(name: str) -> bool:
    """Whether a full name is hardly one of Azerbaijan: by its given name, else by its surname."""
    words = [lower(w) for w in name.split()]
    if len(words) < 2:
        return not has_local_surname(name)
    return words[0] in _ABROAD - _HOME or not has_local_surname(name)


def has_local_surname(name: str) -> bool:
    """Whether a surname can be one of Azerbaijan's by its ending."""
    endings = ("ov", "ova", "yev", "yeva", "zadə", "lı", "li", "lu", "lü")
    return lower(name).endswith(endings) and not lower(name).endswith(("elli", "olli", "illi"))


def is_local(name: str) -> bool:
    """Whether a given name is one of Azerbaijan's."""
    words = name.split()
    return len(words) > 1 and lower(words[0]) in _HOME


def is_woman(given: str) -> bool | None:
    """Whether a given name is a woman's: by the lists, else by its ending; None when nothing tells."""
    low = lower(given)
    if low in GIVEN:
        return low in _WOMEN
    return True if low.endswith(("a", "ə")) and len(low) > 3 else None


def settle(seen: Iterable[Seen], *, woman: bool | None = None) -> str:
    """Return the nominative that explains the forms of one name best."""
    scores, seen = dict[str, float](), list(seen)
    for word, expected in _together(seen).items():
        best: dict[str, float] = {}
        for option in options(word):
            weight = option.weight + _gender(option, woman) + expected.get(option.case, 0.0)
            best[option.nominative] = max(best.get(option.nominative, 0.0), weight)
        for nominative, weight in best.items():
            scores[nominative] = scores.get(nominative, 0.0) + weight
    words = {word for word, _ in seen}
    for word in words & set(scores):
        # "Parolin" beside "Parolini" is the name itself.
        longer = [w for w in words if w != word and w.startswith(word) and _is_of(w, word)]
        scores[word] += (_SURELY if any(open_cases(w, word) for w in longer) else _BARE) if longer else 0.0
    return max(scores, key=lambda n: (scores[n], len(n)))


def _is_of(form: str, name: str) -> bool:
    """Whether a word can be a name with an ending: not "Saarın" of "Saarı"."""
    return any(o.nominative == name for o in options(form))


def open_cases(form: str, name: str) -> frozenset[str]:
    """The cases of a name in a vowel of which a word is the accusative or genitive: "Nqemanı" of "Nqema";
    none of "Parolini" and "Parolin", of which either may be the name."""
    if form == name or lower(name)[-1] not in _VOWELS:
        return frozenset()
    return frozenset(o.case for o in options(form) if o.nominative == name and o.case in ("acc", "gen"))


def _together(seen: Iterable[Seen]) -> dict[str, dict[str, float]]:
    """Every form once, with the highest expectation of each case."""
    out: dict[str, dict[str, float]] = {}
    for word, expected in seen:
        known = out.setdefault(word, {})
        for case, bonus in expected.items():
            known[case] = max(known.get(case, 0.0), bonus)
    return out


def _gender(option: Option, woman: bool | None) -> float:
    """Of "Məmmədova" with a woman's given name the nominative is meant, with a man's the dative."""
    low = lower(option.nominative)
    if woman is None or not low.endswith(("ov", "ova", "yev", "yeva", "ev", "eva", "ski", "skaya")):
        return 0.0
    return 0.4 if low.endswith("a") == woman else -0.4


def _extends(form: str, name: str) -> bool:
    """Whether a word can be a name with an ending, though that is rare: "Parolini" of "Parolin"."""
    longer = len(name) > 2 and form.startswith(name) and not is_surname(form)
    return longer and any(o.nominative == name and o.weight > -0.1 for o in options(form))


def related(a: str, b: str) -> bool:
    """Whether two forms can be of one name: they have a reading with the same nominative."""
    if a == b or _extends(a, b) or _extends(b, a) or open_cases(a, b) or open_cases(b, a):
        return True
    return not _likely(a).isdisjoint(_likely(b))


@lru_cache(maxsize=20_000)
def _likely(word: str) -> frozenset[str]:
    """The likely nominatives of a form, in small letters."""
    return frozenset(lower(o.nominative) for o in options(word) if o.weight >= 0.3)


def alike(a: str, b: str) -> bool:
    """Whether two forms are of one name, or of one that is spelt in two ways: "Bağçını" and "Bağcı"."""
    if related(a, b) or any({lower(a), lower(b)} <= same for same in _SPELLINGS):
        return True
    mine, theirs = ([fold(o.nominative) for o in options(w) if o.weight >= 0.3] for w in (a, b))
    return any(_is_respelt(x, y) for x in mine for y in theirs)


def _is_respelt(a: str, b: str) -> bool:
    """Whether the skeletons of two names differ by one letter, and no less than four are the same."""
    short, long = sorted((a, b), key=len)
    if len(short) < _SPELT or len(long) > len(short) + 1 or a[0] != b[0]:
        return False
    same = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[same:] == long[same + 1 :] or short[same + 1 :] == long[same + 1 :]


def cases_of(word: str, nominative: str) -> frozenset[str]:
    """Return the case of a form whose nominative is known, and another one that is about as likely."""
    found = options(word)
    taken = next((o for o in found if o.nominative == nominative), None)
    if taken is None:
        return frozenset(("nom",))
    near = (o.case for o in found if o.weight >= taken.weight - _NEAR and o.case in ("nom", "dat", "acc"))
    return frozenset((taken.case, *(near if taken.case in ("nom", "dat", "acc") else ())))


def names_spouse(before: Sequence[Token]) -> bool:
    """Whether the two words before a name say that it is a spouse's: "həyat yoldaşı | Leyla Saleh"."""
    return [t.lower for t in before] == ["həyat", "yoldaşı"]
