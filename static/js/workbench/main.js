// The workbench without page loads. Every link and form of it works by itself; this module sends
// them with fetch, puts the answer in place, and adds keys, selection and lists of choices.

import { Bench } from "./bench.js";
import { offerChoices } from "./choices.js";
import { watchChecks } from "./checks.js";
import { listenForKeys } from "./keys.js";
import { followSelection } from "./selecting.js";

const element = document.querySelector("#bench");
if (element) {
  const bench = new Bench(element);
  bench.whenShown(() => {
    offerChoices(bench);
    watchChecks(bench);
  });
  const selection = followSelection(bench);
  listenForKeys(bench, selection);
  bench.shown();
}
