// Goes from one place that a search has found in an article to the next, by button or by the keys
// n and p. Without this module the places have numbered links.

const bar = document.querySelector("[data-hits]");
const number = Number(bar?.dataset.hits ?? 0);
const here = bar?.querySelector("[data-hits-here]");
const all = here?.textContent;
let current = /^#hit-(\d+)$/.exec(location.hash)?.[1] - 1;

function show(place) {
  document.querySelector(".hit--here")?.classList.remove("hit--here");
  current = (place + number) % number;
  const hit = document.getElementById(`hit-${current + 1}`);
  hit.classList.add("hit--here");
  hit.scrollIntoView({ block: "center" });
  here.textContent = `${current + 1} of ${all}`;
}

function step(by) {
  show(Number.isInteger(current) ? current + by : by > 0 ? 0 : number - 1);
}

if (bar) {
  bar.querySelector("ol").hidden = true;
  for (const button of bar.querySelectorAll("[data-hits-step]")) {
    button.hidden = false;
    button.addEventListener("click", () => step(Number(button.dataset.hitsStep)));
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") step(1);
    if (event.key === "p") step(-1);
  });
  if (Number.isInteger(current) && current < number) show(current);
}
