"""``kg correct``: what an article was read to state is put right by people, and stays so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, get_args

import click
from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.cli.curating import author_option, by, log_of, settle
from kg.cli.opening import open_store
from kg.cli.options import quiet_option, store_option
from kg.cli.taking import today
from kg.cli.terminal import note
from kg.corrections import Correction
from kg.records import EventType, Modality, Role
from kg.store import Store
from kg.terms import DCTERMS, PROV

if TYPE_CHECKING:
    from kg.run.amending import Scope


@click.command(name="correct")
@click.argument("thing", metavar="THING")
@click.option("--participant", metavar="NAME", help="What is wrong is this participant.")
@click.option("--topic", metavar="LABEL", help="What is wrong is this topic, by its phrase or concept.")
@click.option("--document", metavar="TITLE", help="What is wrong is this document.")
@click.option("--office", metavar="POSITION", help="What is wrong is this office of a person.")
@click.option(
    "--reject", is_flag=True, help="It is not so: the fact that is named, or without one all of THING."
)
@click.option("--date", metavar="DATE", help="The right date: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--place", metavar="NAME", help="The right place; give its country with it.")
@click.option(
    "--country", metavar="CODE", help="The right country, as ISO 3166 code: of participant, office or place."
)
@click.option("--type", type=click.Choice(get_args(EventType)), help="The right type of the event.")
@click.option("--modality", type=click.Choice(get_args(Modality)), help="Whether it was held.")
@click.option("--part-of", metavar="''", help="Empty: the event is part of no other.")
@click.option("--name", metavar="NAME", help="The right name: of participant, event or person.")
@click.option("--position", metavar="POSITION", help="The right position.")
@click.option("--organization", metavar="NAME", help="The right body.")
@click.option("--role", type=click.Choice(get_args(Role)), help="The right role.")
@click.option("--former/--present", default=None, help="Whether the office is a former one.")
@click.option("--label", metavar="PHRASE", help="The right phrase of the topic.")
@click.option("--concept", metavar="NAME", help="The right concept of the topic.")
@click.option("--title", metavar="TITLE", help="The right title of the document.")
@click.option(
    "--article", "articles", metavar="ID", multiple=True, help="Only in this article; may be repeated."
)
@click.option("--lang", metavar="CODE", help="Only in articles in this language.")
@author_option
@click.option("--reason", metavar="TEXT", required=True, help="Why: it is kept, and stands in the graph.")
@store_option
@quiet_option
def command(
    thing: str,
    articles: tuple[str, ...],
    lang: str | None,
    author: str | None,
    reason: str,
    store: str,
    reject: bool,
    **wanted: Any,
) -> None:
    """Correct what articles were read to state of an event, or of a person.

    THING is the IRI of an event or its end, or a person. Name the fact by --participant, --topic, --document
    or --office; without one it is THING itself. Then say --reject, or the right values; an empty value ('')
    says that there is none. All articles that state the wrong value are corrected; --article and --lang name
    some.

    Nothing is added: what is amended keeps its passage. The correction is kept with its author, reason and
    date, holds when the article is taken in anew, stands in the graph (kg query corrections), and can be
    undone: kg judge undo ID. kg judge list, export and import take corrections along.

    \b
    kg correct event/3f2a --date 2025-11-20 --reason "the ministry's own page says the 20th"
    kg correct event/3f2a --place Şuşa --country AZ --modality planned --reason "misread"
    kg correct event/3f2a --date '' --reason "the text does not say when"
    kg correct event/3f2a --participant Асадов --position премьер-министр --reason "misread"
    kg correct event/3f2a --participant "John Smith" --reject --reason "he is the reporter"
    kg correct event/3f2a --topic trade --reject --reason "not discussed"
    kg correct event/3f2a --reject --article u0123456789ab --reason "an anniversary, not a meeting"
    kg correct "Иван Петровым" --name "Иван Петров" --reason "not in the nominative"
    kg correct "Иван Петров" --office посол --former --reason "he left in 2020"
    """
    from kg.run.amending import Scope

    scope = Scope(articles=tuple(id.rpartition("/")[2] for id in articles), lang=lang)
    asked = {option: value for option, value in wanted.items() if value is not None}
    _correct(store, thing, asked, scope, reject=reject, author=by(author), reason=reason)


def _correct(
    store: str, thing: str, asked: Mapping[str, Any], scope: Scope, *, reject: bool, author: str, reason: str
) -> None:
    """Keep the correction that options ask for, apply it, and tell what it changed."""
    from kg.cli.wishes import wished
    from kg.run.amending import correction
    from kg.run.curation import Curation
    from kg.run.facts import thing_of

    log = log_of(store)
    with open_store(store) as opened:
        known = Curation(opened, log)
        found = thing_of(known, thing)
        wishes = wished(found, asked, reject=reject)
        decided = correction(known, found, wishes, scope, author=author, reason=reason, date=today())
        id, changed = settle(opened, log, decided)
        events = _events(opened, id)
    _tell(decided)
    now = f"; now {', '.join(events)}" if events else ""
    note(f"correction {id}: {changed} articles put right{now}")


def _tell(decided: Correction) -> None:
    from kg.run.amending import summary

    for line in summary(decided):
        note(line)
    for earlier in decided.after:
        note(f"goes before correction {earlier}")


def _events(store: Store, id: str) -> list[str]:
    """Return the events that a correction is about, in the short form that kg takes."""
    corrections = [
        quad.subject for quad in store.matches(None, DCTERMS.identifier, Literal(id), DefaultGraph())
    ]
    concerned = {
        quad.subject
        for node in corrections
        for quad in store.matches(None, PROV.wasInfluencedBy, node, DefaultGraph())
    }
    events = (node.value for node in concerned if isinstance(node, NamedNode))
    return sorted("/".join(iri.split("/")[-2:]) for iri in events if iri.split("/")[-2] == "event")
