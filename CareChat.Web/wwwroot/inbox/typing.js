// Types what waited, as if it had been typed now.
import { wrote } from '../chat/focus.js';

/** Types a key or a paste into a field; Escape leaves it. */
export function put(field, item, leave) {
  wrote(field);
  if (item.paste) return paste(field, item.paste);
  if (item.key === 'Escape') return leave();
  if (item.key === 'Backspace') return document.execCommand('delete');
  if (item.key !== 'Enter') return insert(item.key);
  const enter = new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: item.ctrl, bubbles: true, cancelable: true });
  if (!field.dispatchEvent(enter)) return; // it sent
  if (field.form) field.form.requestSubmit();
  else if (!item.ctrl) insert('\n');
}

const insert = text => text && document.execCommand('insertText', false, text);

function paste(field, { text, files }) {
  const data = new DataTransfer();
  if (text) data.setData('text/plain', text);
  for (const file of files) data.items.add(file);
  if (field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))) insert(text);
}

/** Where letters belong that are typed after their field went away; null where none did. */
export function strayAfter(written) {
  if (!written?.place || written.field.isConnected) return null;
  return { place: written.place, kind: written.field.dataset.text, until: performance.now() + 1000 };
}
