// A button that copies the address of the page; it stays hidden where the browser cannot.

for (const button of document.querySelectorAll("[data-copy-link]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  const label = button.textContent;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = "Copied";
    } catch (error) {
      if (error.name !== "NotAllowedError") throw error;
      button.textContent = "The browser does not allow it";
    }
    setTimeout(() => (button.textContent = label), 2000);
  });
}
