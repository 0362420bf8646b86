// While a search is typed, a list below the field offers topics, people, figures, years and
// headlines. Arrows move in it, Enter opens the page of what is chosen, Escape closes it. Without
// this module the field searches as ever. (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/)

const WAIT = 80; // milliseconds of rest before asking

class Suggestions {
  constructor(field) {
    this.field = field;
    this.asked = new AbortController();
    this.chosen = -1;
    this.list = document.createElement("ul");
    this.list.id = `${field.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.list.hidden = true;
    field.parentElement.append(this.list);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.list.id);
    field.setAttribute("aria-expanded", "false");
    field.addEventListener("input", () => this.typed());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  typed() {
    clearTimeout(this.timer);
    if (this.field.value.trim()) this.timer = setTimeout(() => this.ask(), WAIT);
    else this.close();
  }

  async ask() {
    this.asked.abort();
    this.asked = new AbortController();
    const address = new URL(this.field.dataset.suggest, location);
    address.searchParams.set("q", this.field.value);
    try {
      const answer = await fetch(address, { signal: this.asked.signal });
      if (answer.ok) this.show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show(suggestions) {
    this.chosen = -1;
    this.list.replaceChildren(...suggestions.map((found, place) => this.option(found, place)));
    this.open(suggestions.length > 0 && document.activeElement === this.field);
  }

  option(found, place) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const link = document.createElement("a");
    link.href = found.url;
    link.tabIndex = -1;
    link.textContent = found.label;
    const kind = document.createElement("span");
    kind.className = "count";
    kind.textContent = found.kind.replace("metric", "figure").replace(/s$/, "");
    item.append(link, kind);
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => location.assign(found.url));
    return item;
  }

  key(event) {
    const options = this.list.children;
    if (event.key === "Escape" && !this.list.hidden) {
      event.stopPropagation();
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.chosen >= 0 && !this.list.hidden) {
      event.preventDefault();
      location.assign(options[this.chosen].querySelector("a").href);
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && options.length) {
      event.preventDefault();
      this.open(true);
      this.choose(this.chosen + (event.key === "ArrowDown" ? 1 : -1));
    }
  }

  // One place more than there are suggestions: the field itself, with nothing chosen.
  choose(place) {
    const options = [...this.list.children];
    const places = options.length + 1;
    this.chosen = ((place + 1 + places) % places) - 1;
    options.forEach((each, n) => each.setAttribute("aria-selected", String(n === this.chosen)));
    const active = options[this.chosen];
    if (active) this.field.setAttribute("aria-activedescendant", active.id);
    else this.field.removeAttribute("aria-activedescendant");
    active?.scrollIntoView({ block: "nearest" });
  }

  open(shown) {
    this.list.hidden = !shown;
    this.field.setAttribute("aria-expanded", String(shown));
  }

  close() {
    clearTimeout(this.timer);
    this.asked.abort();
    this.open(false);
    this.field.removeAttribute("aria-activedescendant");
    this.chosen = -1;
  }
}

for (const field of document.querySelectorAll("[data-suggest]")) new Suggestions(field);
