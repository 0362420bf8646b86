// Buttons to hand an article on: the device's own menu, the clipboard, the printer. Each stays hidden
// where the browser cannot do it; the link for a mail needs no script.

const offer = (selector, works, act) => {
  for (const button of works ? document.querySelectorAll(selector) : []) {
    button.parentElement.hidden = false;
    button.addEventListener("click", () => act(button));
  }
};

offer("[data-share]", Boolean(navigator.share), (button) =>
  // Whoever closes the menu without a choice has chosen.
  navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {}),
);

offer("[data-copy]", Boolean(navigator.clipboard), async (button) => {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Copied";
  } catch {
    button.textContent = "This browser does not let us copy";
  }
  setTimeout(() => (button.textContent = label), 2500);
});

offer("[data-print]", Boolean(window.print), () => window.print());
