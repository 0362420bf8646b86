// "/" puts the cursor into the search field, as on many sites; Escape gives the page back.

const field = document.querySelector("main [data-search]") ?? document.querySelector("[data-search]");

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    field?.focus();
    field?.select();
  } else if (event.key === "Escape" && event.target === field) {
    field.blur();
  }
});
