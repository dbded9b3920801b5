// Keeps what is pressed on the inbox before its own scripts are there: without the r before them, the letters of an answer
// would be commands by the time they are. Whoever was typing while one page gave way to the next has lost the beginning to
// nobody: then nothing is obeyed until the keyboard has been still.
(() => {
  'use strict';
  if (window.carechatKeys) return;
  const pause = 700; // after which the keyboard has been still
  const onward = 250; // the same in a field of a page that renews itself, as the next one goes on in that field
  const typing = 'carechat.typing';
  const isLetter = event => event.isTrusted && !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
  let last = -Infinity;
  let deafUntil = 0;
  let kept = [];
  let touched = null; // what was last clicked on
  let isOn = true;
  let isUnheard = false; // keys were pressed that no script has yet

  try {
    if (Date.now() - Number(sessionStorage.getItem(typing)) < pause) deafUntil = performance.now() + pause;
    sessionStorage.removeItem(typing);
  } catch { /* no storage: each page begins by itself */ }
  const [way] = performance.getEntriesByType('navigation');
  if (way && performance.now() - way.responseStart > pause) deafUntil = performance.now() + pause; // too long unheard

  const isField = target => target.closest?.('input, textarea, select, [contenteditable]') != null;
  const isCtrl = event => event.ctrlKey || event.metaKey;
  const isKept = event => event.isTrusted && !event.repeat && !event.isComposing && event.keyCode !== 229 && !event.altKey
    && (event.key === 'Enter' || (!isCtrl(event) && (event.key.length === 1 || event.key === 'Backspace' || event.key === 'Escape')))
    && (!isField(event.target) || (kept.length > 0 && event.target !== touched)) // a field that comes under the keys gets them behind the others
    && !((event.key === 'Enter' || event.key === ' ') && event.target.closest?.('a, button, summary'));

  window.carechatKeys = {
    /** Hands over what was kept, in its order; from then on the inbox's scripts hear the keys themselves. */
    take() {
      isOn = isUnheard = false;
      const keys = kept;
      kept = [];
      return keys;
    },

    /** True where the keyboard has been still long enough: the next key is the first of what is meant. */
    isStill: () => performance.now() >= deafUntil,

    /** True for a key of somebody who has been typing since before this page; each of them makes it wait anew. */
    isDeaf() {
      if (this.isStill()) return false;
      deafUntil = performance.now() + pause;
      return true;
    },
  };

  document.addEventListener('keydown', event => {
    if (isLetter(event)) last = performance.now();
    if (!isOn || !/^\/inbox(\/|$)/.test(location.pathname) || !isKept(event)) return;
    isUnheard = true;
    if (!window.carechatKeys.isDeaf()) kept.push({ key: event.key === 'Enter' && event.shiftKey ? '\n' : event.key, ctrl: isCtrl(event) });
    event.preventDefault();
  }, true);

  document.addEventListener('pointerdown', event => { touched = event.target; }, true);

  addEventListener('pagehide', () => {
    try {
      const longest = window.carechatRenews === true && isField(document.activeElement) ? onward : pause;
      if (isUnheard || performance.now() - last < longest) sessionStorage.setItem(typing, String(Date.now()));
    } catch { /* as above */ }
  });
})();
