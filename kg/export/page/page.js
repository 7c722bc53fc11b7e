"use strict";
// Reads the JSON beside it, draws, and answers clicks. Text from the graph only ever becomes text nodes.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const LEVELS = ["persons", "bodies", "states", "actors"];
  const MODALITIES = ["Held", "Planned", "Cancelled"];
  const FALLBACK = ["en", "ru", "az"];
  const LONGEST_LABEL = 34, MOST_LABELS = 220, MOST_FOUND = 12;
  const NEAR = 7; // pixels around a line that still mean it

  const $ = (id) => document.getElementById(id);
  const canvas = $("canvas"), context = canvas.getContext("2d");
  const settings = { lang: data.lang, level: data.level, modality: new Set(["Held"]), view: "picture" };
  const camera = { x: 0, y: 0, scale: 40 };
  let network = { nodes: new Map(), edges: [], events: 0 };
  let chosen = null; // {node} or {edge}
  let hovered = null;
  let colours = {};

  // --- words

  const label = (key) => data.labels[settings.lang][key];
  const filled = (key, values) => label(key).replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function pick(names) {
    for (const lang of [settings.lang, ...FALLBACK]) if (names[lang]) return names[lang];
    return Object.values(names)[0] || "";
  }

  const nameOf = (index) => pick(data.actors[index].names) || data.actors[index].iri;
  const counted = (events) => label("events") + ": " + events.length;
  const term = (name) => (data.terms[name] ? pick(data.terms[name]) : name);

  function fold(text) {
    const lower = text.replaceAll("İ", "i").toLowerCase().normalize("NFC");
    const latin = Array.from(lower, (c) => data.fold[c] ?? c).join("").normalize("NFKD");
    return (latin.replace(/\p{M}/gu, "").match(/[a-z0-9]+/g) || []).join(" ");
  }

  // --- elements

  function make(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name === "click") element.addEventListener("click", value);
      else if (name in element) element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  const words = (text, lang) => make("bdi", lang ? { lang } : {}, text);

  const nameButton = (index) =>
    make("button", { type: "button", className: "link", click: () => choose({ node: index }) }, words(nameOf(index)));

  function safeLink(url, text) {
    const known = /^https?:\/\//i.test(url);
    return known ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words(text)) : words(text);
  }

  // --- which events count

  function fits(event) {
    if (!settings.modality.has(event.modality)) return false;
    const since = $("since").value, until = $("until").value;
    if (!event.days) return $("undated").checked;
    return (!since || since <= event.days[0]) && (!until || event.days[1] <= until);
  }

  function rebuild() {
    const nodes = new Map(), edges = new Map();
    let events = 0;
    data.events.forEach((event, number) => {
      const pairs = event.pairs[settings.level];
      if (!pairs.length || !fits(event)) return;
      events += 1;
      const present = new Set();
      for (const [one, other] of pairs) {
        const key = one + "-" + other;
        if (!edges.has(key)) edges.set(key, { key, one, other, events: [] });
        edges.get(key).events.push(number);
        present.add(one).add(other);
      }
      for (const index of present) nodes.set(index, (nodes.get(index) || 0) + 1);
    });
    network = { nodes, edges: [...edges.values()], events };
    network.edges.sort((a, b) => b.events.length - a.events.length || a.one - b.one || a.other - b.other);
    if (chosen && !stillThere(chosen)) chosen = null;
    hovered = null;
  }

  const stillThere = (what) =>
    "node" in what ? network.nodes.has(what.node) : network.edges.some((edge) => edge.key === what.edge.key);

  // --- picture

  const placeOf = (index) => data.positions[settings.level][index];
  const toScreen = ([x, y]) => [
    canvas.clientWidth / 2 + (x - camera.x) * camera.scale,
    canvas.clientHeight / 2 + (y - camera.y) * camera.scale,
  ];
  const size = () => Math.max(0.4, Math.min(camera.scale / 45, 1.3)); // crowded pictures get smaller marks
  const radius = (index) => size() * Math.min(3.5 + 1.6 * Math.sqrt(network.nodes.get(index) || 0), 16);

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    const names = ["ground", "ink", "quiet", "line", "line-strong", "person", "body", "state"];
    colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue("--" + name).trim()]));
  }

  function showWhole() {
    const places = [...network.nodes.keys()].map(placeOf);
    if (!places.length) return;
    const xs = places.map((place) => place[0]), ys = places.map((place) => place[1]);
    const [left, right] = [Math.min(...xs), Math.max(...xs)], [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    camera.x = (left + right) / 2;
    camera.y = (top + bottom) / 2;
    const room = [canvas.clientWidth - 150, canvas.clientHeight - 90];
    const scale = Math.min(room[0] / Math.max(right - left, 0.1), room[1] / Math.max(bottom - top, 0.1));
    camera.scale = Math.max(Math.min(scale, 150), 2);
  }

  function resize() {
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(canvas.clientWidth * ratio);
    canvas.height = Math.round(canvas.clientHeight * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  let waiting = false;
  function draw() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      paint();
    });
  }

  function paint() {
    context.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
    const focus = hovered || chosen;
    const lit = lightOf(focus);
    for (const edge of network.edges) paintEdge(edge, focus, lit);
    for (const index of network.nodes.keys()) paintNode(index, focus, lit);
    paintLabels(focus, lit);
  }

  function lightOf(focus) {
    if (!focus) return null;
    if ("edge" in focus) return new Set([focus.edge.one, focus.edge.other]);
    const lit = new Set([focus.node]);
    for (const edge of network.edges) {
      if (edge.one === focus.node) lit.add(edge.other);
      if (edge.other === focus.node) lit.add(edge.one);
    }
    return lit;
  }

  function isLit(edge, focus) {
    if (!focus) return false;
    return "edge" in focus ? edge.key === focus.edge.key : edge.one === focus.node || edge.other === focus.node;
  }

  function paintEdge(edge, focus) {
    const bright = isLit(edge, focus);
    const [x1, y1] = toScreen(placeOf(edge.one)), [x2, y2] = toScreen(placeOf(edge.other));
    context.globalAlpha = bright ? 1 : focus ? 0.15 : network.edges.length > 1500 ? 0.35 : 0.7;
    context.strokeStyle = bright ? colours["line-strong"] : colours.line;
    context.lineWidth = Math.min(0.8 + 0.9 * Math.log2(edge.events.length + 0.5), 6) + (bright ? 1 : 0);
    const real = edge.events.some((number) => data.events[number].modality === "Held");
    context.setLineDash(real ? [] : [5, 4]);
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  function paintNode(index, focus, lit) {
    const [x, y] = toScreen(placeOf(index)), r = radius(index), kind = data.actors[index].kind;
    context.globalAlpha = lit && !lit.has(index) ? 0.25 : 1;
    context.fillStyle = colours[kind];
    context.strokeStyle = focus && focus.node === index ? colours.ink : colours.ground;
    context.lineWidth = focus && focus.node === index ? 2.5 : 1.5 * Math.min(size(), 1);
    context.beginPath();
    if (kind === "person") context.arc(x, y, r, 0, 2 * Math.PI);
    else if (kind === "body") context.rect(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
    else for (const [dx, dy] of [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]]) context.lineTo(x + dx * r, y + dy * r);
    context.closePath();
    context.fill();
    context.stroke();
    context.globalAlpha = 1;
  }

  function paintLabels(focus, lit) {
    context.font = '12.5px system-ui, "Noto Sans", "DejaVu Sans", sans-serif';
    context.textAlign = "center";
    context.lineJoin = "round";
    const rank = (index) => (lit && lit.has(index) ? 1e6 : 0) + network.nodes.get(index);
    const order = [...network.nodes.keys()].sort((a, b) => rank(b) - rank(a) || a - b);
    const taken = [], most = Math.round(MOST_LABELS * Math.min(camera.scale / 80, 1));
    for (const index of order) {
      if (taken.length >= most) break;
      const [x, y] = toScreen(placeOf(index));
      if (x < -80 || y < -20 || x > canvas.clientWidth + 80 || y > canvas.clientHeight + 20) continue;
      const text = shortened(nameOf(index)), half = context.measureText(text).width / 2 + 3, r = radius(index);
      const below = [x - half, y + r + 2, x + half, y + r + 18], above = [x - half, y - r - 18, x + half, y - r - 2];
      const free = (box) => !taken.some((other) => overlap(box, other));
      const forced = focus && (focus.node === index || (focus.edge && lit.has(index)));
      const clear = (box) => free(box) && !order.some((other) => other !== index && covers(box, other));
      const box = [below, above].find(clear) || [below, above].find(free) || (forced ? below : null);
      if (!box) continue;
      taken.push(box);
      context.globalAlpha = lit && !lit.has(index) ? 0.25 : 1;
      context.strokeStyle = colours.ground;
      context.lineWidth = 3.5;
      context.strokeText(text, x, box[1] + 12);
      context.fillStyle = colours.ink;
      context.fillText(text, x, box[1] + 12);
    }
    context.globalAlpha = 1;
  }

  function covers(box, index) {
    const [x, y] = toScreen(placeOf(index)), r = radius(index);
    return overlap(box, [x - r, y - r, x + r, y + r]);
  }

  const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const shortened = (text) => (text.length > LONGEST_LABEL ? text.slice(0, LONGEST_LABEL - 1) + "…" : text);

  // --- what lies under the pointer

  function under(x, y) {
    let best = null, distance = Infinity;
    for (const index of network.nodes.keys()) {
      const [nx, ny] = toScreen(placeOf(index)), far = Math.hypot(nx - x, ny - y);
      if (far < radius(index) + 4 && far < distance) [best, distance] = [{ node: index }, far];
    }
    if (best) return best;
    distance = NEAR;
    for (const edge of network.edges) {
      const far = fromLine(x, y, toScreen(placeOf(edge.one)), toScreen(placeOf(edge.other)));
      if (far < distance) [best, distance] = [{ edge }, far];
    }
    return best;
  }

  function fromLine(x, y, [x1, y1], [x2, y2]) {
    const dx = x2 - x1, dy = y2 - y1, length = dx * dx + dy * dy || 1;
    const t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
    return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
  }

  // --- details

  const LEVEL_OF = { person: "persons", body: "bodies", state: "states" };

  function choose(what, { follow = false } = {}) {
    chosen = what;
    if (what && "node" in what && !network.nodes.has(what.node)) {
      settings.level = LEVEL_OF[data.actors[what.node].kind]; // a state named in the details of a person
      refresh({ fit: true });
      speak();
      chosen = what;
    }
    if (what && "node" in what && network.nodes.has(what.node)) {
      const [x, y] = toScreen(placeOf(what.node));
      const outside = x < 40 || y < 40 || x > canvas.clientWidth - 40 || y > canvas.clientHeight - 40;
      if (follow || outside) [camera.x, camera.y] = placeOf(what.node);
    }
    showDetails();
    draw();
  }

  function showDetails() {
    const details = $("details");
    details.replaceChildren();
    if (!chosen) {
      details.append(make("p", { className: "quiet" }, label("choose")));
      if (data.omitted) {
        const text = filled("omitted", { kept: data.actors.length, omitted: data.omitted });
        details.append(make("p", { className: "quiet" }, text));
      }
      return;
    }
    const close = make("button", { type: "button", className: "close", click: () => choose(null) }, label("close"));
    details.append(close, ...("edge" in chosen ? edgeDetails(chosen.edge) : nodeDetails(chosen.node)));
    details.scrollTop = 0;
  }

  function edgeDetails(edge) {
    const current = network.edges.find((other) => other.key === edge.key) || edge;
    const head = make("h2", {}, nameButton(edge.one), " — ", nameButton(edge.other));
    const count = make("p", { className: "quiet" }, counted(current.events));
    return [head, count, ...current.events.flatMap(eventDetails)];
  }

  function nodeDetails(index) {
    const actor = data.actors[index];
    const edges = network.edges.filter((edge) => edge.one === index || edge.other === index);
    const events = [...new Set(edges.flatMap((edge) => edge.events))].sort((a, b) => a - b);
    const kind = [label(actor.kind), actor.code].filter(Boolean).join(" · ");
    const list = edges.map((edge) => {
      const partner = edge.one === index ? edge.other : edge.one;
      const open = { type: "button", className: "link", click: () => choose({ edge }) };
      return make("li", {}, nameButton(partner), " ", make("button", open, counted(edge.events)));
    });
    return [
      make("h2", {}, words(nameOf(index))),
      make("p", { className: "quiet" }, kind + " · " + counted(events)),
      make("h3", {}, label("contacts")),
      make("ul", {}, ...list),
      ...events.flatMap(eventDetails),
    ];
  }

  function eventDetails(number) {
    const event = data.events[number];
    const title = [term(event.type), event.date || label("no_date")];
    if (event.modality !== "Held") title.push(term(event.modality));
    const found = [make("h3", {}, title.join(" · "))];
    const line = (key, ...content) => found.push(make("p", {}, make("span", { className: "quiet" }, label(key) + ": "), ...content));
    if (pick(event.names)) found.push(make("p", {}, words(pick(event.names))));
    if (event.whole) line("part_of", words(wholeName(event.whole)));
    if (pick(event.place)) line("place", words(pick(event.place)));
    found.push(make("ul", {}, ...event.seats.map(seatDetails)));
    if (event.topics.length) line("topics", words(event.topics.map(pick).join(", ")));
    return [...found, ...event.reports.map(reportDetails)];
  }

  function wholeName(iri) {
    const whole = data.events.find((event) => event.iri === iri);
    return (whole && (pick(whole.names) || [term(whole.type), whole.date].filter(Boolean).join(" "))) || iri;
  }

  function seatDetails(seat) {
    const item = make("li");
    const backers = [...seat.bodies, ...seat.states];
    if (seat.person !== null) item.append(nameButton(seat.person));
    else if (seat.posts.length) item.append(words(seat.posts.map(pick).join(", ")));
    else item.append(...separated(backers.map(nameButton)));
    if (seat.person !== null && seat.posts.length) item.append(", ", words(seat.posts.map(pick).join(", ")));
    if ((seat.person !== null || seat.posts.length) && backers.length)
      item.append(" (", ...separated(backers.map(nameButton)), ")");
    return item;
  }

  const separated = (items) => items.flatMap((item, place) => (place ? [", ", item] : [item]));

  function reportDetails(report) {
    const quotes = report.quotes.map((quote) => make("p", quote.lang ? { lang: quote.lang, dir: "auto" } : {}, quote.text));
    if (!quotes.length) quotes.push(make("p", { className: "quiet" }, label("no_quote")));
    const source = [report.publisher, (report.published || "").slice(0, 10)].filter(Boolean).join(", ");
    const footer = make("footer", {}, safeLink(report.url, report.title || report.iri), source ? " — " + source : "");
    if (report.confidence !== null) footer.append(" · " + label("confidence") + " " + report.confidence);
    return make("blockquote", {}, ...quotes, footer);
  }

  // --- table

  function showTable() {
    const rows = network.edges.map((edge) => {
      const dates = edge.events.map((number) => data.events[number].date).filter(Boolean).sort();
      const open = { type: "button", className: "link", click: () => { choose({ edge }); $("details").focus(); } };
      open["aria-label"] = label("open") + ": " + nameOf(edge.one) + " — " + nameOf(edge.other);
      const cells = [words(nameOf(edge.one)), words(nameOf(edge.other)), String(edge.events.length), dates[0] || "", dates[dates.length - 1] || ""];
      return make("tr", {}, ...cells.map((cell) => make("td", {}, cell)), make("td", {}, make("button", open, label("open"))));
    });
    $("rows").replaceChildren(...rows);
  }

  // --- search

  function search() {
    const wanted = fold($("search").value).split(" ").filter(Boolean);
    if (!wanted.length) return $("found").replaceChildren();
    const hits = [...network.nodes.keys()].filter((index) =>
      data.actors[index].keys.some((key) => wanted.every((word) => (" " + key).includes(" " + word))));
    hits.sort((a, b) => network.nodes.get(b) - network.nodes.get(a) || a - b);
    const items = hits.slice(0, MOST_FOUND).map((index) =>
      make("li", {}, make("button", { type: "button", click: () => found(index) }, words(nameOf(index)))));
    if (!items.length) items.push(make("li", {}, make("p", {}, label("nobody"))));
    $("found").replaceChildren(...items);
  }

  function found(index) {
    $("found").replaceChildren();
    $("search").value = "";
    choose({ node: index }, { follow: true });
    $("details").focus();
  }

  // --- everything together

  function refresh({ fit = false } = {}) {
    rebuild();
    $("counts").textContent = filled("counts", { nodes: network.nodes.size, edges: network.edges.length, events: network.events });
    $("nothing").hidden = network.edges.length > 0;
    $("picture").hidden = settings.view !== "picture";
    $("table").hidden = settings.view !== "table";
    if (settings.view === "table") showTable();
    else resize();
    if (fit) showWhole();
    showDetails();
    draw();
  }

  function choices(id, type, values, checked, change) {
    const inputs = values.map(([value, text]) => {
      const input = make("input", { type, name: id, value, checked: checked(value) });
      input.addEventListener("change", () => change(value, input.checked));
      return make("label", {}, input, " " + text());
    });
    $(id).replaceChildren($(id).firstElementChild, ...inputs);
  }

  function speak() {
    document.documentElement.lang = settings.lang;
    document.title = label("title");
    for (const element of document.querySelectorAll("[data-label]")) element.textContent = label(element.dataset.label);
    for (const element of document.querySelectorAll("[data-title]")) {
      element.title = label(element.dataset.title);
      element.setAttribute("aria-label", label(element.dataset.title));
    }
    canvas.setAttribute("aria-label", label("canvas"));
    $("search").placeholder = label("search_hint");
    const kinds = ["person", "body", "state"].map((kind) => make("li", { className: kind }, make("i"), label(kind)));
    $("legend").replaceChildren(...kinds);
    choices("level", "radio", LEVELS.map((level) => [level, () => label(level)]), (level) => level === settings.level,
      (level) => { settings.level = level; refresh({ fit: true }); });
    choices("modality", "checkbox", MODALITIES.map((name) => [name, () => term(name)]), (name) => settings.modality.has(name),
      (name, on) => { settings.modality[on ? "add" : "delete"](name); refresh(); });
    choices("view", "radio", ["picture", "table"].map((view) => [view, () => label(view)]), (view) => view === settings.view,
      (view) => { settings.view = view; refresh(); });
    search();
  }

  // --- hands on

  const touches = new Map();
  let travelled = 0;

  function zoom(factor, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) {
    const scale = Math.max(2, Math.min(camera.scale * factor, 600));
    const [dx, dy] = [x - canvas.clientWidth / 2, y - canvas.clientHeight / 2];
    camera.x += dx / camera.scale - dx / scale;
    camera.y += dy / camera.scale - dy / scale;
    camera.scale = scale;
    draw();
  }

  function pan(dx, dy) {
    camera.x -= dx / camera.scale;
    camera.y -= dy / camera.scale;
    draw();
  }

  const inside = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    touches.set(event.pointerId, inside(event));
    if (touches.size === 1) travelled = 0;
  });

  canvas.addEventListener("pointermove", (event) => {
    const [x, y] = inside(event);
    const before = touches.get(event.pointerId);
    if (!before) {
      hovered = under(x, y);
      canvas.classList.toggle("over", Boolean(hovered));
      return draw();
    }
    const others = [...touches.entries()].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    if (others.length === 1) {
      const [ox, oy] = others[0];
      zoom(Math.hypot(x - ox, y - oy) / Math.max(Math.hypot(before[0] - ox, before[1] - oy), 1), ox, oy);
    } else pan(x - before[0], y - before[1]);
    travelled += Math.hypot(x - before[0], y - before[1]);
    touches.set(event.pointerId, [x, y]);
  });

  canvas.addEventListener("pointerup", (event) => {
    if (touches.size === 1 && travelled < 5) choose(under(...inside(event)));
    touches.delete(event.pointerId);
  });
  canvas.addEventListener("pointercancel", (event) => touches.delete(event.pointerId));
  canvas.addEventListener("pointerleave", () => { hovered = null; draw(); });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * 0.0015), ...inside(event));
  }, { passive: false });

  canvas.addEventListener("keydown", (event) => {
    const step = 60;
    const keys = {
      ArrowLeft: () => pan(step, 0), ArrowRight: () => pan(-step, 0),
      ArrowUp: () => pan(0, step), ArrowDown: () => pan(0, -step),
      "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8),
      "0": () => { showWhole(); draw(); }, Escape: () => choose(null),
    };
    if (!keys[event.key] || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    keys[event.key]();
  });

  $("closer").addEventListener("click", () => zoom(1.4));
  $("farther").addEventListener("click", () => zoom(1 / 1.4));
  $("whole").addEventListener("click", () => { showWhole(); draw(); });
  $("settings").addEventListener("submit", (event) => event.preventDefault());
  $("search").addEventListener("input", search);
  $("search").addEventListener("keydown", (event) => {
    if (event.key === "Escape") $("found").replaceChildren();
    if (event.key === "Enter") $("found").querySelector("button")?.click();
  });
  for (const id of ["since", "until", "undated"]) $(id).addEventListener("change", () => refresh());
  $("language").append(...Object.keys(data.labels).map((lang) => make("option", { value: lang }, lang)));
  $("language").value = settings.lang;
  $("language").addEventListener("change", () => {
    settings.lang = $("language").value;
    speak();
    refresh();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); draw(); });

  readColours();
  speak();
  refresh({ fit: true });
  new ResizeObserver(() => { if (settings.view === "picture") { resize(); paint(); } }).observe($("picture"));
})();
