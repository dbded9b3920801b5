// Where somebody writes at this moment. Nobody takes the focus from there: within a second of a key in a field it stays.
const calm = 1000;
let last = null;

/** True for what letters are written into. */
export const isEditable = element => element?.closest?.('input, textarea, select, [contenteditable]') != null;

/** The field a key was pressed in a moment ago: {field, at}; null for none. */
export const lastWritten = () => last && performance.now() - last.at < calm ? last : null;

/** True where an element may take the focus by itself. */
export function mayTakeFocus(element) {
  const writing = lastWritten();
  return !writing || !writing.field.isConnected || writing.field === element;
}

/** The person left the field by their own act. */
export function forget() { last = null; }

/** Somebody writes in a field. */
export function wrote(field) {
  last = { field, at: performance.now(), place: field.closest('chat-room')?.dataset.conversation };
}

document.addEventListener('keydown', event => { if (isEditable(event.target)) wrote(event.target); }, true);
document.addEventListener('pointerdown', event => { if (event.target !== last?.field) forget(); }, true);
