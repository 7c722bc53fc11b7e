// Views of one answer, one at a time: tabs as the ARIA practices have them, with arrow keys.
import { element } from "./page";

export interface View {
  name: string;
  panel: HTMLElement;
  show(): void;
  close?(): void;
}

export function tabs(label: string, views: View[]): HTMLElement {
  const buttons = views.map(({ name }, index) => element("button", { type: "button", role: "tab", id: `tab-${index}`, "aria-controls": `view-${index}` }, name));
  const panels = views.map(({ panel }, index) => element("div", { role: "tabpanel", id: `view-${index}`, "aria-labelledby": `tab-${index}` }, panel));
  const select = (chosen: number) => {
    buttons.forEach((button, index) => {
      button.setAttribute("aria-selected", String(index === chosen));
      button.tabIndex = index === chosen ? 0 : -1;
    });
    panels.forEach((panel, index) => (panel.hidden = index !== chosen));
    requestAnimationFrame(() => views[chosen]?.show());
  };
  const list = element("div", { role: "tablist", "aria-label": label, class: "tabs" }, ...buttons);
  buttons.forEach((button, index) => button.addEventListener("click", () => select(index)));
  list.addEventListener("keydown", (event) => {
    const now = buttons.findIndex((button) => button === document.activeElement);
    const moves: Record<string, number> = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: buttons.length - 1 };
    const next = moves[event.key];
    if (next === undefined || now < 0) return;
    event.preventDefault();
    const index = (next + buttons.length) % buttons.length;
    select(index);
    buttons[index]?.focus();
  });
  select(0);
  return element("div", { class: "views" }, list, ...panels);
}
