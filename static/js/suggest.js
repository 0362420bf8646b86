// While a search is typed, the browser's own list offers topics, people, figures and headlines; what
// is chosen from it opens its page. Without this module the field searches as ever.

const WAIT = 150; // milliseconds of rest before asking

for (const field of document.querySelectorAll("[data-suggest]")) {
  const list = document.createElement("datalist");
  list.id = `${field.id}-suggestions`;
  field.after(list);
  field.setAttribute("list", list.id);

  let timer;
  let asked = new AbortController();
  let pages = new Map();

  async function ask() {
    asked.abort();
    asked = new AbortController();
    const address = new URL(field.dataset.suggest, location);
    address.searchParams.set("q", field.value);
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (answer.ok) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") list.replaceChildren();
    }
  }

  function show(suggestions) {
    pages = new Map(suggestions.map((found) => [found.label, found.url]));
    list.replaceChildren(
      ...suggestions.map((found) => {
        const option = document.createElement("option");
        option.value = found.label;
        option.label = `${found.label} (${found.kind.replace(/s$/, "")})`;
        return option;
      }),
    );
  }

  field.addEventListener("input", (event) => {
    clearTimeout(timer);
    // Choosing from the list replaces the text at once; typing comes letter by letter.
    const chosen = !event.inputType || event.inputType === "insertReplacementText";
    if (chosen && pages.has(field.value)) {
      location.assign(pages.get(field.value));
    } else if (field.value.trim().length > 1) {
      timer = setTimeout(ask, WAIT);
    }
  });
}
