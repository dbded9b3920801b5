// Keeps what is pressed on the inbox before its own scripts are there: without the r before them, the letters of an answer
// would be commands by the time they are. It stands in the head, so the page is not seen without it.
(() => {
  'use strict';
  if (window.carechatKeys) return;
  let kept = [];
  const isKept = event => event.isTrusted && !event.repeat && !event.isComposing && event.keyCode !== 229 && !event.ctrlKey && !event.metaKey
    && !event.altKey && (event.key.length === 1 || event.key === 'Backspace' || event.key === 'Escape' || event.key === 'Enter')
    && !event.target.closest?.('input, textarea, select, [contenteditable]')
    && !((event.key === 'Enter' || event.key === ' ') && event.target.closest?.('a, button, summary'));
  const keep = event => {
    if (!isKept(event)) return;
    kept.push({ key: event.key, ctrl: false });
    event.preventDefault();
  };
  document.addEventListener('keydown', keep, true);

  /** Hands over what was kept, in its order; from then on the inbox's scripts hear the keys themselves. */
  window.carechatKeys = () => {
    document.removeEventListener('keydown', keep, true);
    const keys = kept;
    kept = [];
    return keys;
  };
})();
