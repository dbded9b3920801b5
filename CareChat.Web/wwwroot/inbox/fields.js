// Which field the keys that wait lead into, and what they write there.
import { textOf } from './typing.js';

/** Which field a key leads into that comes after one that led into a field, or after none (null). */
export function fieldAfter(kind, { key, leaves, stray }) {
  if (leaves || key === 'Escape') return null;
  return stray?.kind ?? kind ?? { r: 'message', n: 'note' }[key] ?? null;
}

/** The key that leads into a field. */
export const keyOf = kind => kind === 'note' ? 'n' : 'r';

/**
 * What the items write, {kind, isWritten, hasMoved}: the field that was last gone into, null for none; true where something was
 * typed there and not sent; true where a move to the next conversation comes before it.
 */
export function writing(items) {
  let [now, kind, isWritten, hasMoved] = [null, null, false, false];
  for (const item of items) {
    const before = now;
    now = fieldAfter(now, item);
    if (now === null && ['j', 'k'].includes(item.key)) [kind, isWritten, hasMoved] = [null, false, true];
    if (now === null) continue;
    if (now !== kind || (item.key === 'Enter' && item.ctrl)) [kind, isWritten] = [now, false];
    if ((textOf(item) || item.paste) && (before !== null || item.stray)) isWritten = true;
  }
  return { kind, isWritten, hasMoved };
}
