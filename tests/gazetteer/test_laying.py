"""Tables of the user over the packaged ones: nothing that is there is taken away, everything is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg import gazetteer
from kg.errors import WrongUse
from kg.gazetteer import Body, City, State, tables
from kg.identities import skeleton
from kg.records import Article, Source
from kg.resolve import known
from kg.resolve.bodies import body
from kg.resolve.places import place

from .conftest import Add


def fates(settled: list[gazetteer.laying.Settled]) -> list[str]:
    return [one.fate for one in settled]


def test_a_new_body_is_found_by_any_of_its_names(add: Add) -> None:
    settled = add(
        "kind,en,ru,az,ru_acronyms,en_alternatives,part_of\n"
        "body,Council of Lakes,Совет озёр,Göllər Şurası,СОЗ,Lakes Council,un\n"
    )
    assert fates(settled) == ["new"]
    for name in ("Council of Lakes", "совет озер", "GÖLLƏR ŞURASI", "СОЗ", "Lakes Council"):
        found = gazetteer.lookup(name)
        assert isinstance(found, Body)
        assert (found.key, found.kind, found.part_of) == ("own:council-of-lakes", "io", "un")


def test_without_a_table_nothing_is_different(add: Add) -> None:
    before = gazetteer.bodies(), gazetteer.cities(), gazetteer.states(), gazetteer.digest()
    add("kind,en\nbody,Council of Lakes\n")
    assert gazetteer.lookup("Council of Lakes")
    assert gazetteer.digest() != ""
    gazetteer.use(None)
    assert (gazetteer.bodies(), gazetteer.cities(), gazetteer.states(), gazetteer.digest()) == before
    assert gazetteer.lookup("Council of Lakes") is None


def test_a_name_that_is_taken_stays_where_it_is(add: Add) -> None:
    (left, new) = add(
        "kind,en,en_acronyms,wikidata\nbody,united nations,,Q99000001\nbody,Union of Lakes,UN|UOL,Q99000002\n"
    )
    assert (left.fate, left.why.startswith("bears a name of body un:")) == ("left out", True)
    assert (new.fate, new.why) == ("new", "names left to others: UN")
    un = gazetteer.lookup("UN", "en")
    assert isinstance(un, Body)
    assert (un.key, un.identifiers) == ("un", ())
    lakes = gazetteer.lookup("UOL", "en")
    assert isinstance(lakes, Body)
    assert lakes.en.acronyms == ("UOL",)


def test_a_body_does_not_take_the_name_of_a_place_but_a_place_may_share_that_of_a_state(add: Add) -> None:
    taken, shared = add("kind,en,iso2\nbody,Baku,\ncity,Georgia,US\n")
    assert (taken.fate, shared.fate) == ("left out", "new")
    assert isinstance(gazetteer.lookup("Baku"), City)
    assert isinstance(gazetteer.lookup("Georgia"), State)


def test_with_join_a_row_adds_to_the_one_thing_of_its_name(add: Add) -> None:
    (one,) = add(
        "kind,en,en_alternatives,wikidata\nbody,United Nations,Organisation of the World,Q99000001\n",
        join=True,
    )
    assert (one.fate, one.slot) == ("joined", ("body", "un"))
    un = gazetteer.body("un")
    assert un is not None
    assert un.en.label == "United Nations"
    assert gazetteer.lookup("organisation of the world") == un
    assert [(i.scheme, i.value, i.source.origin) for i in un.identifiers] == [
        ("wikidata", "Q99000001", "a made-up list")
    ]


def test_join_does_not_cross_countries(add: Add) -> None:
    (one,) = add("kind,en,iso2,geonames\ncity,Birmingham,US,99000001\n", join=True)
    assert one.fate == "left out"


def test_a_state_is_known_by_its_code_and_a_row_by_what_it_names(add: Add) -> None:
    settled = add(
        "kind,en,iso2,wikidata,geonames,same_as\n"
        "state,,AZ,Q99000001,99000001,\n"
        "body,,,Q99000002,,itu\n"
        "city,,,,99000002,Baku\n"
        "body,,,Q99000003,,no-such-key\n"
        "state,,QQ,,,\n"
    )
    assert fates(settled) == ["joined", "joined", "joined", "left out", "left out"]
    assert settled[3].why == "same_as: no body 'no-such-key'"
    state = known.state("AZ", "ru")
    assert [i.value for i in state.identifiers] == ["Q99000001"]
    assert [i.value for i in known.territory(state).identifiers] == ["99000001"], "GeoNames knows lands"
    assert [i.value for i in body("МСЭ", None, article="a", lang="ru").identifiers] == ["Q99000002"]
    assert [i.value for i in place("Баку", state, lang="ru").identifiers] == ["99000002"]


def test_tables_that_give_one_identifier_speak_of_one_thing(add: Add) -> None:
    add("kind,en,wikidata\nbody,Council of Lakes,Q99000001\n", name="a")
    (one,) = add("kind,ru,wikidata\nbody,Озёрный совет,Q99000001\n", name="b", source="another list")
    assert (one.fate, one.slot) == ("joined", ("body", "wikidata:Q99000001"))
    found = gazetteer.lookup("Озёрный совет")
    assert isinstance(found, Body)
    assert found.en.label == "Council of Lakes"
    assert [i.source.name for i in found.identifiers] == ["a", "b"]


def test_sources_that_disagree_stay_side_by_side(add: Add) -> None:
    add(
        "kind,same_as,wikidata\nbody,itu,Q99000001\n".replace("same_as", "same_as,en", 1).replace(
            "itu,", "itu,,"
        ),
        name="a",
    )
    add("kind,same_as,en,wikidata\nbody,itu,,Q99000002\n", name="b")
    itu = gazetteer.body("itu")
    assert itu is not None
    assert [i.value for i in itu.identifiers] == ["Q99000001", "Q99000002"]


def test_a_body_belongs_to_another_of_the_table_by_name_or_key(add: Add) -> None:
    add(
        "kind,en,key,part_of\n"
        "body,Lakes Fund,,Council of Lakes\n"
        "body,Council of Lakes,,\n"
        "body,Lakes Court,,own:council-of-lakes\n"
        "body,Lakes Choir,,Nobody at all\n"
    )
    wholes = {b.en.label: b.part_of for b in gazetteer.bodies() if ":" in b.key}
    assert wholes == {
        "Lakes Fund": "own:council-of-lakes",
        "Council of Lakes": None,
        "Lakes Court": "own:council-of-lakes",
        "Lakes Choir": None,
    }


def test_names_in_a_further_language_count_in_it(add: Add) -> None:
    add("kind,en,tr\nbody,Council of Lakes,Göller Konseyi\n")
    found = gazetteer.lookup("Göller Konseyi", "tr", "body")
    assert found == gazetteer.lookup("Council of Lakes", "en")
    assert found is not None
    assert gazetteer.added_label(found, "tr") == "Göller Konseyi"


def test_the_identity_of_a_thing_does_not_depend_on_the_name_of_the_table(add: Add) -> None:
    text = "kind,en,ru,iso2\nbody,Council of Lakes,Совет озёр,\ncity,,Нигдевилль,AZ\n"
    add(text, name="a")
    paths = paths_of()
    tables.remove(gazetteer._InUse.folder, "a")  # type: ignore[arg-type]
    add(text, name="b")
    assert paths_of() == paths


def paths_of() -> tuple[str, str]:
    found = body("Совет озёр", None, article="a", lang="ru")
    town = place("Нигдевилль", known.state("AZ", "ru"), lang="ru")
    assert town.parts == ("gazetteer", "city", "AZ", skeleton("Нигдевилль"))
    return found.path, town.path


def test_extraction_sees_the_tables_and_forgets_them(add: Add) -> None:
    from kg.extract import extract

    text = (
        "3 марта премьер-министр Азербайджана Али Асадов встретился в Нигдевилле "
        "с премьер-министром Грузии Ираклием Кобахидзе."
    )
    source = Source(
        id="a", path=None, url=None, title=None, publisher=None, published="2025-03-03", lang="ru", sha256="x"
    )
    article = Article(source=source, text=text)

    def country() -> str | None:
        places = [event.place for event in extract(article).events if event.place]
        return places[0].country if places else None

    assert country() is None
    add("kind,ru,iso2\ncity,Нигдевилль,AZ\n")
    assert country() == "AZ"
    gazetteer.use(None)
    assert country() is None


def test_tables_are_laid_in_the_order_of_their_names_however_they_were_added(add: Add) -> None:
    add("kind,en,en_acronyms\nbody,Union of Lakes,UOLX\n", name="b")
    add("kind,en,en_acronyms\nbody,Union of Lagoons,UOLX\n", name="a")
    found = gazetteer.lookup("UOLX", "en")
    assert found is not None
    assert found.en.label == "Union of Lagoons"


def test_a_damaged_table_is_named_with_its_line(add: Add, tmp_path: Path) -> None:
    add("kind,en\nbody,Council of Lakes\n")
    file = tmp_path / "gazetteer" / "own.jsonl"
    file.write_bytes(file.read_bytes() + b"{}\n")
    with pytest.raises(WrongUse, match=r"own\.jsonl:3: no table of kg"):
        gazetteer.use(tmp_path / "gazetteer")
    assert gazetteer.digest() == ""


def test_a_table_that_is_written_anew_counts_at_once(add: Add) -> None:
    add("kind,en\nbody,Council of Lakes\n")
    before = gazetteer.digest()
    add("kind,en\nbody,Council of Ponds\n")
    assert gazetteer.lookup("Council of Lakes") is None
    assert gazetteer.lookup("Council of Ponds")
    assert gazetteer.digest() != before


def test_a_writer_that_is_killed_leaves_the_old_table(add: Add, tmp_path: Path) -> None:
    add("kind,en\nbody,Council of Lakes\n")
    program = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom kg.gazetteer import tables\n"
        "def rows():\n    os.kill(os.getpid(), signal.SIGKILL)\n    yield\n"
        "tables.write(Path(sys.argv[1]), 'own', tables.Head(source='s', file='f'), rows())\n"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "gazetteer")], check=False)
    gazetteer.use(None)
    gazetteer.use(tmp_path / "gazetteer")
    assert gazetteer.lookup("Council of Lakes")


def test_keys_of_the_user_are_never_packaged_ones(add: Add) -> None:
    add("kind,en,key\nbody,Council of Lakes,un\n")
    found = gazetteer.lookup("Council of Lakes")
    assert isinstance(found, Body)
    assert found.key == "own:un"
    gazetteer.use(None)
    assert [b.key for b in gazetteer.bodies() if ":" in b.key] == []


@pytest.mark.parametrize("only", ["ru", "en", "az", "tr"])
def test_a_thing_that_is_named_in_one_language_disturbs_no_other(add: Add, only: str) -> None:
    from kg.extract import LANGUAGES as PACKS
    from kg.extract import extract
    from kg.packaged import folder
    from kg.read import read

    add(f"kind,{only},iso2\nbody,Qwrtzu Konsul,\nstate,Qwrtzuland,QQ\ncity,Qwrtzuville,QQ\n")
    texts = [str(folder("examples") / name) for name in ("01-call-grain.txt", "16-call-english.txt")]
    texts.append(str(folder("examples") / "17-baku-azerbaijani.txt"))
    articles = [
        one for text in texts for lang in ("tr", None) for one in read(text, lang=lang, languages=PACKS)
    ]
    records = [extract(article) for article in articles if isinstance(article, Article)]
    assert len(records) == 6
    for record in records:
        assert "QQ" not in {p.country for event in record.events for p in event.participants}
        assert all(p.name != "" for event in record.events for p in event.participants)
