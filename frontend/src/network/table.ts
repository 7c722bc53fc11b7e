// The same contacts as a table: for screen readers, for browsers that cannot draw, and for reading.
import type { Edge, Network } from "./choice";
import type { View } from "./data";
import { button, make, words as isolated } from "./elements";
import type { Words } from "./words";

const AT_ONCE = 200;

export class Table {
  private readonly rows = make("tbody");
  private readonly more = button("", () => this.append());
  private edges: readonly Edge[] = [];

  constructor(
    private readonly view: View,
    private readonly words: Words,
    private readonly place: HTMLElement,
    private readonly open: (edge: Edge) => void,
  ) {}

  show(network: Network): void {
    const heads = ["one", "other", "events", "first", "last"].map((key) =>
      make("th", { scope: "col" }, this.words.label(key)),
    );
    this.edges = network.edges;
    this.rows.replaceChildren();
    const caption = make("caption", { className: "unseen" }, this.words.label("contacts"));
    this.place.replaceChildren(make("table", {}, caption, make("thead", {}, make("tr", {}, ...heads)), this.rows), this.more);
    this.append();
  }

  private append(): void {
    const from = this.rows.rows.length;
    this.rows.append(...this.edges.slice(from, from + AT_ONCE).map((edge) => this.row(edge)));
    const left = this.edges.length - this.rows.rows.length;
    this.more.hidden = left <= 0;
    this.more.textContent = this.words.label("more_rows", { left });
  }

  private row(edge: Edge): HTMLElement {
    const names = [edge.one, edge.other].map((node) => {
      const actor = this.view.actors[node];
      return actor ? this.words.name(actor) : "";
    });
    const dates = edge.events.flatMap((event) => this.view.events[event]?.date ?? []).sort();
    const label = `${edge.events.length}, ${this.words.label("open")}: ${names.join(" — ")}`;
    const open = button(String(edge.events.length), () => this.open(edge), { className: "link", "aria-label": label });
    const cells = [...names.map((name) => isolated(name)), open, dates[0] ?? "", dates.at(-1) ?? ""];
    return make("tr", {}, ...cells.map((cell) => make("td", {}, cell)));
  }
}
