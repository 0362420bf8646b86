// Shows the sentence of the point that the cursor or the focus is on, below the chart.

for (const chart of document.querySelectorAll(".chart")) {
  const place = chart.querySelector(".chart__said");
  if (!place) {
    continue;
  }
  const show = (event) => {
    const title = event.target.closest?.(".chart__dot")?.querySelector("title");
    const [words, said] = title?.textContent.split("\n") ?? [];
    if (!said) {
      return;
    }
    const figure = document.createElement("b");
    figure.textContent = words;
    place.replaceChildren(figure, said);
    place.hidden = false;
  };
  chart.addEventListener("pointerover", show);
  chart.addEventListener("focusin", show);
}
