// What is seen, as files: PNG as the screen shows it, SVG for print, GEXF for Gephi and networkx.
import gexf from "graphology-gexf/browser";
import { BASE, FONT, SIZE } from "./labels";
import type { Picture } from "./picture";

const SVG = "http://www.w3.org/2000/svg";

export type FileKind = "png" | "svg" | "gexf";

export async function save(picture: Picture, kind: FileKind): Promise<void> {
  const content = await { png, svg, gexf: asGexf }[kind](picture);
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = `network.${kind}`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The layers one above the other, drawn at this moment: a canvas of WebGL forgets its picture with the next frame. */
function png(picture: Picture): Promise<Blob> {
  const { renderer } = picture;
  renderer.refresh({ skipIndexation: true });
  const layers = Object.values(renderer.getCanvases());
  const page = document.createElement("canvas");
  [page.width, page.height] = [layers[0]?.width ?? 1, layers[0]?.height ?? 1];
  const context = page.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.fillStyle = picture.colours().ground;
  context.fillRect(0, 0, page.width, page.height);
  for (const layer of layers) context.drawImage(layer, 0, 0, page.width, page.height);
  return new Promise((done, fail) => page.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/png"));
}

/** Version 1.3, as kg export writes it; how lines are drawn here is no attribute of theirs. */
async function asGexf(picture: Picture): Promise<Blob> {
  const content = gexf.write(picture.shown(), {
    version: "1.3",
    formatNode: (_key, { label, x, y, size, color, ...attributes }) => ({ label, attributes, viz: { x, y, size, color: rgb(color) } }),
    formatEdge: (_key, { weight, first, last, size, color }) => ({
      weight,
      attributes: { first, last },
      viz: { thickness: size, color: rgb(color) },
    }),
  });
  return new Blob([content], { type: "application/gexf+xml" });
}

/** "#1f6fb2" in numbers: networkx reads no others. */
const rgb = (hex: string): string => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(",")})`;

async function svg(picture: Picture): Promise<Blob> {
  const { renderer } = picture;
  const { width, height } = renderer.getDimensions();
  const page = document.implementation.createDocument(SVG, "svg", null);
  const add = (tag: string, attributes: Readonly<Record<string, string | number>>) => {
    const element = page.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    page.documentElement.append(element);
    return element;
  };
  const frame = { viewBox: `0 0 ${width} ${height}`, width, height };
  for (const [name, value] of Object.entries(frame)) page.documentElement.setAttribute(name, String(value));
  add("rect", { width, height, fill: picture.colours().ground });
  const at = ({ x, y }: { x: number; y: number }) => {
    const point = renderer.framedGraphToViewport({ x, y });
    return [round(point.x), round(point.y)] as const;
  };
  const inside = (x: number, y: number) => x > -50 && y > -50 && x < width + 50 && y < height + 50;
  const above = <Look extends { zIndex: number }>(looks: readonly (readonly [string, Look | undefined])[]) =>
    looks.flatMap(([key, look]) => (look ? [{ key, look }] : [])).sort((a, b) => a.look.zIndex - b.look.zIndex);
  const graph = picture.shown();
  for (const { key, look } of above(graph.mapEdges((edge) => [edge, renderer.getEdgeDisplayData(edge)] as const))) {
    const [from, to] = graph.extremities(key).map((node) => renderer.getNodeDisplayData(node));
    if (!from || !to) continue;
    const [[x1, y1], [x2, y2]] = [at(from), at(to)];
    if (!inside(x1, y1) && !inside(x2, y2)) continue;
    add("line", { x1, y1, x2, y2, stroke: look.color, "stroke-width": round(renderer.scaleSize(look.size)) });
  }
  const seen = above(graph.mapNodes((node) => [node, renderer.getNodeDisplayData(node)] as const)).flatMap(({ key, look }) => {
    const [cx, cy] = at(look);
    return inside(cx, cy) ? [{ name: graph.getNodeAttribute(key, "label"), look, cx, cy, r: round(renderer.scaleSize(look.size)) }] : [];
  });
  const { ink, ground } = picture.colours();
  for (const { name, look, cx, cy, r } of seen) {
    const ring = look.highlighted && { stroke: ink, "stroke-width": 2 };
    add("circle", { cx, cy, r, fill: look.color, ...ring }).append(titled(page, name));
  }
  const outline = { stroke: ground, "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" };
  for (const { left, top, text, marked } of picture.named()) {
    const font = { "font-size": SIZE, "font-family": FONT, "font-weight": marked ? 600 : 400, fill: ink };
    add("text", { x: round(left), y: round(top + BASE), ...font, ...outline }).textContent = text;
  }
  return new Blob([new XMLSerializer().serializeToString(page)], { type: "image/svg+xml" });
}

/** What a viewer of SVG shows for a mark under the pointer, and reads aloud. */
function titled(page: XMLDocument, name: string): Element {
  const title = page.createElementNS(SVG, "title");
  title.textContent = name;
  return title;
}

const round = (value: number): number => Math.round(value * 100) / 100;
