// Which conversation is meant, and which is on the screen.

/** The conversation of the address, which changes with the click or key that asks for it; null for none. */
export const meant = () => /^\/inbox\/([0-9a-f-]{36})/i.exec(location.pathname)?.[1].toLowerCase() ?? null;

const view = () => (new URLSearchParams(location.search).get('view') ?? 'all').toLowerCase();

/** The conversation that can be written in on the screen; undefined while none is. */
export function openNow(page) {
  const room = page?.querySelector('chat-room');
  return room?.reader ? room.dataset.conversation : undefined;
}

/** True where the list on the screen is the view's that the address means. */
export const isListShown = page => page.isConnected && page.dataset.view === view() && page.querySelector('.scroll[data-view]')?.dataset.view === view();

/** True where the list and the conversation on the screen are the ones the address means. */
export function isShown(page) {
  if (!isListShown(page)) return false;
  const id = meant();
  if (id === null) return page.dataset.open === undefined && page.querySelector('chat-room') === null;
  return page.dataset.open === id && (openNow(page) === id || page.querySelector('[data-settled]')?.dataset.settled === id);
}
