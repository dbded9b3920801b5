// Puts a draft into the field of the reply and takes it out again. What somebody typed is never lost: a draft stands
// below it, and what was taken out can be put back. The browser's own undo knows every step.
import { mayTakeFocus } from '../../chat/focus.js';

const taken = new WeakMap();
const before = new WeakMap();

const fieldOf = panel => panel.closest('[data-composer]').querySelector('[data-text=message]');

function write(field, text) {
  if (mayTakeFocus(field)) {
    field.focus({ preventScroll: true });
    field.select();
  }
  const isDone = document.activeElement === field
    && (text ? document.execCommand('insertText', false, text) : field.value === '' || document.execCommand('delete'));
  if (isDone && field.value === text) return;
  field.value = text; // a browser without the command, or a field that is not shown
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Puts a draft in; true where it stands below something. */
export function put(panel, draft, after) {
  if (!panel?.isConnected) return false; // the conversation was left
  const field = fieldOf(panel);
  Object.assign(panel.dataset, { made: draft, after });
  const typed = field.value.trimEnd();
  const caret = field.selectionEnd;
  before.set(field, typed);
  write(field, typed ? `${typed}\n\n${draft}` : draft);
  const at = typed ? Math.min(caret, typed.length) : 0;
  field.setSelectionRange(at, at);
  field.scrollTop = 0;
  return typed !== '';
}

/** Takes the draft out: what stood beside it stays. One that was changed goes with its changes, back to what was typed before it. */
export function take(panel, draft) {
  if (!panel?.isConnected) return;
  const field = fieldOf(panel);
  const now = field.value;
  taken.set(field, now);
  const at = draft ? now.indexOf(draft) : -1;
  if (at >= 0) write(field, `${now.slice(0, at).trimEnd()}${now.slice(at + draft.length)}`.trim());
  else if (before.has(field)) write(field, before.get(field));
}

/** Puts back what was taken out. */
export function putBack(panel) {
  if (!panel?.isConnected) return;
  const field = fieldOf(panel);
  if (taken.has(field)) write(field, taken.get(field));
}
