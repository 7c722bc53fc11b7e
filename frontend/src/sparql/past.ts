// The queries that were run in this browser, as a list to choose from.
import { forget, past, type Past } from "./history";
import { element, say, type Settings } from "./page";

const LONGEST = 110; // letters

export function pastQueries(page: Settings, choose: (text: string) => void): HTMLElement {
  const list = element("ol", { class: "past" });
  const empty = element("button", { type: "button", class: "plain" }, say(page, "forget"));
  const details = element("details", { id: "past" }, element("summary", {}, say(page, "past")), list, empty);
  const fill = () => {
    const all = past();
    list.replaceChildren(...all.map((one) => entry(page, one, choose)));
    empty.hidden = !all.length;
  };
  empty.addEventListener("click", () => (forget(), fill()));
  details.addEventListener("toggle", fill);
  return details;
}

function entry(page: Settings, { text, when }: Past, choose: (text: string) => void): HTMLElement {
  const button = element("button", { type: "button", class: "plain" }, element("code", {}, excerpt(text)));
  button.addEventListener("click", () => choose(text));
  const time = element("time", { datetime: when, class: "kind" }, new Date(when).toLocaleString(page.lang));
  return element("li", {}, button, " ", time);
}

/** Return what a query asks, without prefixes and comments, on one line. */
function excerpt(text: string): string {
  const bare = text.replace(/^\s*(?:#.*|PREFIX\s+\S+\s+<[^>]*>)\s*$/gim, "").replace(/\s+/g, " ").trim();
  return bare.length > LONGEST ? `${bare.slice(0, LONGEST)}…` : bare;
}
