// The inbox with its circuit: the keys get to know it, and the focus goes where the eyes go.
import { mayTakeFocus } from '../chat/focus.js';
import { areOn, join, part, switchKeys } from '../inbox/keys.js';
import { noteShown } from '../inbox/target.js';

const isVisible = element => element.checkVisibility?.({ visibilityProperty: true }) ?? element.offsetParent !== null;
let stop;

// A conversation that opens may take the focused button away, and on narrow screens it takes turns with the list.
function onTurn(page) {
  const active = document.activeElement;
  if (active && active !== document.body && isVisible(active)) return;
  const target = page.hasAttribute('data-open') ? page.querySelector('#conversation-name') : page.querySelector('[data-row][data-last]') ?? page.querySelector('[data-row]');
  if (target && mayTakeFocus(target)) target.focus({ preventScroll: true });
}

export function connect(page, circuit) {
  if (!page) return;
  join(page, circuit);
  const turns = new MutationObserver(() => {
    noteShown(page);
    requestAnimationFrame(() => onTurn(page));
  });
  turns.observe(page, { attributes: true, attributeFilter: ['data-open'] });
  page.addEventListener('click', event => {
    const row = event.target.closest?.('[data-row]');
    if (!row) return;
    page.querySelector('[data-last]')?.removeAttribute('data-last');
    row.setAttribute('data-last', '');
  });
  page.addEventListener('change', event => {
    if (event.target.matches('[data-keys-on]')) switchKeys(event.target.checked);
  });
  const box = page.querySelector('[data-keys-on]');
  if (box) box.checked = areOn();
  stop = () => {
    part(circuit);
    turns.disconnect();
  };
}

export { goOn } from '../inbox/keys.js';

export function disconnect() {
  stop?.();
}
