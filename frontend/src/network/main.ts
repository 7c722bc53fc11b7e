// The network view: put into the element #network, by a server's page or by a file that stands alone.
import { remember, take, written } from "./address";
import { Controls, type Shown } from "./controls";
import { chosen, type Choice, type Edge, everything, type Network } from "./choice";
import { homeOf, load, type Home, LEVEL_OF, type View } from "./data";
import { Details } from "./details";
import { button, make, words as isolated } from "./elements";
import { save } from "./files";
import { COLOURED, look, onChange } from "./look";
import { canDraw, Picture, type Picked } from "./picture";
import "./style.css";
import { Table } from "./table";
import { Words } from "./words";

class App {
  private readonly words: Words;
  private readonly choice: Choice;
  private readonly start: Choice;
  private readonly unknown: string; // what the address asks for and the network has not
  private readonly drawable = canDraw();
  private shown: Shown = this.drawable ? "picture" : "table";
  private network: Network = { nodes: new Map(), edges: [], events: 0 };
  private picked: Picked | null = null;
  private litCommunity: number | null = null;

  private readonly counts = make("p", { className: "counts", role: "status" });
  private readonly told = make("p", { className: "unseen", role: "status" });
  private readonly title = make("h1");
  private readonly notice = make("p", { className: "notice", role: "alert", hidden: true });
  private readonly nothing = make("p", { className: "nothing", hidden: true });
  private readonly canvas = make("div", { className: "canvas", tabIndex: 0, role: "application", id: "picture" });
  private readonly legend = make("ul", { className: "legend" });
  private readonly zoom = make("div", { className: "zoom" });
  private readonly board = make("section", { className: "board" }, this.canvas, this.zoom, this.nothing);
  private readonly sheet = make("section", { className: "sheet", tabIndex: -1 });
  private readonly panel = make("aside", { className: "details", tabIndex: -1 });

  private readonly picture: Picture | null;
  private readonly table: Table;
  private readonly details: Details;
  private readonly controls: Controls;

  constructor(
    private readonly view: View,
    private readonly home: Home | null,
    place: HTMLElement,
  ) {
    this.words = new Words(view, view.lang);
    this.start = everything(view);
    this.choice = everything(view);
    this.unknown = home ? this.startAt(home, new URLSearchParams(location.search)) : "";
    const open = (edge: Edge) => this.pick({ edge: edge.key }, true);
    this.table = new Table(view, this.words, this.sheet, open);
    this.details = new Details(view, this.words, home, this.panel, {
      pick: (picked) => this.pick(picked),
      focus: (node) => this.focus(node),
    });
    this.controls = new Controls(view, this.words, this.choice, {
      changed: () => this.refresh(),
      show: (shown) => this.turn(shown),
      language: (lang) => this.speak(lang),
      find: (node) => this.find(node),
      unfocus: () => this.focus(null),
      save: (kind) => void (this.picture && save(this.picture, kind)),
    }, home === null);
    const head = home ? [] : [this.title];
    place.replaceChildren(
      make("header", { className: "head" }, ...head, this.counts, this.told, this.notice),
      this.controls.element,
      make("div", { className: "stage" }, this.board, this.sheet, this.legend),
      this.panel,
    );
    this.picture = this.drawable ? new Picture(view, this.words, this.canvas, this.zoom, (picked) => this.pick(picked)) : null;
    this.canvas.addEventListener("keydown", (event) => this.key(event));
    onChange(() => this.showLegend());
    this.speak(this.words.lang);
  }

  /** Begin with what the address asks for; return what it wants to be looked at and is not here. */
  private startAt({ base, focus }: Home, query: URLSearchParams): string {
    this.shown = take(query, this.choice, this.view) ?? this.shown;
    const node = this.view.actors.findIndex(({ iri }) => iri === focus);
    const actor = this.view.actors[node];
    if (!actor) return focus.slice(base.length);
    if (!query.has("level")) this.choice.level = LEVEL_OF[actor.kind];
    this.choice.focus = { node, steps: query.get("steps") === "2" ? 2 : 1 };
    const isSeen = query.has("modality") || chosen(this.view, this.choice).nodes.has(node);
    if (!isSeen) this.choice.modalities = new Set(["Held", "Planned", "Cancelled"]);
    this.picked = { node };
    return "";
  }

  private speak(lang: string): void {
    this.words.lang = lang;
    if (!this.home) {
      document.documentElement.lang = lang;
      document.title = this.words.label("title");
    }
    this.title.textContent = this.words.label("title");
    this.nothing.textContent = this.words.label("nothing");
    const notices = [
      this.drawable ? "" : this.words.label("no_webgl"),
      this.unknown && this.words.label("unknown_focus", { name: this.unknown }),
    ].filter(Boolean);
    this.notice.textContent = notices.join(" ");
    this.notice.hidden = !notices.length;
    this.canvas.setAttribute("aria-label", this.words.label("canvas"));
    this.panel.setAttribute("aria-label", this.words.label("details"));
    this.sheet.setAttribute("aria-label", this.words.label("contacts"));
    const tools = [["+", "closer", 1.4], ["−", "farther", 1 / 1.4]] as const;
    this.zoom.replaceChildren(
      ...tools.map(([sign, key, factor]) => button(sign, () => this.picture?.zoom(factor), this.titled(key))),
      button("⤢", () => this.picture?.whole(), this.titled("whole")),
    );
    this.refresh();
  }

  private titled(key: string) {
    return { title: this.words.label(key), "aria-label": this.words.label(key) };
  }

  /** Choose anew what counts, and show it everywhere. */
  private refresh(): void {
    this.network = chosen(this.view, this.choice);
    if (this.picked && !this.isThere(this.picked)) this.picked = null;
    const { nodes, edges, events } = this.network;
    this.counts.textContent = this.words.label("counts", { nodes: nodes.size, edges: edges.length, events });
    this.nothing.hidden = edges.length > 0;
    this.paint();
    this.renderControls();
    this.showDetails();
    this.remember();
  }

  private remember(): void {
    if (this.home) remember(written(this.choice, this.start, this.shown, this.view, this.home));
  }

  private paint(): void {
    this.board.hidden = this.shown !== "picture";
    this.sheet.hidden = this.shown !== "table";
    this.showLegend(); // before the picture, to which it leaves the rest of the room
    if (this.shown === "table") this.table.show(this.network);
    else this.picture?.show(this.network, this.choice.level, this.picked);
  }

  /** Write the controls anew only where they change, so that a slider under the finger stays. */
  private renderControls(): void {
    const state = JSON.stringify([this.words.lang, this.choice.level, this.choice.focus, this.shown]);
    if (this.controls.element.dataset.state === state) return;
    const held = document.activeElement instanceof HTMLInputElement ? document.activeElement : null;
    this.controls.element.dataset.state = state;
    this.controls.render(this.shown, this.drawable, () => this.ranked());
    if (held && !held.isConnected) this.controls.element.querySelector<HTMLElement>(`input[name="${held.name}"]:checked`)?.focus();
  }

  private ranked(): number[] {
    const { nodes } = this.network;
    return [...nodes.keys()].sort((a, b) => (nodes.get(b)?.length ?? 0) - (nodes.get(a)?.length ?? 0) || a - b);
  }

  private isThere(picked: Picked): boolean {
    return "node" in picked ? this.network.nodes.has(picked.node) : this.network.edges.some(({ key }) => key === picked.edge);
  }

  private showDetails(): void {
    const { omitted, nodes } = this.view.levels[this.choice.level];
    this.details.show(this.picked, this.network, omitted, nodes.length);
  }

  /** Choose a node or an edge; one of another level brings that level up. */
  private pick(picked: Picked | null, follow = false): void {
    this.picked = picked;
    const actor = picked && "node" in picked ? this.view.actors[picked.node] : undefined;
    if (picked && actor && !this.isThere(picked)) {
      this.choice.level = LEVEL_OF[actor.kind];
      this.choice.focus = null;
      this.refresh();
    }
    if (this.shown === "picture") this.picture?.light(this.picked);
    this.showDetails();
    if (follow) this.panel.focus();
  }

  private find(node: number): void {
    this.pick({ node }, true);
    if (this.shown === "picture") this.picture?.approach(node);
  }

  private focus(node: number | null): void {
    this.choice.focus = node === null ? null : { node, steps: 1 };
    this.refresh();
    if (this.shown === "picture") this.picture?.whole();
    (node === null ? this.canvas : this.panel).focus();
  }

  private turn(shown: Shown): void {
    this.shown = shown;
    this.paint();
    this.renderControls();
    this.remember();
    if (shown === "picture") this.picture?.whole();
  }

  private showLegend(): void {
    const { nodes, community } = this.view.levels[this.choice.level];
    const best = new Map<number, number>();
    nodes.forEach((node, n) => {
      const number = community[n] ?? 0;
      const events = this.network.nodes.get(node)?.length ?? 0;
      const other = best.get(number);
      if (events && number <= COLOURED && (other === undefined || events > (this.network.nodes.get(other)?.length ?? 0)))
        best.set(number, node);
    });
    const items = [...best].sort(([a], [b]) => a - b).map(([number, node]) => this.community(number, node));
    this.legend.replaceChildren(...(this.shown === "picture" ? items : []));
    this.legend.setAttribute("aria-label", this.words.label("communities"));
  }

  private community(number: number, node: number): HTMLElement {
    const mark = make("i");
    mark.style.setProperty("background", look().community(number));
    const actor = this.view.actors[node];
    const name = isolated(actor ? this.words.name(actor) : "");
    const toggle = () => {
      this.litCommunity = this.litCommunity === number ? null : number;
      this.picture?.lightCommunity(this.litCommunity);
      this.showLegend();
    };
    const item = button(mark, toggle, { "aria-pressed": String(this.litCommunity === number) });
    item.append(name);
    return make("li", {}, item);
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.picture?.move(-1, 0),
      ArrowRight: () => this.picture?.move(1, 0),
      ArrowUp: () => this.picture?.move(0, 1),
      ArrowDown: () => this.picture?.move(0, -1),
      "+": () => this.picture?.zoom(1.25),
      "=": () => this.picture?.zoom(1.25),
      "-": () => this.picture?.zoom(0.8),
      "0": () => this.picture?.whole(),
      n: () => this.step(1),
      p: () => this.step(-1),
      Enter: () => this.panel.focus(),
      Escape: () => this.pick(null),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  /** Go to the next or the previous node, by number of events. */
  private step(by: number): void {
    const order = this.ranked();
    const at = this.picked && "node" in this.picked ? order.indexOf(this.picked.node) : by > 0 ? -1 : 0;
    const node = order[(at + by + order.length) % order.length];
    if (node === undefined) return;
    this.pick({ node });
    this.picture?.approach(node);
    const actor = this.view.actors[node];
    if (actor) this.told.textContent = `${this.words.name(actor)} · ${this.words.label("events")}: ${this.network.nodes.get(node)?.length ?? 0}`;
  }
}

async function start(place: HTMLElement): Promise<void> {
  const home = homeOf(place);
  try {
    new App(await load(home), home, place);
    place.dataset.ready = "yes";
  } catch (error) {
    place.replaceChildren(make("p", { role: "alert" }, String(error)));
    throw error;
  }
}

const place = document.getElementById("network");
if (place) void start(place);
