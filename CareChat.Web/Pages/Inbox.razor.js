// The keys of the inbox. A key presses the button that carries it (aria-keyshortcuts), so buttons and keys never
// part ways; no key does anything while one writes, and all of them can be switched off.
const offKey = 'carechat:keys-off';
let page;
let stop;

const isEditable = element => element.closest?.('input, textarea, select, [contenteditable]') !== null;
const isShown = element => element.checkVisibility?.({ visibilityProperty: true }) ?? element.offsetParent !== null;
const areOn = () => localStorage.getItem(offKey) === null;

function press(shortcut) {
  const target = [...document.querySelectorAll(`[aria-keyshortcuts="${CSS.escape(shortcut)}"]`)].find(isShown);
  if (!target) return false;
  if (target.matches('input')) {
    target.focus();
    target.select();
  } else target.click();
  return true;
}

function write(tab) {
  const button = page.querySelector(`[data-tab="${tab}"]`);
  const field = page.querySelector(`[data-text="${tab}"]`);
  if (!button || !field) return false;
  button.click();
  field.focus();
  return true;
}

function step(by) {
  const rows = [...page.querySelectorAll('[data-row]')];
  if (rows.length === 0) return false;
  const at = rows.findIndex(row => row.getAttribute('aria-current') === 'true');
  const row = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
  row.click();
  row.scrollIntoView({ block: 'nearest' });
  return true;
}

function leave(target) {
  if (isEditable(target)) {
    target.blur();
    return true;
  }
  return press('Escape');
}

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (document.querySelector('dialog[open], :popover-open')) return;
  if (event.key === 'Escape') {
    if (leave(event.target)) event.preventDefault();
    return;
  }
  if (isEditable(event.target) || !areOn()) return;
  const isDone = { j: () => step(1), k: () => step(-1), r: () => write('message'), n: () => write('note'), A: () => press('Shift+A') }[event.key]
    ?? (event.key.length === 1 ? () => press(event.key) : null);
  if (isDone?.()) event.preventDefault();
}

// A conversation that opens may take the focused button away, and on narrow screens it takes turns with the list:
// the focus goes where the eyes go.
function onTurn() {
  const isOpen = page.hasAttribute('data-open');
  const active = document.activeElement;
  if (active && active !== document.body && isShown(active)) return;
  const target = isOpen ? page.querySelector('#conversation-name') : page.querySelector('[data-row][data-last]') ?? page.querySelector('[data-row]');
  target?.focus({ preventScroll: true });
}

export function connect(inbox) {
  page = inbox;
  document.addEventListener('keydown', onKey);
  const turns = new MutationObserver(() => requestAnimationFrame(onTurn));
  turns.observe(page, { attributes: true, attributeFilter: ['data-open'] });
  const onClick = event => {
    const row = event.target.closest?.('[data-row]');
    if (!row) return;
    page.querySelector('[data-last]')?.removeAttribute('data-last');
    row.setAttribute('data-last', '');
  };
  const onChange = event => {
    if (!event.target.matches('[data-keys-on]')) return;
    if (event.target.checked) localStorage.removeItem(offKey);
    else localStorage.setItem(offKey, '');
  };
  page.addEventListener('click', onClick);
  page.addEventListener('change', onChange);
  const box = page.querySelector('[data-keys-on]');
  if (box) box.checked = areOn();
  stop = () => {
    document.removeEventListener('keydown', onKey);
    turns.disconnect();
  };
}

export function disconnect() {
  stop?.();
}
