// A letter outside of fields that would change something waits a moment: where a letter that is no command follows at once, it
// was the first one of a sentence, and nothing is done.
const longest = 250; // letters of a word follow one another sooner
const changes = new Set('eazpdAE');
const held = []; // {item, give}
let timer = 0;

/** True for the key of a command that changes something. */
export const isHeld = key => changes.has(key);

/** True while such a one waits. */
export const isHolding = () => held.length > 0;

/** Lets it wait; then it is given to the command. */
export function hold(item, give) {
  held.push({ item, give });
  clearTimeout(timer);
  timer = setTimeout(release, longest);
}

/** Nothing more follows: they were commands. */
export function release() {
  for (const { item, give } of take()) give(item);
}

/** They were letters: hands them over. */
export const takeLetters = () => take().map(({ item }) => item);

function take() {
  clearTimeout(timer);
  return held.splice(0);
}

// what is done by hand comes behind them
for (const act of ['pointerdown', 'paste', 'dragover', 'drop']) addEventListener(act, release, true);
