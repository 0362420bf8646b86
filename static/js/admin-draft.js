// Keeps what was typed into a form in this browser until it is saved, and offers it again after a
// crash, a closed tab or a lost session. Nothing leaves the browser.

// What was sent and not refused is saved; this runs before the draft is looked for.
const sent = sessionStorage.getItem("draft:sent");
if (sent && !document.querySelector(".errornote, .conflict, body.login")) {
  localStorage.removeItem(sent);
}
sessionStorage.removeItem("draft:sent");

const form = document.querySelector("#content-main form[method=post]");
const seen = form?.querySelector("[name=seen_version]")?.value ?? "new";
const key = `draft:${location.pathname}`;
const SKIPPED = new Set(["csrfmiddlewaretoken", "seen_version", "note"]);
const WAIT = 800; // milliseconds after the last key

const fields = () =>
  [...form.elements].filter((e) => e.name && !SKIPPED.has(e.name) && e.type !== "submit" && e.type !== "button");

// A choice made by autocompletion is kept with its label: the page does not have its option.
const valueOf = (field) => {
  if (field.type === "checkbox" || field.type === "radio") return field.checked;
  if (field.tagName === "SELECT") return [...field.selectedOptions].map((o) => [o.value, o.text]);
  return field.value;
};

const read = () => fields().map((field) => [field.name, field.type === "radio" ? field.value : "", valueOf(field)]);

const put = (field, value) => {
  if (typeof value === "boolean") {
    field.checked = value;
  } else if (field.tagName === "SELECT") {
    for (const option of field.options) option.selected = false;
    for (const [id, text] of value) {
      const known = [...field.options].find((o) => o.value === id);
      if (known) known.selected = true;
      else field.add(new Option(text, id, true, true));
    }
  } else {
    field.value = value;
  }
  field.dispatchEvent(new Event("change", { bubbles: true }));
};

const rows = (prefix) => Number(form.querySelector(`[name="${prefix}-TOTAL_FORMS"]`)?.value ?? 0);

// Claims that were added but not saved need their empty rows first.
const addRows = (kept) => {
  for (const [name, , value] of kept) {
    const prefix = name.match(/^(.+)-TOTAL_FORMS$/)?.[1];
    while (prefix && rows(prefix) < Number(value)) {
      const before = rows(prefix);
      document.querySelector(`#${CSS.escape(prefix)}-group .add-row a`)?.click();
      if (rows(prefix) === before) break;
    }
  }
};

const restore = (kept) => {
  addRows(kept);
  for (const [name, choice, value] of kept) {
    if (name.endsWith("_FORMS")) continue;
    const field = fields().find((f) => f.name === name && (!choice || f.value === choice));
    if (field) put(field, value);
  }
};

const load = () => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

const store = () => {
  try {
    localStorage.setItem(key, JSON.stringify({ seen, at: Date.now(), fields: read() }));
  } catch {
    // A full or forbidden storage keeps nothing; the form works as ever.
  }
};

const button = (text, action) => {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = text;
  element.addEventListener("click", action);
  return element;
};

const offer = (draft) => {
  const bar = document.createElement("p");
  bar.className = "draft";
  bar.setAttribute("role", "status");
  const at = new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  const changed = draft.seen === seen ? "" : " The record was saved since; compare before you save.";
  bar.append(`This browser kept what you typed here, ${at}, and did not save.${changed} `);
  bar.append(button("Restore it", () => { restore(draft.fields); bar.remove(); }), " ");
  bar.append(button("Throw it away", () => { localStorage.removeItem(key); bar.remove(); }));
  form.prepend(bar);
};

if (form) {
  const opened = JSON.stringify(read());
  const draft = load();
  const refused = document.querySelector(".errornote, .conflict");
  if (draft && !refused && JSON.stringify(draft.fields) !== opened) {
    offer(draft);
  }
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => JSON.stringify(read()) !== opened && store(), WAIT);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => sessionStorage.setItem("draft:sent", key));
}
