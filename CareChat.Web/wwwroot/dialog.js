// A dialog hears its keys also after what had the focus in it went away: a button that is busy, or has done what it is for.
document.addEventListener('keydown', event => {
  const dialog = event.target === document.body && [...document.querySelectorAll('.mud-dialog')].at(-1);
  if (!dialog) return;
  dialog.focus();
  if (event.key === 'Escape') dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true }));
}, true);
