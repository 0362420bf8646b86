// Asks for the next batch of a bulk action; without scripts the button does.

document.querySelector("#onward")?.submit();
