// Fields that offer what is likely: an ARIA combobox (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/)
// whose list comes from the server, the likely first. Without this module they are plain fields.

const WAIT = 120; // milliseconds of rest before asking

export function offerChoices(bench) {
  for (const field of bench.all("[data-choosing]")) combobox(bench, field);
}

function combobox(bench, field) {
  const input = field.querySelector("input:not([type=checkbox])");
  const create = field.querySelector(".create input");
  if (!input) return;
  const list = document.createElement("ul");
  list.id = `${input.id}_choices`;
  list.className = "choices";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.querySelector("label").textContent);
  list.hidden = true;
  input.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false", autocomplete: "off" })) input.setAttribute(name, value);

  let timer;
  let asked = new AbortController();
  let active = -1;

  const options = () => [...list.children];
  const open = (isOpen) => {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) point(-1);
  };
  const point = (index) => {
    active = index;
    options().forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    const option = options()[index];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const take = (option) => {
    input.value = option.dataset.value;
    if (create) create.checked = "create" in option.dataset;
    open(false);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const show = (choices) => {
    const typed = input.value.trim();
    const rows = choices.map(({ value, note }) => optionOf(value, note));
    const known = choices.some(({ value }) => value.toLowerCase() === typed.toLowerCase());
    if (create && typed && !known) {
      const row = optionOf(typed, "");
      row.dataset.create = "";
      row.firstChild.textContent = `New: “${typed}”`;
      rows.push(row);
    }
    rows.forEach((row, i) => (row.id = `${list.id}_${i}`));
    list.replaceChildren(...rows);
    open(rows.length > 0 && document.activeElement === input);
  };

  const ask = async (typed) => {
    asked.abort();
    asked = new AbortController();
    const address = new URL(bench.element.dataset.choices, location);
    for (const name of ["counted", "unit_code", "place", "start", "end"]) {
      const other = input.form.elements[name];
      if (other) address.searchParams.set(name, other.value);
    }
    address.searchParams.set("field", input.name);
    address.searchParams.set("q", typed);
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (answer.ok) show((await answer.json()).choices);
    } catch (error) {
      if (error.name !== "AbortError") open(false);
    }
  };

  input.addEventListener("input", () => {
    if (create) create.checked = false;
    clearTimeout(timer);
    timer = setTimeout(() => ask(input.value), WAIT);
  });
  input.addEventListener("focus", () => {
    if (!input.value) ask("");
  });
  input.addEventListener("blur", () => {
    asked.abort();
    clearTimeout(timer);
    open(false);
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
  input.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return void ask("");
      const down = event.key === "ArrowDown";
      point(down ? (active < last ? active + 1 : 0) : active > 0 ? active - 1 : last);
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
      event.preventDefault();
      take(options()[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      open(false);
    }
  });
}

function optionOf(value, note) {
  const option = document.createElement("li");
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.value = value;
  const name = document.createElement("span");
  name.textContent = value;
  option.append(name);
  if (note) {
    const small = document.createElement("small");
    small.textContent = note;
    option.append(small);
  }
  return option;
}
