// What scripts do with the text of a field: the cursor stays with its letter.

/** Lets a field be as high as its text, where the browser does not do so itself. */
export function grow(field) {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}

/** Puts words in where the cursor is, as if they had been typed. */
export function insert(field, text) {
  field.focus();
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Puts text below what stands in a field. */
export function append(field, text) {
  field.setRangeText(text, field.value.length, field.value.length, 'preserve');
  grow(field);
}

/** Gives a field a text that mostly ends with what stands in it: the rest comes above that. */
export function fillAbove(field, text) {
  if (text.endsWith(field.value)) field.setRangeText(text.slice(0, text.length - field.value.length), 0, 0, 'preserve');
  else field.value = text;
  grow(field);
}
