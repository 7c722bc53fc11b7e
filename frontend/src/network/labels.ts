// Where names stand in a picture: beside their nodes, none over another, over a larger node or cut by the edge.
import type Sigma from "sigma";
import type { Attributes } from "graphology-types";
import { look } from "./look";

export const SIZE = 13;
export const FONT = 'system-ui, "Noto Sans", "DejaVu Sans", sans-serif';
const GAP = 3; // pixels between a name and its node
const ROOM = 9000; // square pixels a name, in a picture of many names; the rest come up as one comes nearer
const MANY = 80; // names
const WIDEST = 260; // pixels, and no more than most of the picture
const CELL = 64;
const HOME = / \([^()]+\)$/; // whom it belongs to, as Words.name puts it

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Spot {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly label: string;
  readonly marked: boolean;
}

interface Room {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly taken: Taken;
  readonly nodes: Taken;
}

export interface Placed extends Box {
  readonly key: string;
  readonly text: string;
  readonly marked: boolean;
}

type Side = (spot: Spot, width: number) => readonly [left: number, top: number];

const TALL = SIZE + 5;
export const BASE = SIZE + 0.5; // where letters stand below the top of the box
const SIDES: readonly Side[] = [
  ({ x, y, r }) => [x + r + GAP, y - TALL / 2],
  ({ x, y, r }, width) => [x - r - GAP - width, y - TALL / 2],
  ({ x, y, r }, width) => [x - width / 2, y + r + 1],
  ({ x, y, r }, width) => [x - width / 2, y - r - 1 - TALL],
  ({ x, y, r }) => [x + r * 0.7 + GAP, y + r * 0.7],
  ({ x, y, r }) => [x + r * 0.7 + GAP, y - r * 0.7 - TALL],
  ({ x, y, r }, width) => [x - r * 0.7 - GAP - width, y + r * 0.7],
  ({ x, y, r }, width) => [x - r * 0.7 - GAP - width, y - r * 0.7 - TALL],
];

/** Boxes by the squares of a grid that they touch, so that each is compared with its neighbours alone. */
class Taken {
  private readonly squares = new Map<string, (Box & { key: string })[]>();

  add(box: Box & { key: string }): void {
    for (const square of this.touched(box)) this.squares.set(square, [...(this.squares.get(square) ?? []), box]);
  }

  /** Whether something of another node is in the way. */
  isBarred(box: Box, key: string): boolean {
    return [...this.touched(box)].some((square) =>
      this.squares.get(square)?.some((one) => one.key !== key && overlap(one, box)),
    );
  }

  private *touched({ left, top, right, bottom }: Box): Iterable<string> {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++)
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) yield `${x},${y}`;
  }
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** The names of a picture, drawn after each frame. ``isMarked`` nodes have theirs whatever lies there. */
export class Labels<N extends Attributes, E extends Attributes> {
  private readonly widths = new Map<string, number>();
  private readonly sides = new Map<string, number>(); // where each stood last, and stays if it can
  private placed: readonly Placed[] = [];

  constructor(
    private readonly renderer: Sigma<N, E>,
    private readonly isMarked: (node: string) => boolean,
    private readonly tools: HTMLElement | null = null, // what lies on the picture
  ) {
    renderer.setSetting("renderLabels", false); // sigma's own lie over each other
    renderer.setSetting("defaultDrawNodeHover", (context, { x, y, size }) => {
      context.strokeStyle = look().ink;
      context.lineWidth = 2;
      context.beginPath();
      context.arc(x, y, size + 1, 0, Math.PI * 2);
      context.stroke();
    });
    renderer.on("afterRender", () => this.draw());
  }

  /** The names that stand in the picture now. */
  shown(): readonly Placed[] {
    return this.placed;
  }

  private draw(): void {
    const { labels, hovers } = this.renderer.getCanvases();
    const [plain, above] = [labels?.getContext("2d"), hovers?.getContext("2d")];
    if (!plain || !above) return;
    const { ink, ground } = look();
    this.placed = this.place(plain);
    for (const { left, top, text, marked } of this.placed) {
      const context = marked ? above : plain;
      context.font = font(marked);
      context.textAlign = "left";
      context.lineJoin = "round";
      context.lineWidth = marked ? 6 : 3;
      context.strokeStyle = ground;
      context.fillStyle = ink;
      context.strokeText(text, left, top + BASE);
      context.fillText(text, left, top + BASE);
    }
  }

  private place(context: CanvasRenderingContext2D): Placed[] {
    const { width, height } = this.renderer.getDimensions();
    const spots = this.spots(width, height);
    const [taken, nodes] = [new Taken(), new Taken()]; // what no name may cover, and what it covers if it must
    for (const spot of spots) nodes.add(around(spot));
    if (this.tools) taken.add({ key: "", ...this.lying(this.tools) });
    const most = spots.length > MANY ? Math.max(MANY / 4, (width * height) / ROOM) : spots.length;
    const placed: Placed[] = [];
    for (const spot of spots) {
      if (placed.length >= most && !spot.marked) break;
      taken.add(around(spot));
      const found = this.beside(spot, { context, width, height, taken, nodes });
      if (!found) continue;
      taken.add({ ...found, key: `${spot.key} name` });
      placed.push(found);
    }
    return placed;
  }

  private lying(tools: HTMLElement): Box {
    const [own, all] = [tools.getBoundingClientRect(), this.renderer.getContainer().getBoundingClientRect()];
    return { left: own.left - all.left, top: own.top - all.top, right: own.right - all.left, bottom: own.bottom - all.top };
  }

  /** The nodes in the picture that have a name: marked ones first, then the largest. */
  private spots(width: number, height: number): Spot[] {
    const spots = this.renderer.getGraph().mapNodes((key): Spot | null => {
      const data = this.renderer.getNodeDisplayData(key);
      if (!data?.label || data.hidden) return null;
      const { x, y } = this.renderer.framedGraphToViewport(data);
      const inside = x >= 0 && y >= 0 && x <= width && y <= height;
      const r = this.renderer.scaleSize(data.size);
      return inside ? { key, x, y, r, label: data.label, marked: this.isMarked(key) } : null;
    });
    return spots
      .flatMap((spot) => spot ?? [])
      .sort((a, b) => Number(b.marked) - Number(a.marked) || b.r - a.r || (a.key < b.key ? -1 : 1));
  }

  private beside(spot: Spot, room: Room): Placed | null {
    const { context, width, height, taken, nodes } = room;
    const [text, wide] = this.fitted(context, spot, Math.min(WIDEST, 0.6 * width));
    const last = this.sides.get(spot.key) ?? 0;
    const order = [last, ...SIDES.keys()].filter((side, at, all) => all.indexOf(side) === at);
    const boxes = order.map((side) => {
      const [left, top] = SIDES[side]?.(spot, wide) ?? [0, 0];
      return { side, box: { left, top, right: left + wide, bottom: top + TALL } };
    });
    const fitting = boxes.filter(({ box }) => box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height);
    const free = fitting.filter(({ box }) => !taken.isBarred(box, spot.key));
    const best = free.find(({ box }) => !nodes.isBarred(box, spot.key)) ?? free[0] ?? (spot.marked ? fitting[0] : undefined);
    if (best) this.sides.set(spot.key, best.side);
    const box = best?.box ?? (spot.marked ? within(boxes[0]?.box, width, height) : null);
    return box && { ...box, key: spot.key, text, marked: spot.marked };
  }

  /** The name, shortened to the room there is, and its width. What tells it from others of its name stays. */
  private fitted(context: CanvasRenderingContext2D, { label, marked }: Spot, most: number): readonly [string, number] {
    const home = HOME.exec(label)?.[0] ?? "";
    const tail = this.width(context, home, marked) < most / 2 ? home : "";
    const letters = [...label.slice(0, label.length - tail.length)];
    for (let shown = letters.length; shown > 1; shown = Math.min(shown - 1, Math.floor(shown * 0.9))) {
      const text = shown === letters.length ? label : `${letters.slice(0, shown).join("").trimEnd()}…${tail}`;
      const wide = this.width(context, text, marked);
      if (wide <= most) return [text, wide];
    }
    return ["…", this.width(context, "…", marked)];
  }

  private width(context: CanvasRenderingContext2D, text: string, marked: boolean): number {
    const known = this.widths.get(`${marked} ${text}`);
    if (known !== undefined) return known;
    context.font = font(marked);
    const { width } = context.measureText(text);
    this.widths.set(`${marked} ${text}`, width);
    return width;
  }
}

const around = ({ key, x, y, r }: Spot): Box & { key: string } => ({ key, left: x - r, top: y - r, right: x + r, bottom: y + r });

/** A box moved so far that nothing of it is cut. */
function within(box: Box | undefined, width: number, height: number): Box | null {
  if (!box) return null;
  const left = Math.max(0, Math.min(box.left, width - (box.right - box.left)));
  const top = Math.max(0, Math.min(box.top, height - TALL));
  return { left, top, right: left + box.right - box.left, bottom: top + TALL };
}

const font = (marked: boolean): string => `${marked ? 600 : 400} ${SIZE}px ${FONT}`;
