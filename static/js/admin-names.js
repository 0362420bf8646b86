// Names for what the admin's widgets leave nameless, so that a screen reader can say what they are:
// the fields of select2 get the label of the list they stand for, a column without a head gets one.

const nameOf = (select) =>
  select.labels?.[0]?.textContent.trim().replace(/:$/, "") || select.getAttribute("aria-label") || select.name;

const nameWidget = (widget) => {
  const select = widget.previousElementSibling;
  if (!(select instanceof HTMLSelectElement)) {
    return;
  }
  const name = nameOf(select);
  const box = widget.querySelector(".select2-selection[role=combobox]");
  if (box && !box.hasAttribute("aria-label")) {
    box.setAttribute("aria-label", name);
    box.removeAttribute("aria-labelledby");
  }
  for (const part of widget.querySelectorAll(".select2-search__field, .select2-selection__rendered[role=textbox]")) {
    part.setAttribute("aria-label", name);
  }
  for (const part of widget.querySelectorAll("ul.select2-selection__rendered, .select2-search--inline")) {
    part.setAttribute("role", "presentation");
  }
};

// A moment has two fields and one label.
const nameMoment = (field) => {
  const row = field.closest(".form-row, .flex-container, fieldset");
  const label = row?.querySelector("label, legend")?.textContent.trim().replace(/:$/, "") ?? "";
  field.setAttribute("aria-label", `${label}, ${field.matches(".vTimeField") ? "time" : "date"}`);
};

const nameAll = () => {
  document.querySelectorAll(".datetime input:not([aria-label])").forEach(nameMoment);
  document.querySelectorAll(".select2-container").forEach(nameWidget);
  document.querySelectorAll("th.original:empty").forEach((head) => {
    head.innerHTML = '<span class="visually-hidden">Record</span>';
  });
};

nameAll();
// select2 makes its fields when the page is ready, and again for each row that is added.
new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
