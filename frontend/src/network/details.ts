// What a node or an edge rests on: its events, and of each what articles say, in their own words.
import type { Edge, Network } from "./choice";
import { type DiplomaticEvent, type Home, pageOf, type Report, reportsOf, type Seat, type View } from "./data";
import { button, link, listed, make, words as isolated } from "./elements";
import type { Picked } from "./picture";
import type { Words } from "./words";

const OPEN_AT_FIRST = 2;
const AT_ONCE = 25;
const MOST_CONTACTS = 12;

export interface Actions {
  readonly pick: (picked: Picked | null) => void;
  readonly focus: (node: number) => void;
}

export class Details {
  constructor(
    private readonly view: View,
    private readonly words: Words,
    private readonly home: Home | null,
    private readonly place: HTMLElement,
    private readonly actions: Actions,
  ) {}

  show(picked: Picked | null, network: Network, omitted: number, kept: number): void {
    const edge = picked && "edge" in picked ? network.edges.find(({ key }) => key === picked.edge) : undefined;
    if (edge) this.fill(this.ofEdge(edge), edge.events);
    else if (picked && "node" in picked) this.fill(this.ofNode(picked.node, network), network.nodes.get(picked.node) ?? []);
    else this.invite(omitted, kept);
    this.place.scrollTop = 0;
  }

  private invite(omitted: number, kept: number): void {
    const quiet = (text: string) => make("p", { className: "quiet" }, text);
    const parts = [quiet(this.words.label("choose"))];
    if (omitted) parts.push(quiet(this.words.label("omitted", { kept, omitted })));
    const { since, earlier } = this.view;
    if (since) parts.push(quiet(this.words.label("since", { since, earlier: earlier ?? 0 })));
    this.place.replaceChildren(...parts);
  }

  private fill(head: Node[], events: readonly number[]): void {
    const close = button(this.words.label("close"), () => this.actions.pick(null), { className: "close" });
    const list = make("div");
    this.place.replaceChildren(close, ...head, list);
    this.more(list, [...events].reverse(), 0); // the latest first
  }

  /** Show the next events of a list, and a button for those after them. */
  private more(list: HTMLElement, events: readonly number[], from: number): void {
    for (const [place, number] of events.slice(from, from + AT_ONCE).entries()) {
      const event = this.view.events[number];
      if (event) list.append(this.event(event, number, from + place < OPEN_AT_FIRST));
    }
    const left = events.length - from - AT_ONCE;
    if (left <= 0) return;
    const next = button(this.words.label("more_events", { left }), () => {
      next.remove();
      this.more(list, events, from + AT_ONCE);
    });
    list.append(next);
  }

  private ofEdge(edge: Edge): Node[] {
    const [one, other] = [this.name(edge.one), this.name(edge.other)];
    return [make("h2", {}, one, " — ", other), this.count(edge.events)];
  }

  private ofNode(node: number, network: Network): Node[] {
    const actor = this.view.actors[node];
    if (!actor) return [];
    const page = this.home && pageOf(this.home, actor.iri, this.words.lang);
    const kind = [this.words.label(actor.kind), actor.code].filter(Boolean).join(" · ");
    const edges = network.edges.filter(({ one, other }) => one === node || other === node);
    const contacts = edges.slice(0, MOST_CONTACTS).map((edge) => {
      const open = button(this.counted(edge.events), () => this.actions.pick({ edge: edge.key }), { className: "link" });
      return make("li", {}, this.name(edge.one === node ? edge.other : edge.one), " ", open);
    });
    const left = edges.length - contacts.length;
    return [
      make("h2", {}, page ? link(page, this.words.name(actor)) : isolated(this.words.name(actor))),
      make("p", { className: "quiet" }, `${kind} · ${this.counted(network.nodes.get(node) ?? [])}`),
      button(this.words.label("focus"), () => this.actions.focus(node)),
      make("h3", {}, this.words.label("contacts")),
      make("ul", {}, ...contacts, left > 0 && make("li", {}, this.words.label("and_more", { left }))),
    ];
  }

  private count(events: readonly number[]): HTMLElement {
    return make("p", { className: "quiet" }, this.counted(events));
  }

  private counted(events: readonly number[]): string {
    return `${this.words.label("events")}: ${events.length}`;
  }

  private name(node: number): HTMLElement {
    const actor = this.view.actors[node];
    if (!actor) return make("span");
    return button(isolated(this.words.name(actor)), () => this.actions.pick({ node }), { className: "link" });
  }

  private event(event: DiplomaticEvent, number: number, open: boolean): HTMLElement {
    const title = [this.words.term(event.type), event.date ?? this.words.label("no_date")];
    if (event.modality !== "Held") title.push(this.words.term(event.modality));
    const box = make("details", { className: "event" }, make("summary", {}, title.join(" · ")));
    const fill = () => box.childElementCount === 1 && void this.tell(event, number, box);
    box.addEventListener("toggle", () => box.open && fill());
    if (open) {
      box.open = true;
      fill();
    }
    return box;
  }

  private async tell(event: DiplomaticEvent, number: number, box: HTMLElement): Promise<void> {
    const line = (key: string, text: string) =>
      make("p", {}, make("span", { className: "quiet" }, `${this.words.label(key)}: `), isolated(text));
    const whole = event.whole && this.view.events.find(({ iri }) => iri === event.whole);
    const topics = (event.topics ?? []).map((topic) => this.words.pick(this.view.topics[topic]?.names ?? {}));
    const page = this.home && pageOf(this.home, event.iri, this.words.lang);
    const reports = make("div", { ariaBusy: "true" });
    const parts = [
      this.words.pick(event.names) && make("p", {}, isolated(this.words.pick(event.names))),
      whole && line("part_of", this.words.pick(whole.names) || `${this.words.term(whole.type)} ${whole.date ?? ""}`),
      this.words.pick(event.place) && line("place", this.words.pick(event.place)),
      make("ul", {}, ...(event.seats ?? []).map((seat) => this.seat(seat))),
      topics.length > 0 && line("topics", topics.join(", ")),
      reports,
      page && make("p", {}, link(page, this.words.label("event_page"))),
    ];
    box.append(...parts.filter((part) => part instanceof Node));
    try {
      const told = await reportsOf(this.view, number, this.home);
      reports.replaceChildren(...told.map((report) => this.report(report)));
    } catch (error) {
      reports.replaceChildren(make("p", { role: "alert" }, String(error)));
    }
    reports.removeAttribute("aria-busy");
  }

  private seat(seat: Seat): HTMLElement {
    const backers = [...(seat.bodies ?? []), ...(seat.states ?? [])].map((node) => this.name(node));
    const posts = this.words.all(seat.posts ?? []).join(", ");
    if (seat.person === undefined && !posts) return make("li", {}, ...listed(backers));
    const who = seat.person === undefined ? null : this.name(seat.person);
    const parts = who && posts ? [who, ", ", isolated(posts)] : [who ?? isolated(posts)];
    return make("li", {}, ...parts, ...(backers.length ? [" (", ...listed(backers), ")"] : []));
  }

  private report(report: Report): HTMLElement {
    const quotes = apart(report.quotes).map(({ text, lang }) => make("p", { dir: "auto", ...(lang && { lang }) }, text));
    if (!quotes.length) quotes.push(make("p", { className: "quiet" }, this.words.label("no_quote")));
    const page = this.home && pageOf(this.home, report.iri, this.words.lang);
    const source = [report.publisher, report.published.slice(0, 10)].filter(Boolean).join(", ");
    const sure = report.confidence === null ? "" : ` · ${this.words.label("confidence")} ${report.confidence}`;
    const footer = make("footer", {}, link(page ?? report.url, report.title || report.iri), source && ` — ${source}`, sure);
    return make("blockquote", {}, ...quotes, footer);
  }
}

/** The passages but those that are within another: a name within its sentence tells nothing more. */
function apart(quotes: Report["quotes"]): Report["quotes"] {
  const within = (one: string, other: string) => other.length > one.length && other.includes(one);
  return quotes.filter(
    ({ text }, n) => !quotes.some((other, m) => within(text, other.text) || (m < n && other.text === text)),
  );
}
