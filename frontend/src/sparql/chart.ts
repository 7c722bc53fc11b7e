// A column of numbers over a column of labels (bars) or of dates (a line), as SVG. The table has the same data as text.
import { scaleBand, scaleLinear, scaleUtc } from "d3-scale";
import type { Names } from "./asking";
import { element, say, type Settings } from "./page";
import { isNumber, time, type Row, type Term } from "./terms";

const MOST = 60; // bars
const BAR = 24;
const HEIGHT = 320;
const SVG = "http://www.w3.org/2000/svg";

interface Choice {
  labels: number;
  numbers: number;
  kind: "bars" | "line";
}

/** Return what to draw first: the most varied numbers over dates, else over things, else over what there is. */
export function choice(columns: string[], rows: Row[]): Choice | null {
  const all = (index: number, test: (term: Term) => boolean) => {
    const terms = rows.map((row) => row[index] ?? null).filter((term) => term !== null);
    return terms.length > 0 && terms.every(test);
  };
  const indices = columns.map((_, index) => index);
  const variety = (index: number) => new Set(rows.map((row) => String(row[index]?.value))).size;
  const numeric = indices.filter((index) => all(index, isNumber)).sort((a, b) => variety(b) - variety(a) || a - b);
  const numbers = numeric[0];
  if (numbers === undefined) return null;
  const dates = indices.find((index) => index !== numbers && all(index, (term) => time(term) !== null));
  if (dates !== undefined) return { labels: dates, numbers, kind: "line" };
  const things = indices.find((index) => rows.some((row) => row[index]?.type === "uri"));
  return { labels: things ?? indices.find((index) => index !== numbers) ?? numbers, numbers, kind: "bars" };
}

export class Chart {
  readonly panel = element("div", { class: "chart" });
  private readonly drawing = element("div", { class: "drawing" });
  private readonly note = element("p", { class: "kind" });
  private chosen: Choice | null;

  constructor(
    private readonly page: Settings,
    private readonly names: Names,
    private readonly columns: string[],
    private readonly rows: Row[],
  ) {
    this.chosen = choice(columns, rows);
    if (!this.chosen) {
      this.panel.append(element("p", { role: "status" }, say(page, "no_numbers")));
      return;
    }
    this.panel.append(this.controls(this.chosen), this.drawing, this.note);
    new ResizeObserver(() => this.draw()).observe(this.drawing);
  }

  async show(): Promise<void> {
    const chosen = this.chosen;
    if (!chosen) return;
    this.draw();
    await this.names.learn(this.rows.slice(0, MOST).map((row) => row[chosen.labels] ?? null));
    this.draw();
  }

  private controls(chosen: Choice): HTMLElement {
    const select = (label: string, options: [string, string][], value: string, set: (value: string) => void) => {
      const field = element("select", {}, ...options.map(([own, text]) => element("option", { value: own, selected: own === value }, text)));
      field.addEventListener("change", () => {
        set(field.value);
        void this.show();
      });
      return element("label", {}, `${say(this.page, label)} `, field);
    };
    const columns = this.columns.map((name, index): [string, string] => [String(index), name]);
    const numeric = columns.filter(([index]) => this.rows.some((row) => isNumber(row[Number(index)] ?? null)));
    const kinds: [string, string][] = [["bars", say(this.page, "bars")], ["line", say(this.page, "line")]];
    return element(
      "p",
      { class: "actions" },
      select("numbers", numeric, String(chosen.numbers), (value) => (chosen.numbers = Number(value))),
      select("labels", columns, String(chosen.labels), (value) => (chosen.labels = Number(value))),
      select("as", kinds, chosen.kind, (value) => (chosen.kind = value as Choice["kind"])),
    );
  }

  private draw(): void {
    const width = this.drawing.clientWidth;
    const chosen = this.chosen;
    if (!chosen || width < 80) return;
    const points = this.rows.map((row) => ({ label: row[chosen.labels] ?? null, value: number(row[chosen.numbers] ?? null) }));
    const drawn = chosen.kind === "line" ? this.line(points, width) : this.bars(points, width);
    this.drawing.replaceChildren(drawn.picture);
    this.note.textContent = drawn.left ? say(this.page, "drawn", { shown: drawn.shown, all: drawn.shown + drawn.left }) : "";
  }

  private bars(points: Point[], width: number): Drawn {
    const kept = points.filter((point) => point.value !== null).slice(0, MOST);
    const height = kept.length * BAR + 34;
    const room = Math.min(width * 0.4, 260);
    const values = kept.map((point) => point.value ?? 0);
    const x = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [room, width - 56]).nice(5);
    const y = scaleBand(kept.map((_, index) => index), [4, height - 30]).paddingInner(0.2);
    const picture = this.picture(width, height, kept);
    this.grid(picture, x.ticks(Math.max(2, Math.floor((width - room) / 90))), (tick) => [x(tick), 4, x(tick), height - 30], (tick) => [x(tick), height - 12]);
    kept.forEach((point, index) => {
      const top = y(index) ?? 0;
      const label = this.names.of(point.label);
      const value = point.value ?? 0;
      const bar = svg("g", {}, svg("title", {}, `${label}: ${value.toLocaleString(this.page.lang)}`));
      const middle = top + y.bandwidth() / 2 + 4;
      bar.append(svg("text", { x: room - 6, y: middle, "text-anchor": "end", class: "label" }, cut(label, room)));
      bar.append(svg("rect", { x: Math.min(x(0), x(value)), y: top, width: Math.abs(x(value) - x(0)), height: y.bandwidth(), class: "mark" }));
      bar.append(svg("text", { x: Math.max(x(0), x(value)) + 4, y: middle, class: "value" }, value.toLocaleString(this.page.lang)));
      picture.append(bar);
    });
    return { picture, shown: kept.length, left: points.length - kept.length };
  }

  private line(points: Point[], width: number): Drawn {
    const timed = points.map((point) => ({ ...point, at: time(point.label) }));
    const kept = timed.filter((point) => point.at !== null && point.value !== null).sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
    const times = kept.map((point) => point.at ?? 0);
    const values = kept.map((point) => point.value ?? 0);
    const x = scaleUtc([Math.min(...times), Math.max(...times)], [56, width - 16]);
    const y = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [HEIGHT - 30, 10]).nice(5);
    const picture = this.picture(width, HEIGHT, kept);
    if (!kept.length) return { picture, shown: 0, left: points.length };
    this.grid(picture, y.ticks(5), (tick) => [56, y(tick), width - 16, y(tick)], (tick) => [50, y(tick) + 4], "end");
    for (const tick of x.ticks(Math.max(2, Math.floor(width / 110)))) {
      picture.append(svg("text", { x: x(tick), y: HEIGHT - 10, "text-anchor": "middle" }, day(tick)));
    }
    const path = kept.map((point, index) => `${index ? "L" : "M"}${x(point.at ?? 0).toFixed(1)},${y(point.value ?? 0).toFixed(1)}`).join("");
    picture.append(svg("path", { d: path, class: "path" }));
    for (const point of kept) {
      const dot = svg("circle", { cx: x(point.at ?? 0), cy: y(point.value ?? 0), r: 3, class: "mark" });
      dot.append(svg("title", {}, `${this.names.of(point.label)}: ${(point.value ?? 0).toLocaleString(this.page.lang)}`));
      picture.append(dot);
    }
    return { picture, shown: kept.length, left: points.length - kept.length };
  }

  private grid<T extends number>(
    picture: SVGElement,
    ticks: T[],
    line: (tick: T) => [number, number, number, number],
    place: (tick: T) => [number, number],
    anchor = "middle",
  ): void {
    for (const tick of ticks) {
      const [x1, y1, x2, y2] = line(tick);
      const [x, y] = place(tick);
      picture.append(svg("line", { x1, y1, x2, y2, class: "grid" }));
      picture.append(svg("text", { x, y, "text-anchor": anchor }, tick.toLocaleString(this.page.lang)));
    }
  }

  private picture(width: number, height: number, points: Point[]): SVGElement {
    const chosen = this.chosen;
    const name = chosen ? say(this.page, "chart_of", { numbers: this.columns[chosen.numbers] ?? "", labels: this.columns[chosen.labels] ?? "", count: points.length }) : "";
    return svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": name });
  }
}

interface Point {
  label: Term | null;
  value: number | null;
}

interface Drawn {
  picture: SVGElement;
  shown: number;
  left: number;
}

/** Return a date as the data write it: a year for its first day, a month for its first day. */
function day(date: Date): string {
  const written = date.toISOString().slice(0, 10);
  return written.replace(/-01-01$|-01$/, "");
}

function number(term: Term | null): number | null {
  return isNumber(term) && term ? Number(term.value) : null;
}

/** Return as much of a label as has room; letters are about seven pixels wide. */
function cut(label: string, room: number): string {
  const most = Math.floor(room / 7.2);
  const letters = [...label];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : label;
}

function svg(tag: string, attributes: Record<string, string | number>, ...children: (Node | string)[]): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}
