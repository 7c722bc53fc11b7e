// An answer as table, chart and network.
import type { Names } from "./asking";
import { Chart } from "./chart";
import { Network } from "./network";
import { element, say, type Settings } from "./page";
import { Table } from "./table";
import type { Answer } from "./terms";
import { tabs, type View } from "./views";

export class Showing {
  private open: View[] = [];

  constructor(
    private readonly page: Settings,
    private readonly names: Names,
    private readonly place: HTMLElement,
  ) {}

  clear(): void {
    for (const view of this.open) view.close?.();
    this.open = [];
    this.place.replaceChildren();
  }

  show(answer: Answer): void {
    this.clear();
    if (answer.kind === "truth" || !answer.rows.length) return;
    const { page, names } = this;
    const heads = answer.kind === "graph" ? answer.columns.map((name) => say(page, name)) : answer.columns;
    const network = new Network(page, names, answer);
    this.open = [
      view(say(page, "table"), new Table(page, names, heads, answer.rows)),
      view(say(page, "chart"), new Chart(page, names, heads, answer.rows)),
      { ...view(say(page, "network"), network), close: () => network.close() },
    ];
    this.place.append(element("h2", {}, say(page, "answer")), tabs(say(page, "views"), this.open));
  }

  /** Return what came of a query, in a sentence. */
  told(answer: Answer, seconds: string): string {
    if (answer.kind === "truth") return say(this.page, answer.truth ? "yes" : "no");
    if (!answer.rows.length) return say(this.page, "nothing");
    const count = answer.rows.length.toLocaleString(this.page.lang);
    return say(this.page, answer.kind === "graph" ? "triples_in" : "rows_in", { count, seconds });
  }
}

function view(name: string, part: { panel: HTMLElement; show(): Promise<void> }): View {
  return { name, panel: part.panel, show: () => void part.show() };
}
