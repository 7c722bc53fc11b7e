"""Where a phrase before a comma or "və" is a topic of its own, in a list of topics in Azerbaijani."""

from __future__ import annotations

from kg.extract.languages.az import morphology
from kg.extract.languages.az.inflection import VOWELS, in_case, lower
from kg.extract.languages.az.lists import (
    ABSTRACT,
    ADJECTIVES,
    ATTRIBUTES,
    FIELDS,
    JOINERS,
    MEMBER,
    QUOTES,
    Stretch,
    all_bare,
    bare_mark,
    before_brackets,
    compound,
    headed,
    is_cut,
    is_genitive,
)
from kg.extract.languages.az.scene import Scene

_JOINS = JOINERS | {"həm", "yanaşı", "də", "da", "o", "cümlədən"}
# After an adjective they are topics before a comma: "ikitərəfli münasibətlər, regional prosesləri".
_PLURALS = ("məsələlər", "mövzular", "proseslər", "münasibətlər", "əlaqələr", "layihələr", "hadisələr")


def complete(scene: Scene, first: int, last: int, s: Stretch) -> bool:
    """Whether a phrase before a comma or "və" is a topic of its own."""
    beyond = last + 1
    last = before_brackets(scene, first, last)
    while last > first and (bare_mark(scene, last) or scene.low(last) in _JOINS):
        last -= 1
    token = scene.tokens[last]
    small = lower(token.text)
    if token.text in QUOTES:
        return s.case in ("", "nom")
    if s.case in ("", "nom", "acc") and _before_whole(scene, first, last, s):
        return True
    if scene.low(beyond + 1) in ("eyni", "eləcə", "o") and headed(scene, last) and small not in ADJECTIVES:
        return True  # "günlərin təşkili, eyni zamanda mərkəzin fəaliyyətinə dair"
    if _after_quote(scene, last):
        return s.case in morphology.cases("Adı" + small, "Adı") or (
            s.case == "gen" and small in ("nin", "nın", "in", "ın", "un", "nun", "nün", "ün")
        )
    if small == "tarixi" and last > first and is_genitive(scene, last - 1):
        return s.case in ("", "nom")  # "şəhərin tarixi", and no "tarixi (abidələr)"
    if small in ADJECTIVES or small in FIELDS:
        return False
    if s.case in ("", "nom"):
        return headed(scene, last) or (
            last > first and (_governs(scene, last) or _is_meant_for(scene, first, last))
        )
    if small in _PLURALS and last > first and scene.low(last - 1) in ADJECTIVES:
        return True
    if small.endswith(("ması", "məsi")) and any(is_genitive(scene, i) for i in range(first, last)):
        return True
    if small == "təsərrüfatı":
        return s.case in ("", "nom")
    against = last - 1 - (scene.low(last - 1) == "birgə")
    if small in ABSTRACT and scene.low(against) in ("qarşı", "ilə") and last - first > 1:
        return True  # "terrora qarşı (birgə) mübarizə və ..."
    described = (
        last - first == 1 and scene.low(first).endswith(ATTRIBUTES) and scene.tokens[last + 1].text == ","
    )
    if small in ABSTRACT and described and s.case not in ("", "nom", "acc"):
        return True  # "muzeylərarası əməkdaşlıq, sərgilərin təşkilindən"
    if _each_somewhere(scene, first, last, s) or all_bare(scene, s):
        return True
    if small in ABSTRACT and first == last and first > s.first and s.case not in ("", "nom"):
        return s.last - last > 3  # "enerji ixracı, minatəmizləmə və X ilə sülh prosesinə"
    if in_case(token.text, s.case) is not None and small not in ABSTRACT and not compound(scene, first, last):
        return True
    return s.case in ("abl", "acc", "dat", "gen", "ins") and _suspended(scene, first, last, s)


def _is_meant_for(scene: Scene, first: int, last: int) -> bool:
    """Whether a noun is of something for somebody: "həkimlərin hazırlanması üçün | birgə mərkəz"."""
    near = range(max(first + 1, last - 2), last)
    return scene.tokens[last].shape == "word" and any(scene.low(i) == "üçün" for i in near)


def left_to_last(scene: Scene, s: Stretch) -> bool:
    """Whether all members of a list leave their case to the last one: "gömrük, rəqəmsal ticarət və
    mülkiyyətin qorunmasına".
    """
    if s.case in ("", "nom"):
        return False
    before = [i - 1 for i in range(s.first + 1, s.last) if is_cut(scene, i) and not is_cut(scene, i - 1)]
    bare = s.case == "acc" and any(in_case(scene.tokens[i].text, "acc") is None for i in before)
    if not (_is_inflected(scene, s.last, s.case) or (bare and _are_matters(scene, s.last))):
        return False
    return bool(before) and not any(_is_inflected(scene, i, s.case) for i in before)


def _is_inflected(scene: Scene, index: int, case: str) -> bool:
    """Whether a word is surely no nominative: "inkişafı" may be either, "inkişafını" may not."""
    if _after_quote(scene, index):
        return True
    stem = in_case(scene.tokens[index].text, case)
    if stem is None or scene.low(index) in ABSTRACT or scene.low(index) in ADJECTIVES:
        return False
    return case != "acc" or lower(stem)[-1] in VOWELS or not scene.possessed(index)


def _are_matters(scene: Scene, last: int) -> bool:
    """Whether a plural that may be a nominative is none: "regional məsələləri", which nothing owns."""
    stem = in_case(scene.tokens[last].text, "acc")
    plural = stem is not None and lower(stem).endswith(("lar", "lər"))
    return plural and scene.low(last - 1) in ADJECTIVES


def _each_somewhere(scene: Scene, first: int, last: int, s: Stretch) -> bool:
    """Whether a bare noun and what is told after it are of a place each: "Qəzzadakı vəziyyət və Suriyadakı
    proseslərdən".
    """
    placed = [any(scene.low(i).endswith(("dakı", "dəki")) for i in r) for r in
              (range(first, last), range(last + 1, min(last + 4, s.last)))]  # fmt: skip
    return scene.low(last) in ABSTRACT and all(placed)


def _governs(scene: Scene, last: int) -> bool:
    """Whether a bare noun has an oblique one before it: "sənayedə artım, ailələrə xidmət"."""
    word, before = scene.low(last), scene.tokens[last - 1].text
    bare = word[-1:] not in "aəeıioöuü" and word not in ADJECTIVES and not word.endswith(ATTRIBUTES)
    oblique = before.lower().endswith(("da", "də", "na", "nə", "dan", "dən"))
    nouns = any(f.case == "nom" and not f.plural for f in morphology.forms(scene.tokens[last].text))
    cases = {f.case for f in morphology.forms(before)}
    return bare and nouns and oblique and bool(cases & {"loc", "dat", "abl"})


def _before_whole(scene: Scene, first: int, last: int, s: Stretch) -> bool:
    """Whether a bare noun stands before a comma and a member with a head of its own, so that it is one too:
    "ticarət, kritik minerallar və ...".
    """
    small = scene.low(last)
    if scene.tokens[last + 1].text != "," or small in ADJECTIVES or last - first > 2:
        return False
    end = next((i for i in range(last + 2, s.last) if is_cut(scene, i)), last + 1) - 1
    if end <= last + 2 or end - last > MEMBER or scene.low(end) in ABSTRACT or small.endswith(ATTRIBUTES):
        return False
    genitive = any(is_genitive(scene, i) for i in range(first, end))
    nominative = any(f.case == "nom" and not f.plural for f in morphology.forms(scene.tokens[last].text))
    return nominative and not genitive and headed(scene, end) and scene.low(end) not in FIELDS


def _suspended(scene: Scene, first: int, last: int, s: Stretch) -> bool:
    """Whether a member leaves its case to the last one: "müdafiə sənayesi, su ehtiyatları və ticarətdən"."""
    if last == s.first or not headed(scene, last) or scene.low(last) in ABSTRACT:
        return False
    if scene.low(last + 1) == "və" and last > first and _owns_more(scene, first, last, s):
        return True
    if s.case == "gen":
        return False
    if scene.low(last + 1) == "və" and any(is_genitive(scene, i) for i in range(s.first, last)):
        return False  # "ölkənin suverenliyi və ərazi bütövlüyünə dəstək"
    own = s.case == "ins" or any(is_genitive(scene, i) for i in range(s.first, last))
    if own and scene.tokens[last + 1].text == ",":
        return True  # "bazarların inkişafı, borcun idarə edilməsi üzrə yardımdan"
    following = range(last + 1, s.last + 1)
    joint = next((i for i in following if i > last + 1 and is_cut(scene, i)), s.last)
    if scene.tokens[last + 1].text == "," and joint < s.last and headed(scene, joint - 1):
        return True  # "prosesi, kommunikasiyaların açılması və vəziyyətə"
    end = next((i for i in following if i > last + 1 and scene.tokens[i].text in (",", ";")), s.last)
    return not any(is_genitive(scene, i) for i in range(last + 1, end + 1))


def _owns_more(scene: Scene, first: int, last: int, s: Stretch) -> bool:
    """Whether what follows "və" has an owner of its own, beside a member that has one or is not the first:
    "əlaqələrin vəziyyəti və layihələrin icrasından".
    """
    own = any(is_genitive(scene, i) for i in range(first, last))
    # "tranzit və ticarətin genişlənməsindən": one genitive may own both
    after = any(is_genitive(scene, i) for i in range(last + 3 - own, s.last))
    return after and (first > s.first or own)


def _after_quote(scene: Scene, index: int) -> bool:
    return (
        index > scene.first
        and scene.tokens[index - 1].text in QUOTES
        and scene.tokens[index].text.islower()
        and len(scene.tokens[index].text) <= 4
    )
