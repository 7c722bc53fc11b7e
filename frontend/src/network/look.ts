// Colours and sizes, for light and for dark. The first ten communities have a colour of their own.

const LIGHT = ["#1f6fb2", "#c2541b", "#2b8a4b", "#8e44ad", "#a87a00", "#c0397b", "#0f8088", "#7a5c3e", "#5563d6", "#a83232"];
const DARK = ["#6db3f2", "#f0a06a", "#7fd09a", "#cfa3ea", "#e6c35c", "#f28dc0", "#63ced4", "#c9a888", "#a5b0ff", "#f08a8a"];
export const COLOURED = LIGHT.length;

export interface Look {
  readonly ground: string;
  readonly ink: string;
  readonly edge: string;
  readonly strong: string;
  readonly faint: string;
  readonly community: (number: number) => string;
}

const dark = matchMedia("(prefers-color-scheme: dark)");

export function look(): Look {
  const colours = dark.matches ? DARK : LIGHT;
  const rest = dark.matches ? "#7d868e" : "#848e97";
  const community = (number: number) => colours[number - 1] ?? rest;
  return dark.matches
    ? { ground: "#15181c", ink: "#e8eaed", edge: "#454d56", strong: "#f0a06a", faint: "#2a2f35", community }
    : { ground: "#ffffff", ink: "#1b1f24", edge: "#c3c9d0", strong: "#b3541e", faint: "#e9ebee", community };
}

export function onChange(listener: () => void): void {
  dark.addEventListener("change", listener);
}

/** Sizes in pixels at the first zoom; crowded pictures get smaller marks. */
export const nodeSize = (events: number, nodes: number): number =>
  Math.min(2.5 + 1.5 * Math.sqrt(events), 16) * (nodes > 1500 ? 0.45 : nodes > 400 ? 0.65 : 1);
export const edgeSize = (events: number, edges: number): number =>
  Math.min(0.8 + 0.7 * Math.log2(events), 5) * (edges > 5000 ? 0.5 : 1);
