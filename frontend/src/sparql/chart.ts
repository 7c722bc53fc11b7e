// Numbers over labels (bars) or over dates (lines, one for each value of another column), as SVG. The table has the
// same data as text.
import { scaleBand, scaleLinear, scaleUtc, type ScaleTime } from "d3-scale";
import type { Names } from "./asking";
import { element, say, type Settings } from "./page";
import { isNumber, time, type Row, type Term } from "./terms";

const MOST = 60; // bars
const LINES = 8; // that colours and dashes tell apart
const DOTS = 600; // points beyond which a line has no marks
const BAR = 24;
const HEIGHT = 320;
const LETTER = 10; // how wide a digit of a label is at most
const SVG = "http://www.w3.org/2000/svg";

interface Choice {
  labels: number;
  numbers: number;
  parts: number | null;
  kind: "bars" | "line";
}

/** Return what to draw first: the most varied numbers over dates, else over things, else over what there is. */
export function choice(columns: string[], rows: Row[]): Choice | null {
  const all = (index: number, test: (term: Term) => boolean) => {
    const terms = rows.map((row) => row[index] ?? null).filter((term) => term !== null);
    return terms.length > 0 && terms.every(test);
  };
  const indices = columns.map((_, index) => index);
  const variety = (index: number) => new Set(rows.map((row) => row[index]?.value)).size;
  const numeric = indices.filter((index) => all(index, isNumber)).sort((a, b) => variety(b) - variety(a) || a - b);
  const numbers = numeric[0];
  if (numbers === undefined) return null;
  const others = indices.filter((index) => index !== numbers);
  const dates = others.find((index) => all(index, (term) => time(term) !== null));
  if (dates === undefined) {
    const things = others.find((index) => rows.some((row) => row[index]?.type === "uri"));
    return { labels: things ?? others[0] ?? numbers, numbers, parts: null, kind: "bars" };
  }
  const isOne = variety(dates) === rows.length;
  const parts = isOne ? undefined : others.find((index) => index !== dates && !numeric.includes(index));
  return { labels: dates, numbers, parts: parts ?? null, kind: "line" };
}

export class Chart {
  readonly panel = element("div", { class: "chart" });
  private readonly drawing = element("div", { class: "drawing" });
  private readonly note = element("p", { class: "kind" });
  private readonly chosen: Choice | null;

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
    const rows = chosen.kind === "bars" ? this.rows.slice(0, MOST) : this.rows;
    const shown = chosen.parts === null ? [chosen.labels] : [chosen.labels, chosen.parts];
    await this.names.learn(rows.flatMap((row) => shown.map((index) => row[index] ?? null)));
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
      select("parts", [["", "–"], ...columns], String(chosen.parts ?? ""), (value) => (chosen.parts = value ? Number(value) : null)),
      select("as", kinds, chosen.kind, (value) => (chosen.kind = value as Choice["kind"])),
    );
  }

  private draw(): void {
    const width = this.drawing.clientWidth;
    const chosen = this.chosen;
    if (!chosen || width < 80) return;
    const points = this.rows.map((row) => ({
      label: row[chosen.labels] ?? null,
      part: chosen.parts === null ? null : (row[chosen.parts] ?? null),
      value: number(row[chosen.numbers] ?? null),
    }));
    const drawn = chosen.kind === "line" ? this.lines(points, width) : this.bars(points, width);
    this.drawing.replaceChildren(...drawn.parts);
    this.note.textContent = drawn.left ? say(this.page, "drawn", { shown: drawn.shown, all: drawn.shown + drawn.left }) : "";
  }

  private bars(points: Point[], width: number): Drawn {
    const kept = points.filter(hasValue).slice(0, MOST);
    const height = kept.length * BAR + 34;
    const room = Math.min(width * 0.4, 260);
    const x = scaleLinear(span(kept.map((point) => point.value)), [room, width - 56]).nice(5);
    const y = scaleBand(kept.map((_, index) => index), [4, height - 30]).paddingInner(0.2);
    const picture = this.picture(width, height, kept.length);
    this.grid(picture, x.ticks(Math.max(2, Math.floor((width - room) / 90))), (tick) => [x(tick), 4, x(tick), height - 30], (tick) => [x(tick), height - 12]);
    kept.forEach(({ label, part, value }, index) => {
      const top = y(index) ?? 0;
      const middle = top + y.bandwidth() / 2 + 4;
      const name = [label, part].filter((term) => term !== null).map((term) => this.names.of(term)).join(" · ");
      const bar = svg("g", {}, svg("title", {}, `${name}: ${this.written(value)}`));
      bar.append(svg("text", { x: room - 6, y: middle, "text-anchor": "end", class: "label" }, cut(name, room)));
      bar.append(svg("rect", { x: Math.min(x(0), x(value)), y: top, width: Math.abs(x(value) - x(0)), height: y.bandwidth(), class: "mark" }));
      bar.append(svg("text", { x: Math.max(x(0), x(value)) + 4, y: middle, class: "value" }, this.written(value)));
      picture.append(bar);
    });
    return { parts: [picture], shown: kept.length, left: points.length - kept.length };
  }

  private lines(points: Point[], width: number): Drawn {
    const parts = this.parted(points);
    const kept = parts.flatMap(([, own]) => own);
    const picture = this.picture(width, HEIGHT, kept.length);
    if (!kept.length) return { parts: [picture], shown: 0, left: points.length };
    const times = kept.map((point) => point.at).sort((a, b) => a - b);
    const x = scaleUtc([times[0] ?? 0, times[times.length - 1] ?? 0], [56, width - 16]);
    const y = scaleLinear(span(kept.map((point) => point.value)), [HEIGHT - 30, 10]).nice(5);
    this.grid(picture, y.ticks(5), (tick) => [56, y(tick), width - 16, y(tick)], (tick) => [50, y(tick) + 4], "end");
    for (const tick of apart(x, Math.max(2, Math.floor(width / 110)))) {
      const written = day(tick);
      const middle = Math.min(x(tick), width - (written.length * LETTER) / 2); // the last one stays in the picture
      picture.append(svg("text", { x: middle, y: HEIGHT - 10, "text-anchor": "middle" }, written));
    }
    parts.forEach(([name, own], index) => {
      const path = own.map((point, n) => `${n ? "L" : "M"}${x(point.at).toFixed(1)},${y(point.value).toFixed(1)}`).join("");
      picture.append(svg("path", { d: path, class: `path part-${index}` }));
      for (const point of kept.length > DOTS ? [] : own) {
        const told = [name, this.names.of(point.label)].filter(Boolean).join(", ");
        const dot = svg("circle", { cx: x(point.at), cy: y(point.value), r: 3, class: `mark part-${index}` });
        dot.append(svg("title", {}, `${told}: ${this.written(point.value)}`));
        picture.append(dot);
      }
    });
    const legend = parts.length > 1 ? [this.legend(parts.map(([name]) => name))] : [];
    const shown = kept.reduce((all, point) => all + point.rows, 0);
    const sums = shown > kept.length ? [element("p", { class: "kind" }, say(this.page, "added"))] : [];
    return { parts: [...legend, picture, ...sums], shown, left: points.length - shown };
  }

  /** Return the points with a date and a value, each line in the order of time, those with the largest sums. */
  private parted(points: Point[]): [string, Timed[]][] {
    const found = new Map<string, Timed[]>();
    for (const point of points.filter(hasValue)) {
      const at = time(point.label);
      if (at === null) continue;
      const name = this.names.of(point.part);
      found.set(name, [...(found.get(name) ?? []), { ...point, at, rows: 1 }]);
    }
    const sum = (own: Timed[]) => own.reduce((all, point) => all + Math.abs(point.value), 0);
    const largest = [...found].sort(([, a], [, b]) => sum(b) - sum(a)).slice(0, LINES);
    return largest.map(([name, own]) => [name, added(own).sort((a, b) => a.at - b.at)]);
  }

  private legend(names: string[]): HTMLElement {
    const entries = names.map((name, index) => {
      const sample = svg("svg", { width: 28, height: 10, "aria-hidden": "true" }, svg("path", { d: "M0,5L28,5", class: `path part-${index}` }));
      return element("li", {}, sample as unknown as Node, " ", element("bdi", {}, name));
    });
    return element("ul", { class: "legend" }, ...entries);
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
      picture.append(svg("text", { x, y, "text-anchor": anchor }, this.written(tick)));
    }
  }

  private picture(width: number, height: number, count: number): SVGElement {
    const column = (index: number | undefined) => this.columns[index ?? -1] ?? "";
    const name = say(this.page, "chart_of", { numbers: column(this.chosen?.numbers), labels: column(this.chosen?.labels), count });
    return svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": name });
  }

  private written(value: number): string {
    return value.toLocaleString(this.page.lang);
  }
}

interface Point {
  label: Term | null;
  part: Term | null;
  value: number | null;
}

type Valued = Point & { value: number };
type Timed = Valued & { at: number; rows: number };

interface Drawn {
  parts: Element[];
  shown: number;
  left: number;
}

/** Return one point for each date, with the sum of its values. */
function added(points: Timed[]): Timed[] {
  const found = new Map<number, Timed>();
  for (const point of points) {
    const known = found.get(point.at);
    found.set(point.at, known ? { ...known, value: known.value + point.value, rows: known.rows + point.rows } : point);
  }
  return [...found.values()];
}

function hasValue(point: Point): point is Valued {
  return point.value !== null;
}

function number(term: Term | null): number | null {
  return isNumber(term) && term ? Number(term.value) : null;
}

/** Return the least and the greatest value, zero among them. */
function span(values: number[]): [number, number] {
  return [values.reduce((a, b) => Math.min(a, b), 0), values.reduce((a, b) => Math.max(a, b), 0)];
}

/** Return a date as the data write it: a year for its first day, a month for its first day. */
function day(date: Date): string {
  return date.toISOString().slice(0, 10).replace(/-01-01$|-01$/, "");
}

/** Return dates to write below a line, about so many, fewer where they would touch: years have months between them. */
function apart(x: ScaleTime<number, number>, count: number): Date[] {
  const ticks = x.ticks(count);
  const touch = ticks.some((tick, n) => {
    const last = ticks[n - 1];
    return last !== undefined && x(tick) - x(last) < ((day(last).length + day(tick).length) / 2) * LETTER + LETTER;
  });
  return touch && count > 2 ? apart(x, count - 1) : ticks;
}

/** Return as much of a label as has room; letters are about seven pixels wide. */
function cut(label: string, room: number): string {
  const most = Math.floor(room / 7.2);
  const letters = [...label];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : label;
}

function svg(tag: string, attributes: Record<string, string | number>, ...children: (Node | string)[]): SVGElement {
  const made = document.createElementNS(SVG, tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}
