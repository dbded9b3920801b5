// Where somebody writes at this moment. Nobody takes the focus from there: within a second of a key in a field it stays.
const calm = 1000;
let last = null;

/** True for what letters are written into. */
export const isEditable = element => element?.closest?.('input, textarea, select, [contenteditable]') != null;

/** The field somebody wrote in or went into a moment ago: {field, at, place}; for as long as they did not leave it where it went away. Null for none. */
export const lastWritten = () => last && (performance.now() - last.at < calm || !last.field.isConnected) ? last : null;

/** True where an element may take the focus by itself. */
export function mayTakeFocus(element) {
  const writing = lastWritten();
  return !writing || !writing.field.isConnected || writing.field === element;
}

/** Gives an element the focus for the page, where nobody writes elsewhere at this moment. */
export function take(element) { if (element?.isConnected && mayTakeFocus(element)) element.focus(); }

let resumed = null;

/** Gives a field the focus that its copy before had: what is typed meanwhile was meant for it. */
export function resume(field) {
  resumed = field;
  field.focus({ preventScroll: true });
}

/** True where the field has the focus because its copy before had it. */
export const isResumed = field => field === resumed;

let forgot = -Infinity;
let hasLeft = false; // somebody may be in a field since before this script came

/** The person leaves the field by their own act: told before the field loses the focus by it. */
export function forget() {
  last = null;
  forgot = performance.now();
  hasLeft = true;
}

/** True where a field that loses the focus now is left by an act since somebody was in it, and not taken off the page. */
export const isLeft = () => hasLeft;

/** True where the person left, by an act, after some time: an Escape between two copies of a field is meant for both. */
export const hasLeftSince = at => forgot > at;

/** Somebody writes in a field, or goes into it. */
export function wrote(field) {
  last = { field, at: performance.now(), place: field.closest('chat-room')?.dataset.conversation };
  hasLeft = false;
}

document.addEventListener('focusin', event => {
  if (!isEditable(event.target)) return;
  if (event.target.matches('[data-text]')) wrote(event.target);
  else hasLeft = false;
}, true);

document.addEventListener('keydown', event => {
  if (!isEditable(event.target)) return;
  if (event.key === 'Tab') forget();
  else wrote(event.target);
}, true);
// a word that an input method composes is written too, though its keys are nobody's
for (const type of ['compositionstart', 'compositionupdate'])
  document.addEventListener(type, event => { if (isEditable(event.target)) wrote(event.target); }, true);
document.addEventListener('pointerdown', event => { if (event.target !== last?.field && event.target !== document.activeElement) forget(); }, true);
