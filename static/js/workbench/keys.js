// The keys of the workbench. While something is typed, only Escape and Ctrl+Enter are keys.

const NEW = { s: "statistic", q: "quote", x: "expert" };

export function listenForKeys(bench, selection) {
  const dialog = document.querySelector("#keys");

  bench.element.addEventListener("click", (event) => {
    if (event.target.closest("#show-keys")) dialog.showModal();
  });

  const leave = () => {
    if (selection.clear()) return;
    if (bench.form) bench.press("cancel");
    else bench.focus();
  };

  const acts = {
    j: () => bench.move(1),
    k: () => bench.move(-1),
    a: () => bench.press("accept"),
    e: () => bench.press("edit"),
    r: () => bench.press("reject"),
    u: () => bench.find("#undo:enabled")?.click(),
    t: () => bench.text.focus(),
    f: () => selection.number(1),
    F: () => selection.number(-1),
    "?": () => dialog.showModal(),
    "/": () => (bench.form ? bench.form.querySelector("textarea, input:not([type=hidden])")?.focus() : bench.press("edit")),
    Escape: leave,
  };

  document.addEventListener("keydown", (event) => {
    if (dialog.open || event.altKey || event.defaultPrevented) return;
    const field = event.target.closest("input, textarea, select");
    if (event.ctrlKey || event.metaKey) {
      if (event.key === "Enter" && bench.form) bench.press("save");
      return;
    }
    if (field && field.type !== "checkbox" && field.type !== "radio") {
      if (event.key === "Escape") {
        event.preventDefault();
        leave();
      } else if (event.key === "Enter" && field.tagName === "TEXTAREA" && field.form?.matches(".entry")) {
        event.preventDefault(); // passages have no lines of their own
        bench.press("save");
      }
      return;
    }
    if (event.key in NEW) {
      event.preventDefault();
      selection.record(NEW[event.key]);
    } else if (acts[event.key]) {
      event.preventDefault();
      acts[event.key]();
    }
  });
}
