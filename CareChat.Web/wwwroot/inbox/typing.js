// Types what waited, as if it had been typed now, or keeps it.
import { keepFor } from '../chat/draft.js';
import { wrote } from '../chat/focus.js';
import { word } from '../portal.js';
import { nameOf, personOf, say } from './desk.js';

/** Types a key or a paste into a field; Escape leaves it. What was begun with another conversation on the screen is marked so. */
export function put(field, item, leave) {
  wrote(field);
  if (item.begun && field.dataset.begun === undefined) begin(field, item.begun);
  if (item.paste) return paste(field, item.paste);
  if (item.key === 'Escape') return leave();
  if (item.key === 'Backspace') return document.execCommand('delete');
  if (item.key !== 'Enter') return insert(item.key);
  const enter = new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: item.ctrl, bubbles: true, cancelable: true });
  if (!field.dispatchEvent(enter)) return; // it sent
  if (field.form) field.form.requestSubmit();
  else if (!item.ctrl) insert('\n');
}

/** A text of its own begins, below what stands there. */
function begin(field, begun) {
  field.dataset.begun = begun;
  apart(field);
}

/** What is written next begins below what stands there. */
export function apart(field) {
  if (!field.value.trim()) return;
  field.setSelectionRange(field.value.length, field.value.length);
  insert('\n\n');
}

const insert = text => text && document.execCommand('insertText', false, text);

function paste(field, { text, files }) {
  const data = new DataTransfer();
  if (text) data.setData('text/plain', text);
  for (const file of files) data.items.add(file);
  if (field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))) insert(text);
}

/** The text that a key or a paste writes; empty for none. */
export const textOf = ({ key, ctrl, paste }) => paste ? paste.text : key === 'Enter' && !ctrl ? '\n' : key?.length === 1 && !ctrl ? key : '';

/** Says of which patients' texts none went out. */
function unsentIn(places) {
  const names = [...new Set(places)].map(nameOf);
  return names.every(name => name) ? word('unsent', names.join(', ')) : word('unsent-there');
}

/** Says that a text did not go, and whose draft it is now. */
export const sayUnsent = places => say(unsentIn(places), null);

/**
 * Keeps what was typed for a conversation that is not on the screen: {place, kind, item, begins}. What cannot be kept is said; so
 * is a paste for which no field was chosen, as nobody knows who was to read it.
 */
export function keepTyped(typed) {
  const person = personOf();
  const isUnpasted = typed.some(({ kind, item }) => item.paste && !kind);
  let lost = '';
  for (const { place, kind, item, begins } of typed) {
    if (item.paste && !kind) continue;
    if (place && person) keepFor(person, place, kind, textOf(item), begins);
    else lost += textOf(item);
  }
  const files = typed.flatMap(({ kind, item }) => kind ? item.paste?.files ?? [] : []).map(file => file.name);
  const unsent = typed.filter(({ place, item }) => place && (item.isUnsent || (item.key === 'Enter' && item.ctrl))).map(({ place }) => place);
  const said = [
    unsent.length > 0 && unsentIn(unsent), lost.trim() && word('not-kept', lost.trim()), files.length > 0 && word('file-lost', files.join(', ')),
    isUnpasted && word('not-pasted'),
  ].filter(text => text);
  if (said.length > 0) say(said.join(' · '), null);
}
