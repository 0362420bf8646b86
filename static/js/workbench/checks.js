// What the server remarks on a form while it is typed, beside the field that each remark is about.

const WAIT = 250; // milliseconds of rest before asking

export function watchChecks(bench) {
  const form = bench.form;
  place(bench.element);
  if (!form) return;
  let timer;
  let asked = new AbortController();

  const ask = async () => {
    asked.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(bench.element.dataset.checks, { method: "POST", body: new FormData(form), signal: asked.signal });
      if (!answer.ok || !form.isConnected) return;
      form.querySelectorAll(".remarks").forEach((list) => list.remove());
      form.querySelector(".entry-remarks").innerHTML = await answer.text();
      place(form);
    } catch (error) {
      if (error.name !== "AbortError") return; // checks help; without them saving still works
    }
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    asked.abort();
  });
}

// Moves each remark to its field; what is about a hidden field stays at the end.
function place(root) {
  for (const remark of root.querySelectorAll("form.entry .entry-remarks .remark")) {
    const field = root.querySelector(`form.entry .entry-field[data-field="${CSS.escape(remark.dataset.field)}"]`) ??
      (root.matches?.("form.entry") ? root.querySelector(`.entry-field[data-field="${CSS.escape(remark.dataset.field)}"]`) : null);
    if (!field) continue;
    field.closest("details")?.setAttribute("open", "");
    const list = field.querySelector(".remarks") ?? field.appendChild(Object.assign(document.createElement("ul"), { className: "remarks" }));
    list.append(remark);
  }
  for (const list of root.querySelectorAll(".entry-remarks .remarks")) if (!list.children.length) list.remove();
}
