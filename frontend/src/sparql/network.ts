// Triples, or rows with two columns of things, as a network. What is seen is also a list of links for all readers.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { Labels } from "../network/labels";
import { look, onChange } from "../network/look";
import { canDraw, clean } from "../network/picture";
import type { Names } from "./asking";
import { element, say, type Settings } from "./page";
import { local, type Answer, type Row, type Term } from "./terms";

const MOST = 3000; // edges
const LISTED = 30;
const LABEL = 40; // letters in the picture
const TURNS = 40_000_000; // of the layout, in pairs of nodes: about a second

type Named = Extract<Term, { type: "uri" }>;

/** Return the columns of things, at least two; null for an answer that is no network. */
export function ends(answer: Extract<Answer, { rows: Row[] }>): number[] | null {
  if (answer.kind === "graph") return [0, 2];
  const things = answer.columns.map((_, index) => index).filter((index) => answer.rows.some((row) => row[index]?.type === "uri"));
  return things.length > 1 ? things : null;
}

export class Network {
  readonly panel = element("div", { class: "network" });
  private readonly stage = element("div", { class: "stage", role: "img" });
  private readonly told = element("p", { class: "kind" });
  private readonly list = element("ol");
  private readonly chosen: HTMLElement = element("p", { role: "status" });
  private readonly graph = new Graph({ type: "undirected", multi: false });
  private sigma: Sigma | null = null;
  private from: number;
  private to: number;

  constructor(
    private readonly page: Settings,
    private readonly names: Names,
    private readonly answer: Extract<Answer, { rows: Row[] }>,
  ) {
    const columns = ends(answer);
    const own = columns?.filter((index) => answer.rows.some((row) => isOf(row[index], page.base))) ?? [];
    const [from, to] = answer.kind === "rows" && own.length > 1 ? own : (columns ?? []); // not by kinds and roles at first
    [this.from, this.to] = [from ?? 0, to ?? 0];
    if (!columns) {
      this.panel.append(element("p", { role: "status" }, say(page, "no_network")));
      return;
    }
    const busiest = element("details", {}, element("summary", {}, say(page, "busiest")), this.list);
    this.panel.append(...(columns.length > 2 && answer.kind === "rows" ? [this.controls(columns)] : []), this.stage, this.told, this.chosen, busiest);
    onChange(() => this.paint());
  }

  async show(): Promise<void> {
    if (!this.told.isConnected || this.sigma) return;
    await this.draw();
  }

  close(): void {
    this.sigma?.kill();
    this.sigma = null;
  }

  private controls(columns: number[]): HTMLElement {
    const select = (label: string, value: number, set: (index: number) => void) => {
      const options = columns.map((index) => element("option", { value: String(index), selected: index === value }, this.answer.columns[index] ?? ""));
      const field = element("select", {}, ...options);
      field.addEventListener("change", () => {
        set(Number(field.value));
        this.close();
        void this.draw();
      });
      return element("label", {}, `${say(this.page, label)} `, field);
    };
    return element(
      "p",
      { class: "actions" },
      select("edge_from", this.from, (index) => (this.from = index)),
      select("edge_to", this.to, (index) => (this.to = index)),
    );
  }

  private async draw(): Promise<void> {
    const left = this.fill();
    await this.names.learn(this.graph.mapNodes((iri): Named => ({ type: "uri", value: iri })));
    this.graph.forEachNode((iri) => this.graph.setNodeAttribute(iri, "label", cut(clean(this.names.of({ type: "uri", value: iri })))));
    this.place();
    const counts = { nodes: this.graph.order, edges: this.graph.size };
    this.told.textContent = say(this.page, left ? "network_part" : "network_all", counts);
    this.stage.setAttribute("aria-label", this.told.textContent);
    this.listBusiest();
    this.start();
  }

  /** Take the edges up, at most so many; return whether some were left out. */
  private fill(): boolean {
    this.graph.clear();
    for (const row of this.answer.rows) {
      const [source, target] = [row[this.from], row[this.to]];
      if (source?.type !== "uri" || target?.type !== "uri" || source.value === target.value) continue;
      if (this.answer.kind === "graph" && isClass(row[1])) continue;
      if (this.graph.size >= MOST && !this.graph.hasEdge(source.value, target.value)) return true;
      this.graph.mergeNode(source.value);
      this.graph.mergeNode(target.value);
      this.graph.updateEdge(source.value, target.value, (known) => ({ ...known, weight: (known["weight"] ?? 0) + 1 }));
    }
    return false;
  }

  /** Lay out from a circle, in the order of addresses: the same answer gives the same picture. */
  private place(): void {
    const order = this.graph.order;
    [...this.graph.nodes()].sort().forEach((iri, index) => {
      const angle = (2 * Math.PI * index) / order;
      const size = 3 + Math.min(12, 2 * Math.sqrt(this.graph.degree(iri)));
      this.graph.mergeNodeAttributes(iri, { x: Math.cos(angle), y: Math.sin(angle), size });
    });
    this.graph.forEachEdge((edge, { weight }) => this.graph.setEdgeAttribute(edge, "size", Math.min(4, 0.8 + Math.log2(weight))));
    if (order < 2) return;
    const barnesHutOptimize = order > 500;
    const turn = order * (barnesHutOptimize ? 40 * Math.log2(order) : order);
    const iterations = Math.max(60, Math.min(1000, Math.round(TURNS / turn)));
    const settings = { ...forceAtlas2.inferSettings(this.graph), barnesHutOptimize };
    forceAtlas2.assign(this.graph, { iterations, settings });
    forceAtlas2.assign(this.graph, { iterations: 30, settings: { ...settings, adjustSizes: true } }); // apart
  }

  private start(): void {
    try {
      if (!canDraw()) throw new Error("WebGL 2");
      this.sigma = new Sigma(this.graph, this.stage, {
        allowInvalidContainer: true,
      });
      this.label(this.sigma);
      this.sigma.on("clickNode", ({ node }) => this.choose(node));
      this.paint();
    } catch (error) {
      this.stage.hidden = true;
      this.told.textContent += ` ${say(this.page, "no_webgl")} (${String(error)})`;
    }
  }

  private label(sigma: Sigma): void {
    let pointed: string | null = null;
    const point = (node: string | null) => {
      pointed = node;
      sigma.scheduleRender();
    };
    new Labels(sigma, (node) => node === pointed);
    sigma.on("enterNode", ({ node }) => point(node));
    sigma.on("leaveNode", () => point(null));
  }

  private paint(): void {
    const colours = look();
    this.graph.forEachNode((iri) => this.graph.setNodeAttribute(iri, "color", colours.community(1)));
    this.graph.forEachEdge((edge) => this.graph.setEdgeAttribute(edge, "color", colours.edge));
    this.sigma?.refresh({ skipIndexation: true });
  }

  private choose(iri: string): void {
    const neighbours = this.graph.neighbors(iri).map((other) => this.names.of({ type: "uri", value: other }));
    const others = neighbours.slice(0, LISTED).join(" · ") + (neighbours.length > LISTED ? " …" : "");
    this.chosen.replaceChildren(this.link(iri), ": ", element("bdi", {}, others));
  }

  private listBusiest(): void {
    const nodes = this.graph.nodes().sort((a, b) => this.graph.degree(b) - this.graph.degree(a) || (a < b ? -1 : 1));
    this.list.replaceChildren(...nodes.slice(0, LISTED).map((iri) => element("li", {}, this.link(iri), ` ${this.graph.degree(iri)}`)));
  }

  private link(iri: string): HTMLElement {
    const name = element("bdi", {}, this.names.of({ type: "uri", value: iri }));
    const target = local(iri, this.page);
    return target ? element("a", { href: target, rel: "noreferrer" }, name) : name;
  }
}

function cut(label: string): string {
  const letters = [...label];
  return letters.length > LABEL ? `${letters.slice(0, LABEL - 1).join("")}…` : label;
}

function isOf(term: Term | null | undefined, base: string): boolean {
  return term?.type === "uri" && term.value.startsWith(base);
}

function isClass(predicate: Term | null | undefined): boolean {
  return predicate?.type === "uri" && predicate.value.endsWith("#type");
}
