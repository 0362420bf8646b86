// The inner part of the page: asks the server for it, puts it in place, keeps focus and scroll.

const HEADERS = { "X-Fragment": "workbench" };

export class Bench {
  constructor(element) {
    this.element = element;
    this.watchers = [];
    this.busy = false;
    this.steps = 0;
    this.waiting = null;
    element.addEventListener("click", (event) => this.#clicked(event));
    element.addEventListener("submit", (event) => this.#submitted(event));
    window.addEventListener("popstate", () => this.load(location.search, { keep: true }));
  }

  whenShown(watch) {
    this.watchers.push(watch);
  }

  find(selector) {
    return this.element.querySelector(selector);
  }

  all(selector) {
    return [...this.element.querySelectorAll(selector)];
  }

  get text() {
    return this.find("#bench-text");
  }

  get form() {
    return this.find("form.entry");
  }

  get key() {
    return this.find(".bench").dataset.current ?? "";
  }

  // Shows another part of the page: "?at=statistic-5", "?new=quote&words=…".
  async load(query, { keep = false } = {}) {
    await this.#fetch(new URL(query || "?", location.href.split(/[?#]/)[0]), {}, keep ? "" : query);
  }

  async post(form, button) {
    const data = new FormData(form, button);
    await this.#fetch(form.action, { method: "POST", body: data }, "");
  }

  // Puts what the server answered in place and says what went wrong where nothing came.
  async #fetch(address, options, query) {
    if (this.busy) {
      // What is looked at next can wait; a second decision is not taken for what nobody saw yet.
      if (!options.method) this.waiting = [address, options, query];
      return;
    }
    this.busy = true;
    this.element.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { ...options, headers: HEADERS });
      const html = await answer.text();
      if (!answer.ok && answer.status !== 422) throw new Error(this.#reason(answer));
      if (answer.redirected || !html.includes('class="bench"')) throw new Error("You were logged out. Log in in another tab, then try again.");
      this.#put(html);
      if (query) history.replaceState(null, "", query);
      else if (options.method) history.replaceState(null, "", this.key ? `?at=${this.key}` : "?");
      this.shown({ refused: answer.status === 422 });
    } catch (error) {
      const lost = error instanceof TypeError;
      this.say(lost ? "The server could not be reached. Nothing was changed; what you typed is still here. Try again." : error.message);
    } finally {
      this.busy = false;
      this.element.removeAttribute("aria-busy");
      const { steps, waiting } = this;
      [this.steps, this.waiting] = [0, null];
      if (waiting) this.#fetch(...waiting);
      else if (steps) this.move(steps);
    }
  }

  #reason(answer) {
    if (answer.status === 403) return "Your role does not let you do this, or you were logged out. Nothing was changed.";
    return `The server answered with an error (${answer.status}). Nothing was changed; what you typed is still here. Try again.`;
  }

  // Keeps where both sides were scrolled to and whether the keyboard was in the text.
  #put(html) {
    const scrolled = [".bench-text", ".bench-side"].map((s) => this.find(s)?.scrollTop ?? 0);
    this.inText = this.text.contains(document.activeElement);
    this.element.innerHTML = html;
    [".bench-text", ".bench-side"].forEach((s, i) => {
      this.find(s).scrollTop = scrolled[i];
    });
  }

  say(message) {
    const place = this.find("#bench-said");
    const line = document.createElement("p");
    line.className = "bench-error";
    line.textContent = message;
    place.replaceChildren(line);
  }

  // Both sides follow what is current, and the keyboard is where the work is.
  shown({ refused = false } = {}) {
    this.find("#show-keys").hidden = false;
    for (const link of this.all(".bench-body a.mark")) link.tabIndex = -1;
    for (const watch of this.watchers) watch();
    const row = this.find(".row.is-current");
    const marks = row ? this.all(`.bench-body .at-${CSS.escape(row.dataset.at)}`) : [];
    marks.forEach((mark) => mark.classList.add("is-current"));
    this.#reveal(marks[0] ?? this.find(".bench-body .is-chosen"), this.text);
    this.#reveal(this.find("form.entry")?.closest(".row, .new-entry") ?? row, this.find(".bench-side"));
    this.focus(refused);
  }

  focus(refused = false) {
    const wrong = refused && this.find(".has-error input, .has-error textarea, .has-error select");
    if (wrong) wrong.focus();
    else if (this.form) this.firstField().focus();
    else if (this.inText) this.text.focus({ preventScroll: true });
    else (this.find(".row.is-current .row-head") ?? this.text).focus({ preventScroll: true });
    this.inText = false;
  }

  // The first field that is still empty; all filled, the button that saves: Enter is enough.
  firstField() {
    const inputs = [...this.form.querySelectorAll(".entry-fields input:not([type=checkbox], [type=radio]), .entry-fields textarea")];
    const shown = inputs.filter((input) => !input.closest("details:not([open])"));
    if (!this.find(".new-entry")) return shown[0] ?? this.form;
    const wanted = shown.filter((input) => ["counted", "metric", "period", "name", "speaker"].includes(input.name));
    return wanted.find((input) => !input.value) ?? this.form.querySelector("button.go");
  }

  #reveal(target, pane) {
    if (!target) return;
    const [inner, outer] = [target.getBoundingClientRect(), pane.getBoundingClientRect()];
    const scrolls = pane.scrollHeight > pane.clientHeight + 1;
    if (scrolls) {
      const margin = Math.min(96, outer.height / 5);
      if (inner.top < outer.top + margin) pane.scrollTop += inner.top - outer.top - margin;
      else if (inner.bottom > outer.bottom - margin) pane.scrollTop += Math.min(inner.bottom - outer.bottom + margin, inner.top - outer.top - margin);
    } else {
      target.scrollIntoView({ block: "nearest" });
    }
  }

  #clicked(event) {
    const link = event.target.closest("a[href^='?']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.load(link.getAttribute("href").split("#")[0]);
  }

  #submitted(event) {
    const form = event.target;
    event.preventDefault();
    if (form.method === "post") this.post(form, event.submitter);
    else this.load(`?${new URLSearchParams(new FormData(form, event.submitter))}`);
  }

  // The row before or behind the current one, in the order of the page.
  move(step) {
    if (this.busy) {
      this.steps += step; // taken when the answer is there
      return;
    }
    const rows = this.all(".row");
    const index = rows.findIndex((row) => row.classList.contains("is-current"));
    const to = index < 0 ? (step > 0 ? 0 : rows.length - 1) : index + step;
    const next = rows[Math.max(0, Math.min(to, rows.length - 1))];
    if (next && next !== rows[index]) return this.load(`?at=${next.dataset.at}`);
  }

  press(act) {
    const button = this.find(`[data-act="${act}"]`);
    if (button && !button.disabled) button.click();
    return Boolean(button);
  }
}
