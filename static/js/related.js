// Beside an article: choosing a figure in the text, or a choice of the section, changes the section
// in place. Without this module the same links load the page anew.

const SECTION = "#related";

function section() {
  return document.querySelector(`${SECTION}[data-part]`);
}

async function show(query, focus) {
  const old = section();
  old.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(`${old.dataset.part}${query}`);
    if (!answer.ok) throw new Error(answer.statusText);
    const holder = document.createElement("template");
    holder.innerHTML = await answer.text();
    old.replaceWith(holder.content);
    history.replaceState(history.state, "", `${location.pathname}${query}`);
    mark();
    if (focus) section().focus({ preventScroll: true });
    reveal();
  } catch {
    location.assign(`${location.pathname}${query}${SECTION}`);
  }
}

// The words that the section is about stand out in the text.
function mark() {
  for (const words of document.querySelectorAll(".mark[aria-current]")) {
    words.removeAttribute("aria-current");
  }
  const selected = section()?.querySelector("[data-selected]")?.dataset.selected;
  if (selected) document.getElementById(selected)?.setAttribute("aria-current", "true");
}

// Beside a long text the section may have scrolled away; on a phone it follows the text.
function reveal() {
  const { top, bottom } = section().getBoundingClientRect();
  if (top < 0 || top > innerHeight - 160 || bottom < 160) {
    section().scrollIntoView({ block: "start" });
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !section() || !plain || event.button) return;
  if (link.matches(`${SECTION} [data-narrow]`)) {
    event.preventDefault();
    show(new URL(link.href).search, true);
  } else if (link.matches(".body .mark[id]") && !link.hasAttribute("aria-current")) {
    // A second click on the same words leads to the page about them, as the first does elsewhere.
    event.preventDefault();
    show(`?about=${link.id}`, false);
  }
});

if (section()) mark();
