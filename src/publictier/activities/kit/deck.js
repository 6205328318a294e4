// A pile of cards, one at a time: each goes into one of a few boxes. A card that was not right at
// once comes back at the end of the pile.
import { allow, button, isAllowed, make, some } from "./dom.js";
import { verdictWords } from "./replies.js";
import { dataTable } from "./tables.js";

export const NEXT = -1;

const START = { first: {}, settled: {}, tried: [], placed: false, moves: [] };

// One move: the number of a box for the card on top, or NEXT. False, and nothing done, if it cannot
// be made now.
export function step(pile, move, { boxes, cards }) {
  const top = pile.queue[0];
  if (top === undefined) return false;
  if (move === NEXT) {
    if (!pile.placed) return false;
    pile.queue.shift();
    if (pile.tried.length > 1) pile.queue.push(top);
    Object.assign(pile, { tried: [], placed: false });
  } else {
    const box = Number.isInteger(move) ? boxes[move] : undefined;
    if (!box || pile.placed || pile.tried.includes(move)) return false;
    pile.placed = box.name === cards[top].box;
    pile.first[top] ??= pile.placed;
    if (pile.placed) pile.settled[top] = true;
    pile.tried.push(move);
  }
  pile.moves.push(move);
  return true;
}

// What is kept is the list of moves, played again here: a list from another hand counts only up to
// its first move that cannot be.
export function replay(moves, deck) {
  const pile = { ...structuredClone(START), queue: deck.cards.map((_, i) => i) };
  for (const move of Array.isArray(moves) ? moves : []) if (!step(pile, move, deck)) break;
  return pile;
}

export function counts(pile, { cards }) {
  const first = Object.values(pile.first);
  // what waits below the top was met before only if it came back
  const waiting = pile.queue.slice(1).filter((card) => card in pile.first).length;
  const misses = pile.tried.length - (pile.placed ? 1 : 0);
  return {
    of: cards.length,
    met: first.length,
    right: first.filter(Boolean).length,
    settled: Object.keys(pile.settled).length,
    back: waiting + (misses ? 1 : 0),
  };
}

function scoreLine(pile, deck) {
  const { met, right, back } = counts(pile, deck);
  if (!met) return "";
  const again = back ? ` ${some(back, "comes", "come")} back at the end of the pile.` : "";
  return `Right at the first try: ${right} of ${some(met, deck.one, deck.many)}.${again}`;
}

function boxList({ boxes, note }) {
  const items = boxes.map((box) =>
    make("li", {}, make("strong", {}, `${box.name}:`), " ", box.about),
  );
  const list = make("ul", { class: "kit-deck-boxes" }, ...items);
  return make("div", {}, list, make("p", { class: "kit-deck-note" }, note));
}

function rewording(deck, card) {
  if (!card.reword) return [];
  return [make("p", {}, make("strong", {}, `${deck.reword}:`), " ", card.reword)];
}

function replyNodes(deck, card, move) {
  const { boxes } = deck;
  const right = boxes[move].name === card.box;
  const entry = right ? card : card.wrong.find((wrong) => wrong.box === boxes[move].name);
  const attributes = { "data-misconception": entry.misconception };
  const name = make("em", {}, `${boxes[move].name}:`);
  return [
    make("p", attributes, ...verdictWords(right), " ", name, " ", entry.reply),
    ...(right ? rewording(deck, card) : []),
  ];
}

function ending(pile, deck) {
  const { right, of } = counts(pile, deck);
  const words = `All ${of} ${deck.many} are in their places. ${right} of ${of} were right at the first try.`;
  const heading = make("p", { class: "kit-deck-name", tabindex: -1 }, words);
  const rows = deck.cards.map((card, i) => {
    const first = pile.first[i] ? "✓ right" : "✗ not yet";
    const last = deck.reword ? [card.reword ?? "–"] : [];
    return [card.text, card.box, first, card.reply, ...last];
  });
  const more = deck.reword ? [deck.reword] : [];
  const headers = [deck.title, deck.place, "First try", "Why", ...more];
  const caption = `All ${deck.many}: where each belongs, and why`;
  return [heading, dataTable({ caption, headers, rows })];
}

function choices(pile, deck, onChoice) {
  return deck.boxes.map((box, i) => {
    const node = button(box.name, () => isAllowed(node) && onChoice(i));
    allow(node, !pile.placed && !pile.tried.includes(i));
    if (pile.tried.includes(i)) {
      const mark = box.name === deck.cards[pile.queue[0]].box ? " ✓" : " ✗";
      node.append(make("span", { "aria-hidden": "true" }, mark));
    }
    return node;
  });
}

export function cardDeck({ spec, kept, keep, score, say }) {
  const { deck } = spec;
  const pile = replay(kept.moves, deck);
  const legend = make("legend", { tabindex: -1 });
  const row = make("div", { class: "kit-deck-choices" });
  const reply = make("div", { class: "kit-check-reply", role: "status" });
  const next = button("", () => move(NEXT), { class: "kit-deck-next" });
  const live = make("div", { class: "kit-deck-live" });
  const end = make("div", {});
  live.append(make("fieldset", {}, legend, row), reply, next);

  function move(which) {
    if (!step(pile, which, deck)) return;
    keep({ moves: pile.moves });
    const { settled, of, met } = counts(pile, deck);
    score(settled, of, met);
    show();
    if (which === NEXT) (live.hidden ? end.firstChild : legend).focus();
    else row.children[which].focus(); // the button is a new one
  }
  function showCard(top) {
    const card = deck.cards[top];
    const back = pile.first[top] === false && !pile.tried.length ? ", back again" : "";
    const name = `${deck.title} ${top + 1} of ${deck.cards.length}${back}.`;
    const text = make("span", { class: "kit-deck-card" }, card.text);
    legend.replaceChildren(make("span", { class: "kit-deck-name" }, name), " ", text);
    row.replaceChildren(...choices(pile, deck, move));
    const last = pile.tried.at(-1);
    reply.replaceChildren(...(last === undefined ? [] : replyNodes(deck, card, last)));
    next.hidden = !pile.placed;
    const done = pile.queue.length === 1 && pile.tried.length === 1;
    next.textContent = done ? "See them all" : `Next ${deck.one}`;
  }
  function show() {
    const top = pile.queue[0];
    live.hidden = top === undefined;
    end.replaceChildren(...(live.hidden ? ending(pile, deck) : []));
    if (!live.hidden) showCard(top);
    say(live.hidden ? "" : scoreLine(pile, deck));
  }
  show();
  return make("div", { class: "kit-deck" }, boxList(deck), live, end);
}
