// Shows the sentence of the point that the cursor or the focus is on, below the chart.

for (const chart of document.querySelectorAll(".chart")) {
  const place = chart.querySelector(".chart__said");
  if (!place) {
    continue;
  }
  const show = (event) => {
    const dot = event.target.closest?.(".chart__dot[data-said]");
    if (!dot) {
      return;
    }
    const said = dot.dataset.said;
    const title = dot.querySelector("title").textContent;
    const figure = document.createElement("b");
    figure.textContent = title.slice(0, title.length - said.length - 2);
    place.replaceChildren(figure, said);
    place.hidden = false;
  };
  chart.addEventListener("pointerover", show);
  chart.addEventListener("focusin", show);
}
