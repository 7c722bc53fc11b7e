// Search as you type: names that begin like what is typed. The page works without it.
"use strict";
const field = document.getElementById("q");
const hits = document.getElementById("hits");
const language = document.documentElement.lang;
let waiting = 0;
let asked = 0;

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 150);
});

async function suggest() {
  const text = field.value.trim();
  if (text.length < 2) {
    return;
  }
  const number = ++asked;
  const answer = await fetch("/api/search?" + new URLSearchParams({ q: text, lang: language, limit: "10" }));
  if (!answer.ok || number !== asked) {
    return;
  }
  const found = await answer.json();
  hits.replaceChildren(...found.results.map((hit) => {
    const option = document.createElement("option");
    option.value = hit.label;
    return option;
  }));
}
