// Which conversation is meant, and which is on the screen.

/** The conversation an address leads to; null for none. */
export const conversationOf = address => /^\/inbox\/([0-9a-f-]{36})/i.exec(address)?.[1].toLowerCase() ?? null;

/** What is asked for while there is no line waits in app.js until there is one: nothing else is meant then. */
export const line = window.carechatLine ??= {};

/** The conversation of the address, which changes with the click or key that asks for it; null for none. */
export const meant = () => conversationOf(line.asked ?? location.pathname);

let lastMeant = null;
const longestWay = 2000;
let notedAt = 0;
let onTheirWay = []; // conversations that were meant and did not come onto the screen yet

/** Begins to compare what is meant with what comes onto the screen. */
export function watchTarget() { [lastMeant, onTheirWay] = [meant(), []]; }

/**
 * Takes note of what is meant now. Whoever goes to the next one and back has the same conversation before them for a
 * moment, but not its last copy: what is pressed in that one is lost.
 */
export function noteMeant() {
  if (meant() === lastMeant) return;
  [lastMeant, notedAt] = [meant(), performance.now()];
  if (!line.isDown) onTheirWay.push(lastMeant);
  document.dispatchEvent(new CustomEvent('carechat:meant'));
}

document.addEventListener('carechat:asked', noteMeant);

/** Takes note of what came onto the screen. */
export function noteShown(page) {
  noteMeant();
  const open = page.dataset.open ?? null;
  onTheirWay.splice(0, (open === meant() ? onTheirWay.lastIndexOf(open) : onTheirWay.indexOf(open)) + 1);
}

const view = () => (new URL(line.asked ?? location.href, location.href).searchParams.get('view') ?? 'all').toLowerCase();

/** The conversation that can be written in on the screen; undefined while none is. */
export function openNow(page) {
  const room = page?.querySelector('chat-room');
  return room?.reader ? room.dataset.conversation : undefined;
}

/** True where the list on the screen is the view's that the address means. */
export const isListShown = page => page.isConnected && page.dataset.view === view() && page.querySelector('.scroll[data-view]')?.dataset.view === view();

/** True where the list and the conversation on the screen are the ones the address means. */
export function isShown(page) {
  noteMeant();
  // several that come at once are drawn as one: what has stood so long is the copy that stays
  if (performance.now() - notedAt > longestWay && (page.dataset.open ?? null) === meant()) onTheirWay = [];
  if (!isListShown(page) || onTheirWay.length > 0) return false;
  const id = meant();
  if (id === null) return page.dataset.open === undefined && page.querySelector('chat-room') === null;
  return page.dataset.open === id && (openNow(page) === id || page.querySelector('[data-settled]')?.dataset.settled === id);
}
