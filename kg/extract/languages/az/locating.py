"""Where the mentions of one sentence are: a place goes to the predicate right of it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.az.governing import governor
from kg.extract.languages.az.houses import HALLS, SEATS, Site, towns, venue_towns
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.matters import is_site_of
from kg.extract.languages.az.morphology import stems
from kg.extract.languages.az.scene import Scene, listed
from kg.extract.languages.az.told import Told
from kg.extract.spans import Span

# What is told of a place where no talk is held: "Qəzzada atəşkəs".
_MATTERS = (
    "vəziyyət", "sülh", "təhlükəsizli", "sabitli", "atəşkəs", "gərginli", "münaqişə", "proseslər", "prosesi",
    "hadisələr", "hadisələri", "böhran", "müharibə",
    "humanitar", "insan", "demokratiya", "əmin-amanlı", "qırğın", "döyüş", "fəlakət", "girov",
    "zorakılı", "toqquşma", "eskalasiya", "terror", "aclı", "qan ", "nizamlan",
)  # fmt: skip
_PAPERS = listed("nouns", "document") | {"forum", "sammit", "konfrans", "danışıq", "danışıqlar"}
_SITTINGS = listed("nouns", "strong") | listed("nouns", "session")
# Gatherings that are held in the town that they are called by.
_FORUMS = ("forumu", "konfransı", "dialoqu", "həftəsi", "zirvə görüşü", "zirvə toplantısı", "zirvəsi")
_FAIRS = listed("nouns", "conference") | {"yarmarka", "ekspo", "ev", "otel", "bina", "ofis", "muzey", "qəsr"}
# The words of a gathering's name at most between it and "Vilnüsdəki".
_WITHIN = 6
# What an envoy does in a state: "fəaliyyət göstərən", "akkreditə olunmuş", "missiyasını başa vurmuş"; and
# where somebody was born or studied: "Limada | doğulmuş"
_SERVICE = tuple(sorted(words_of("vocabulary", "lived")))
_SERVING = (
    "göstərən", "vuran", "vurmuş", "çatdıran", "tamamlayan", "başlayan", "başlamış", "olunmuş",
    "olunan", "edilmiş", "aparan", "edən", "çatan", "çatmış", "bitən", "yekunlaşan", "tamamlanan",
    "tamamlamış", "doğulan", "doğulmuş", "olan", "olmuş",
    "böyümüş", "böyüyən", "bitirən", "bitirmiş", "alan", "almış",
)  # fmt: skip
_BOTH = frozenset([",", "həm", "də"])
_BEFORE_MATTERS = frozenset(["son", "hazırkı", "mövcud", "davamlı", "yaranan", "ki"])


def locate(scene: Scene, told: Sequence[Told]) -> None:
    """Give each mention the place in the locative that its predicate governs; the nearest, a town before a
    state.
    """
    for site in scene.sites:
        if site.case != "loc" or scene.quoted(site.first):
            continue
        against = _set_against(scene, site, told)
        if against is not None:
            against.draft.place, against.placed = site.span, True
            continue
        owner = governor(scene, site.first, site.last, told, day=False)
        if owner is not None and owner.placed and owner.resting and owner.draft.place is not site.span:
            # "Bişkekdə A və səfərlə ölkədə olan B saziş imzalayıblar"
            owner = governor(scene, site.first, site.last, [t for t in told if t is not owner], day=False)
        if owner is None or owner.placed or owner.draft.type == "call" or _is_matter(scene, site):
            continue
        if is_site_of(scene, site):
            continue
        if _serves_there(scene, site):
            continue
        known = owner.draft.place
        if known is not None and _is_apart(scene, known, site):
            continue
        if known is not None and _are_both(scene, known, site):
            owner.draft.place, owner.placed = None, True
            continue
        if known is None or _rank(site.span) >= _rank(known):
            owner.draft.place = site.span
    for mention in told:
        if (
            mention.draft.place is None
            and not mention.placed
            and mention.draft.type in ("meeting", "conference")
        ):
            mention.draft.place = (
                _attribute(scene, mention)
                or _in_town(scene, mention)
                or _of_frame(scene, mention, told)
                or mention.fallback
                or _named_after(mention)
            )
        elif mention.draft.type == "conference" and mention.draft.place is not None:
            _place_by_name(mention)


def take_part_there(scene: Scene, told: Sequence[Told]) -> None:
    """Talks and signatures at a fair or seminar are where and when that is: "Limada keçirilən sərgidə A ilə B
    saziş imzalayıblar", "Limadakı yarmarkada A B ilə görüşüb".
    """
    spots = [t.draft for t in told if t.draft.rule == "whereabouts" and t.draft.place is not None]
    for mention in told:
        draft = mention.draft
        if draft.type not in ("meeting", "signing") or draft.title:
            continue
        # "Kremldə keçirilən görüşdə A B ilə ticarəti müzakirə edib"
        own = [d for d in spots if d.type == "conference" or (draft.rule == "discuss" and not d.parts)]
        there = next((d for d in own if d.last < draft.first), None)
        if there is not None and draft.place is None and not mention.placed:
            draft.place, draft.when = there.place, draft.when or there.when
        elif draft.place is None and not mention.placed:
            draft.place = _of_fair(scene, draft.first)


def _of_frame(scene: Scene, mention: Told, told: Sequence[Told]) -> Span | None:
    """Where the gathering is that a talk is told to be at: "Görüş Vyanada, konfrans çərçivəsində olub"."""
    draft = mention.draft
    if draft.type != "meeting" or draft.rule != "whereabouts":
        return None
    after = (t.draft for t in told if t.draft.type == "conference" and t.draft.first > draft.last)
    framing = (d for d in after if scene.after(d.last) in listed("cues", "frames"))
    return next((d.place for d in framing if d.place is not None and d.modality == draft.modality), None)


def _of_fair(scene: Scene, before: int) -> Span | None:
    """The town of what people do something at: "Limadakı | beynəlxalq yarmarkada"."""
    for site in scene.sites:
        near = range(site.last + 1, min(site.last + _WITHIN, before))
        town = site.case == "rel" and site.span.kind == "place" and not site.span.region
        if town and any((n := scene.noun(i, _FAIRS)) is not None and n.case == "loc" for i in near):
            return site.span
    return None


def _set_against(scene: Scene, site: Site, told: Sequence[Told]) -> Told | None:
    """The event right before a place that a sentence sets against another one: "İlk forum Bakıda,
    ikincisi isə Riqada keçirilib".
    """
    at = site.first - 1
    at = next((w.first - 1 for w in scene.whens if w.last == at), at)
    second = scene.low(at) == "isə"
    first = scene.low(site.last + 1) == "," and "isə" in map(scene.low, range(site.last + 2, scene.last))
    mentions = (t for t in told if t.draft.last == at - second)
    return next(mentions, None) if first or second else None


def _named_after(mention: Told) -> Span | None:
    """The town in whose name a forum is called: "Antalya Diplomatiya Forumu"."""
    draft = mention.draft
    if draft.type != "conference" or not lower(draft.name).endswith(_FORUMS):
        return None
    name, _, rest = draft.name.removeprefix(_roman(draft.name)).partition(" ")
    return Span(draft.first, draft.first, "place", name, towns()[name]) if rest and name in towns() else None


def _place_by_name(mention: Told) -> None:
    """A forum in a state that is called by a town of it is there: "Qazaxıstanda keçirilən Astana Forumu"."""
    place = mention.draft.place
    if place is not None and place.kind == "state":
        town = _named_after(mention)
        mention.draft.place = town if town is not None and town.country == place.country else place


def _roman(name: str) -> str:
    """The number that a name begins with: "V " of "V Tbilisi İpək Yolu Forumu"."""
    number, _, _ = name.partition(" ")
    return f"{number} " if number and set(number) <= set("IVX") else ""


def _is_apart(scene: Scene, known: Span, site: Site) -> bool:
    """Whether a second place is that of others: "Yerevanda A ilə, Tbilisidə isə müxalifətlə görüşəcək"."""
    contrast = any(scene.low(i) == "isə" for i in range(known.last, site.last + 2))
    named = any(a.may("ins") and known.last < a.first and a.last < site.first for a in scene.actors)
    return contrast and named and not any(a.may("ins") and a.first > site.last for a in scene.actors)


def _are_both(scene: Scene, known: Span, site: Site) -> bool:
    """Whether two towns are named of which neither is the place: "həm Tokioda, həm də Seulda"."""
    between = [scene.low(i) for i in range(known.last + 1, site.first)]
    return "həm" in between and set(between) <= _BOTH and scene.low(known.first - 1) == "həm"


def _is_matter(scene: Scene, site: Site) -> bool:
    """Whether a place is what is talked of: "Suriyada vəziyyət", "regionda gedən proseslər", and no region
    holds a talk.
    """
    broad = scene.low(site.last).startswith(("region", "bölgə", "zona", "ərazi"))
    region = not site.span.country and (site.span.region or broad)
    after = site.last + 1
    while after < scene.last and scene.low(after) in _BEFORE_MATTERS:
        after += 1
    # "Davosda davam edən forum", "Aşqabadda sülhə həsr olunan forum"
    ahead = range(after + 1, min(after + 8, scene.last + 1))
    described = any(v.kind == "attribute" and v.first in (after, after + 1) for v in scene.verbs)
    if described and not region and any(scene.noun(i, _SITTINGS) is not None for i in ahead):
        return False
    going = scene.low(after) in ("gedən", "yaranmış") or scene.low(after + 1) in ("verən", "edən")
    paper = after < scene.last and scene.noun(after + 1, _PAPERS) is not None  # "Vyanada sülh sazişini"
    return region or going or (scene.low(after).startswith(_MATTERS) and not paper)


def _serves_there(scene: Scene, site: Site) -> bool:
    """Whether a place is only where somebody serves, or was young: "ölkəmizdə | fəaliyyətini başa vuran"."""
    first = site.last + 1
    if not scene.low(first).startswith(_SERVICE):
        return False
    return any(scene.low(i).endswith(_SERVING) for i in range(first, min(first + 5, scene.last)))


def _rank(span: Span) -> int:
    """How well a place tells where: a town best, then a venue, a state last."""
    if span.kind == "state" or span.region:
        return 0
    return 1 if is_venue(span) else 2


def is_venue(span: Span) -> bool:
    """Whether a place is a palace or the like: "Yelisey sarayı"."""
    last = span.name.split()[-1] if span.name else ""
    listed_ = span.kind == "place" and span.name in venue_towns()  # "Ağ Ev"
    house = not (HALLS | SEATS).isdisjoint(stems(last)) and " " in span.name
    return listed_ or house


def _in_town(scene: Scene, mention: Told) -> Span | None:
    """ "Vilnüsdəki NATO sammiti": the town that a gathering is said to be in."""
    draft = mention.draft
    named = draft.type == "meeting" and draft.rule == "meeting-noun" and draft.first == draft.last
    if draft.type != "conference" and not named:
        return None
    within = _WITHIN if draft.type == "conference" else _WITHIN - 2  # "Brüsseldəki sonuncu görüşü"
    near = [s for s in scene.sites if s.case == "rel" and 0 < _gap(scene, s, draft) < within]
    # "Qəzzadakı vəziyyətlə bağlı görüş"
    near = [s for s in near if not (named and scene.low(s.last + 1).startswith(_MATTERS))]
    return next((s.span for s in near if s.span.kind == "place" and not s.span.region), None)


def _gap(scene: Scene, site: Site, draft: Draft) -> int:
    """How far an event is behind a place, without what is quoted: "Riqadakı “Bizim dünya” | forumunda"."""
    if draft.first - site.last < _WITHIN:
        return draft.first - site.last
    return 1 + sum(not scene.quoted(i) for i in range(site.last + 1, draft.first))


def _attribute(scene: Scene, mention: Told) -> Span | None:
    """ "Moskva görüşü", "Daşkənd sammiti": a town right before the noun."""
    site = next((s for s in scene.sites if s.last == mention.draft.first - 1 and s.case == "nom"), None)
    town = site is not None and site.span.kind == "place" and not site.span.region
    return site.span if site is not None and town else None
