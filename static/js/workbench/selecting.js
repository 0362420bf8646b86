// Selecting words of the text, with the mouse or with arrow keys, and recording them.

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}.,'’%‑-]*[\p{L}\p{N}\p{M}%]|[\p{L}\p{N}]|[$€£¥₹][\d.,]+/gu;
const SENTENCE_END = /[.!?。！？…]["'”’»)\]」』]*$/u;
const CONTEXT = 60;
const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, td, th, blockquote, pre";

// The text nodes with where each begins in one string; blocks are parted by a line feed.
function readText(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  let block = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const own = node.parentElement.closest(BLOCKS);
    if (block && own !== block && !text.endsWith("\n")) text += "\n";
    block = own ?? block;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  return { nodes, text };
}

export function followSelection(bench) {
  const bar = toolbar(bench, (kind) => api.record(kind));
  let cursor = null; // first and last word chosen by keyboard, and which end moves

  const body = () => bench.find(".bench-body");

  const offsetOf = ({ nodes }, node, offset) => {
    if (node.nodeType !== Node.TEXT_NODE) {
      const range = document.createRange();
      range.setStart(node, offset);
      const behind = nodes.find((n) => range.comparePoint(n.node, 0) >= 0);
      return behind ? behind.start : nodes.at(-1).start + nodes.at(-1).node.length;
    }
    const found = nodes.find((n) => n.node === node);
    return found ? found.start + offset : null;
  };

  const pointAt = ({ nodes }, offset, isEnd) => {
    const holds = (n) => (isEnd ? offset <= n.start + n.node.length && offset > n.start : offset < n.start + n.node.length);
    const found = nodes.find(holds) ?? nodes.at(-1);
    return [found.node, Math.max(0, Math.min(offset - found.start, found.node.length))];
  };

  const choose = (read, start, end) => {
    const range = document.createRange();
    range.setStart(...pointAt(read, start, false));
    range.setEnd(...pointAt(read, end, true));
    const chosen = getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
    range.startContainer.parentElement.scrollIntoView({ block: "nearest" });
  };

  // What is selected inside the text: its words and what stands around them.
  const selected = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !body()?.contains(chosen.getRangeAt(0).commonAncestorContainer)) return null;
    const read = readText(body());
    const range = chosen.getRangeAt(0);
    const start = offsetOf(read, range.startContainer, range.startOffset);
    const end = offsetOf(read, range.endContainer, range.endOffset);
    if (start === null || end === null) return null;
    const words = read.text.slice(start, end);
    if (!words.trim()) return null;
    return {
      words: words.trim(),
      prefix: read.text.slice(Math.max(0, start - CONTEXT), start),
      suffix: read.text.slice(end, end + CONTEXT),
    };
  };

  const words = (text) => [...text.matchAll(WORD)].map((m) => ({ start: m.index, end: m.index + m[0].length }));

  const sentenceStarts = (text, all) =>
    all.flatMap((word, i) => {
      if (!i) return [0];
      const before = text.slice(all[i - 1].start, word.start);
      return before.includes("\n") || SENTENCE_END.test(before.trimEnd()) ? [i] : [];
    });

  const moveTo = (step, bySentence, extend) => {
    const read = readText(body());
    const all = words(read.text);
    if (!all.length) return;
    const from = cursor && cursor.head < all.length ? cursor.head : -1;
    let to = Math.max(0, Math.min(all.length - 1, from + step));
    if (bySentence) {
      const starts = sentenceStarts(read.text, all);
      if (extend) to = step > 0 ? (starts.find((s) => s > from + 1) ?? all.length) - 1 : Math.max(0, ...starts.filter((s) => s < from));
      else to = step > 0 ? (starts.find((s) => s > from) ?? from) : Math.max(0, ...starts.filter((s) => s < from));
    }
    cursor = { anchor: extend && cursor ? cursor.anchor : to, head: to };
    const [first, last] = [Math.min(cursor.anchor, cursor.head), Math.max(cursor.anchor, cursor.head)];
    choose(read, all[first].start, all[last].end);
  };

  bench.element.addEventListener("keydown", (event) => {
    if (event.target !== bench.text || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrows = { ArrowRight: [1, false], ArrowLeft: [-1, false], ArrowDown: [1, true], ArrowUp: [-1, true] };
    if (arrows[event.key]) {
      event.preventDefault();
      moveTo(...arrows[event.key], event.shiftKey);
    } else if (event.key === "Enter") {
      const mark = getSelection().rangeCount && getSelection().getRangeAt(0).startContainer.parentElement?.closest("a.mark");
      if (mark) mark.click();
    }
  });

  document.addEventListener("selectionchange", () => bar.show(selected()));

  const api = {
    // Shows the form for the selected words, or for words to be typed.
    record(kind) {
      const chosen = selected();
      const loose = getSelection().rangeCount ? null : bench.find(".mark-loose.is-chosen");
      if (loose) return bench.load(loose.getAttribute("href").replace("new=statistic", `new=${kind}`));
      const query = new URLSearchParams({ new: kind, ...(chosen ?? { words: "" }) });
      cursor = null;
      bar.show(null);
      return bench.load(`?${query}`);
    },
    // Selects the next number that no figure stands on.
    number(step) {
      const loose = bench.all(".bench-body .mark-loose");
      if (!loose.length) return bench.say("Every number of this text has its figure, or was rejected.");
      const index = loose.findIndex((mark) => mark.classList.contains("is-chosen"));
      const next = loose[(index + step + loose.length) % loose.length] ?? loose[0];
      loose.forEach((mark) => mark.classList.toggle("is-chosen", mark === next));
      const chosen = getSelection();
      chosen.selectAllChildren(next);
      bench.text.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest" });
    },
    clear() {
      const had = selected() !== null;
      if (had) getSelection().removeAllRanges();
      bench.all(".is-chosen").forEach((mark) => mark.classList.remove("is-chosen"));
      cursor = null;
      return had;
    },
  };
  return api;
}

// The buttons beside selected words; the keys s, q and x do the same.
function toolbar(bench, record) {
  const bar = document.createElement("div");
  bar.className = "select-bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Record the selected words");
  bar.hidden = true;
  for (const [key, kind, label] of [["s", "statistic", "Figure"], ["q", "quote", "Quote"], ["x", "expert", "Expert"]]) {
    const button = document.createElement("button");
    const hint = document.createElement("kbd");
    button.type = "button";
    hint.textContent = key;
    button.append(`${label} `, hint);
    // Before the press takes the selection away.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => record(kind));
    bar.append(button);
  }
  document.body.append(bar);
  return {
    show(chosen) {
      bar.hidden = !chosen;
      if (!chosen) return;
      const place = getSelection().getRangeAt(0).getBoundingClientRect();
      bar.style.left = `${Math.max(8, Math.min(place.left, innerWidth - bar.offsetWidth - 8))}px`;
      bar.style.top = `${Math.max(8, Math.min(place.bottom + 8, innerHeight - bar.offsetHeight - 8))}px`;
    },
  };
}
