// Puts a draft into the field of the reply and takes it out again. What somebody typed is never lost: a draft stands
// below it, and what was taken out can be put back below what stands there by then. The browser's own undo knows every step.
import { mayTakeFocus } from '../../chat/focus.js';

const taken = new WeakMap(); // of a field: all that stood in it, what was left, and what was taken out
const before = new WeakMap(); // of a field: what stood in it before the draft

let circuit = null; // of the panel there is
let untold = null; // what it could not be told, on a broken line
let isWriting = false; // a script, and nobody by hand

const fieldOf = panel => panel.closest('[data-composer]').querySelector('[data-text=message]');

async function tell(...what) {
  untold = null;
  try {
    await circuit.invokeMethodAsync(...what);
  } catch {
    untold = what;
  }
}

/** Who empties the field has put the draft away: what they write then is their own. Where its words come back, so does the draft. */
function onInput({ target }) {
  const panel = target.closest?.('[data-composer]')?.querySelector('[data-draft-reply]');
  if (isWriting || circuit === null || !panel || target.dataset.text !== 'message') return;
  if (untold) tell(...untold);
  const { made, away } = panel.dataset;
  if (made && target.value.trim() === '') {
    delete panel.dataset.made; // what is typed this very moment is asked about no more
    panel.dataset.away = made;
    taken.delete(target);
    tell('EmptiedAsync', made);
  } else if (!made && away && target.value.includes(away)) {
    delete panel.dataset.away;
    panel.dataset.made = away;
    tell('ReturnedAsync', away);
  }
}

addEventListener('input', onInput);

/** The circuit of the panel has joined: it hears what becomes of a draft in the field. */
export function watch(joined) { [circuit, untold] = [joined, null]; }

function write(field, text) {
  isWriting = true;
  try {
    writeNow(field, text);
  } finally {
    isWriting = false;
  }
}

function writeNow(field, text) {
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

const gapAfter = typed => typed.endsWith('\n\n') ? '' : typed.endsWith('\n') ? '\n' : '\n\n';

/** Puts text below what was typed; true where something was. */
function below(field, text) {
  const [typed, caret] = [field.value, field.selectionEnd];
  const hasTyped = typed.trim() !== '';
  before.set(field, typed);
  write(field, hasTyped ? `${typed}${gapAfter(typed)}${text}` : text);
  const at = hasTyped ? Math.min(caret, typed.length) : 0;
  field.setSelectionRange(at, at);
  field.scrollTop = 0;
  return hasTyped;
}

/** Puts a draft in; true where it stands below something. */
export function put(panel, draft, after) {
  if (!panel?.isConnected) return false; // the conversation was left
  Object.assign(panel.dataset, { made: draft, after });
  return below(fieldOf(panel), draft);
}

/**
 * Takes the draft out: what stood beside it stays. One that was changed goes with its changes, back to what was typed before
 * it. True where it still stands: it was changed in a copy of the page that is gone, and nobody can tell what of it was typed.
 */
export function take(panel, draft) {
  if (!panel?.isConnected) return false;
  const field = fieldOf(panel);
  const whole = field.value;
  const at = draft ? whole.indexOf(draft) : -1;
  const left = at >= 0 ? beside(whole, at, draft, before.get(field)) : whole.trim() ? before.get(field) : '';
  if (left === undefined) return true;
  taken.set(field, { whole, left, out: at >= 0 ? draft : whole.startsWith(left) ? whole.slice(left.length).trim() : whole });
  write(field, left);
  return false;
}

/** What stands before and after a draft, without the gap that came with it. */
function beside(whole, at, draft, typed) {
  const [head, tail] = [whole.slice(0, at), whole.slice(at + draft.length)];
  if (!head.trim()) return tail.trim();
  const isAsTyped = typed !== undefined && head === typed + gapAfter(typed);
  return (isAsTyped ? typed : head.trimEnd()) + tail.trimEnd();
}

/** Puts back what was taken out, below what stands there by now; true where that is something. */
export function putBack(panel, draft, after) {
  if (!panel?.isConnected) return false;
  const field = fieldOf(panel);
  const { whole, left, out } = taken.get(field) ?? { out: draft };
  taken.delete(field);
  Object.assign(panel.dataset, { made: draft, after });
  if (field.value !== left) return below(field, out || draft);
  write(field, whole);
  return left.trim() !== '';
}
