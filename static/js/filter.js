// An index of names follows what is typed: the list is asked for anew and put in place of the old
// one. Without this module the form does the same with its button.

const WAIT = 120; // milliseconds of rest before asking

class Filter {
  constructor(form) {
    this.form = form;
    this.field = form.elements.q;
    this.status = document.getElementById("filter-status");
    this.asked = new AbortController();
    this.last = this.address();
    this.field.addEventListener("input", () => this.typed());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.show();
    });
  }

  get list() {
    return document.getElementById(this.form.dataset.filter);
  }

  address() {
    const filled = [...new FormData(this.form)].filter(([, value]) => value.trim());
    const query = new URLSearchParams(filled).toString();
    return `${location.pathname}${query ? "?" : ""}${query}`;
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), WAIT);
  }

  async show() {
    clearTimeout(this.timer);
    const address = this.address();
    if (address === this.last) return;
    this.last = address;
    this.asked.abort();
    this.asked = new AbortController();
    this.list.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: this.asked.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      this.list.replaceWith(page.getElementById(this.form.dataset.filter));
      history.replaceState(history.state, "", address);
      this.tell();
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  }

  // What is heard: how many there are, or that there are none.
  tell() {
    const words = this.list.querySelector(".listed__found, .empty");
    this.status.textContent = words ? words.textContent.trim() : "All names";
  }
}

for (const form of document.querySelectorAll("[data-filter]")) new Filter(form);
