// Keys of the workbench: what an element with data-key leads to, and saving without the mouse.
// Ctrl+S saves and stays, Ctrl+Enter saves and goes on, "/" searches the list.

const press = (selector) => document.querySelector(selector)?.click();

document.addEventListener("keydown", (event) => {
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key === "s") {
    event.preventDefault();
    press("input[name=_continue], .submit-row input[type=submit]");
    return;
  }
  if (command && event.key === "Enter") {
    press("input[name=_next], input[name=_save], .submit-row input[type=submit]");
    return;
  }
  const typing = event.target.closest("input, textarea, select, [contenteditable], .select2");
  if (typing || command || event.altKey) {
    return;
  }
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector("#searchbar")?.focus();
    return;
  }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (target) {
    event.preventDefault();
    target.click();
  }
});
