// The picture: sigma draws the chosen network where the data say that its nodes lie, so that it never jumps.
import { fitViewportToNodes } from "@sigma/utils";
import { UndirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeLineProgram } from "sigma/rendering";
import type { Network } from "./choice";
import type { Level, View } from "./data";
import { Labels, type Placed } from "./labels";
import { edgeSize, type Look, look, nodeSize, onChange } from "./look";
import type { Words } from "./words";

export interface NodeLook {
  x: number;
  y: number;
  size: number;
  color: string;
  label: string;
  events: number;
  community: number;
  kind: string;
  iri: string;
}

export interface EdgeLook {
  type: "line" | "thin";
  size: number;
  color: string;
  weight: number;
  first: string;
  last: string;
}

export type Picked = { readonly node: number } | { readonly edge: string };
export type NetworkGraph = UndirectedGraph<NodeLook, EdgeLook>;

const MOST_DIMMED = 6000; // edges beyond which hovering dims nothing, and lines are thin: drawing all takes long
const STEP = 0.12; // of the picture, that an arrow key moves it

/** Whether this browser can draw at all. */
export function canDraw(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

/** Control characters have no place in XML, and a label of many lines none in a picture. */
export const clean = (text: string): string => text.replace(/[\u0000-\u001f\u007f]+/g, " ");

export class Picture {
  readonly renderer: Sigma<NodeLook, EdgeLook>;
  private graph: NetworkGraph = new UndirectedGraph();
  private look: Look = look();
  private readonly labels: Labels<NodeLook, EdgeLook>;
  private pointed: string | null = null; // what the pointer is on
  private hovered: string | null = null; // the same, where all else is dimmed for it
  private lit: Set<string> | null = null;
  private community: number | null = null;
  private picked: Picked | null = null;
  private level: Level | null = null;

  constructor(
    private readonly view: View,
    private readonly words: Words,
    place: HTMLElement,
    tools: HTMLElement,
    pick: (picked: Picked | null) => void,
  ) {
    this.renderer = new Sigma(this.graph, place, {
      allowInvalidContainer: true,
      enableEdgeEvents: true,
      edgeProgramClasses: { thin: EdgeLineProgram<NodeLook, EdgeLook> },
      zIndex: true,
      doubleClickTimeout: 0, // a click here and a click there are two
      minCameraRatio: 0.02,
      maxCameraRatio: 3,
      nodeReducer: (node, data) => this.nodeLook(node, data),
      edgeReducer: (edge, data) => this.edgeLook(edge, data),
    });
    this.labels = new Labels(this.renderer, (node) => node === this.pointed || this.isMarked(node), tools);
    this.renderer.on("clickNode", ({ node }) => pick({ node: Number(node) }));
    this.renderer.on("clickEdge", ({ edge }) => pick({ edge }));
    this.renderer.on("clickStage", () => pick(null));
    this.renderer.on("enterNode", ({ node }) => this.hover(node));
    this.renderer.on("leaveNode", () => this.hover(null));
    new ResizeObserver(() => this.renderer.scheduleRender()).observe(place);
    onChange(() => this.repaint());
  }

  /** Show a network; the camera stays unless the level is another one. */
  show(network: Network, level: Level, picked: Picked | null): void {
    this.picked = picked;
    this.graph = this.built(network, level);
    this.hovered = null;
    this.pointed = null;
    this.lit = this.picked && this.touched(this.picked);
    this.renderer.setCustomBBox(this.extent(level));
    this.renderer.setGraph(this.graph);
    if (this.level !== level) this.whole();
    this.level = level;
  }

  /** Mark what was picked with what it touches, and dim all else. */
  light(picked: Picked | null): void {
    this.picked = picked;
    this.lit = picked && this.touched(picked);
    this.renderer.refresh({ skipIndexation: true });
  }

  /** Dim all but a community; null for none. */
  lightCommunity(community: number | null): void {
    this.community = community;
    this.renderer.refresh({ skipIndexation: true });
  }

  /** Look at a node from near. */
  approach(node: number): void {
    const place = this.renderer.getNodeDisplayData(String(node));
    const camera = this.renderer.getCamera();
    if (place) void camera.animate({ x: place.x, y: place.y, ratio: Math.min(camera.ratio, 0.4) }, { duration: 300 });
  }

  /** Look at all that is shown. */
  whole(): void {
    if (!this.graph.order) return;
    void fitViewportToNodes(this.renderer as unknown as Sigma, this.graph.nodes(), { animate: false });
  }

  zoom(factor: number): void {
    const camera = this.renderer.getCamera();
    camera.setState({ ratio: Math.min(Math.max(camera.ratio / factor, 0.02), 3) });
  }

  move(right: number, up: number): void {
    const camera = this.renderer.getCamera();
    const { x, y, ratio } = camera.getState();
    camera.setState({ x: x + right * STEP * ratio, y: y + up * STEP * ratio });
  }

  /** The names that are seen, with their places. */
  named(): readonly Placed[] {
    return this.labels.shown();
  }

  shown(): NetworkGraph {
    return this.graph;
  }

  colours(): Look {
    return this.look;
  }

  private built(network: Network, level: Level): NetworkGraph {
    const graph: NetworkGraph = new UndirectedGraph();
    const { nodes, x, y, community } = this.view.levels[level];
    nodes.forEach((node, n) => {
      const events = network.nodes.get(node);
      const actor = this.view.actors[node];
      if (!events || !actor) return;
      graph.addNode(String(node), {
        x: x[n] ?? 0,
        y: y[n] ?? 0,
        size: nodeSize(events.length, network.nodes.size),
        color: this.look.community(community[n] ?? 0),
        label: clean(this.words.name(actor)),
        events: events.length,
        community: community[n] ?? 0,
        kind: actor.kind,
        iri: actor.iri,
      });
    });
    for (const { key, one, other, events } of network.edges) {
      const dates = events.flatMap((event) => this.view.events[event]?.date ?? []).sort();
      graph.addEdgeWithKey(key, String(one), String(other), {
        type: network.edges.length > MOST_DIMMED ? "thin" : "line",
        size: edgeSize(events.length, network.edges.length),
        color: this.look.edge,
        weight: events.length,
        first: dates[0] ?? "",
        last: dates.at(-1) ?? "",
      });
    }
    return graph;
  }

  private extent(level: Level): { x: [number, number]; y: [number, number] } {
    const { x, y } = this.view.levels[level];
    const span = (values: readonly number[]): [number, number] =>
      values.length ? values.reduce<[number, number]>(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity]) : [0, 1];
    return { x: span(x), y: span(y) };
  }

  private touched(picked: Picked): Set<string> {
    if ("edge" in picked) return new Set(this.graph.hasEdge(picked.edge) ? this.graph.extremities(picked.edge) : []);
    const node = String(picked.node);
    return new Set(this.graph.hasNode(node) ? [node, ...this.graph.neighbors(node)] : []);
  }

  private hover(node: string | null): void {
    this.pointed = node;
    if (this.graph.size > MOST_DIMMED) {
      this.renderer.scheduleRender();
      return;
    }
    this.hovered = node;
    this.renderer.refresh({ skipIndexation: true });
  }

  private isDim(node: string, data: { community: number }): boolean {
    if (this.community !== null && data.community !== this.community) return true;
    if (this.hovered) return node !== this.hovered && !this.graph.areNeighbors(node, this.hovered);
    return Boolean(this.lit?.size && !this.lit.has(node));
  }

  /** Whether it was picked, or is the end of a line that was. */
  private isMarked(node: string): boolean {
    if (!this.picked) return false;
    return "node" in this.picked ? String(this.picked.node) === node : Boolean(this.lit?.has(node));
  }

  private isPlain(): boolean {
    return !this.picked && this.hovered === null && this.community === null;
  }

  private nodeLook(node: string, data: NodeLook) {
    if (this.isPlain()) return data;
    if (this.isDim(node, data)) return { ...data, color: this.look.faint, label: "", zIndex: 0 };
    return { ...data, zIndex: 1, highlighted: this.isMarked(node) };
  }

  private edgeLook(edge: string, data: EdgeLook) {
    if (this.isPlain()) return data;
    const [one, other] = this.graph.extremities(edge);
    const centre = this.hovered ?? (this.picked && "node" in this.picked ? String(this.picked.node) : null);
    const marked = this.picked && "edge" in this.picked ? this.picked.edge === edge : centre === one || centre === other;
    if (marked) return { ...data, color: this.look.strong, size: Math.max(data.size, 1.5), zIndex: 1 };
    const dim = [one, other].some((end) => this.isDim(end, this.graph.getNodeAttributes(end)));
    return { ...data, color: dim ? this.look.faint : data.color, zIndex: 0 };
  }

  private repaint(): void {
    this.look = look();
    this.graph.updateEachNodeAttributes((_, data) => ({ ...data, color: this.look.community(data.community) }));
    this.graph.updateEachEdgeAttributes((_, data) => ({ ...data, color: this.look.edge }));
    this.renderer.refresh({ skipIndexation: true });
  }
}
