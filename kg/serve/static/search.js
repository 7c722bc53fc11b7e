// Search as you type: names that begin like what is typed, to choose by arrows, Enter or a click, and to
// leave by Escape (the pattern "combobox with listbox" of ARIA). The page works without it.
"use strict";
const field = document.getElementById("q");
const language = document.documentElement.lang;
const kinds = new Map(field.dataset.kinds.split(";").map((pair) => pair.split("=")));
const list = document.createElement("ul");
let waiting = 0;
let asked = 0;
let active = -1;

list.id = "hits";
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", field.dataset.label);
list.hidden = true;
field.after(list);
for (const [name, value] of Object.entries({
  role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "hits",
})) {
  field.setAttribute(name, value);
}

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 150);
});

field.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !list.hidden) {
    event.preventDefault();
    close();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && list.childElementCount) {
    event.preventDefault();
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    move(event.key === "ArrowDown" ? active + 1 : active - 1);
  } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
    event.preventDefault();
    list.children[active].click();
  }
});

field.addEventListener("blur", () => setTimeout(close, 200));

async function suggest() {
  const text = field.value.trim();
  const number = ++asked;
  if (text.length < 2) {
    show([]);
    return;
  }
  const answer = await fetch("/api/search?" + new URLSearchParams({ q: text, lang: language, limit: "10" }));
  if (answer.ok && number === asked && document.activeElement === field) {
    show((await answer.json()).results.filter((hit) => hit.page));
  }
}

function show(hits) {
  list.replaceChildren(...hits.map(option));
  list.hidden = hits.length === 0;
  field.setAttribute("aria-expanded", String(!list.hidden));
  move(-1);
}

function option(hit, n) {
  const item = document.createElement("li");
  item.id = "hit-" + n;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  const name = document.createElement("bdi");
  name.textContent = hit.label;
  if (hit.lang && hit.lang !== language) {
    name.lang = hit.lang;
  }
  const kind = document.createElement("span");
  kind.className = "kind";
  kind.textContent = kinds.get(hit.kind) ?? "";
  item.append(name, " ");
  if (hit.home) {
    const home = document.createElement("bdi");
    home.textContent = `(${hit.home})`;
    item.append(home, " ");
  }
  item.append(kind);
  item.addEventListener("mousedown", (event) => event.preventDefault());
  item.addEventListener("click", () => {
    location.assign(hit.page + "?" + new URLSearchParams({ lang: language }));
  });
  return item;
}

function move(to) {
  const count = list.childElementCount;
  active = to < 0 ? (to === -2 ? count - 1 : -1) : to % Math.max(count, 1);
  [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === active)));
  if (active >= 0) {
    field.setAttribute("aria-activedescendant", "hit-" + active);
    list.children[active].scrollIntoView({ block: "nearest" });
  } else {
    field.removeAttribute("aria-activedescendant");
  }
}

function close() {
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  move(-1);
}
