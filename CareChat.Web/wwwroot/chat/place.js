// Where the cursor stood, for the next copy of the field: one that takes its place on the page, or comes after a reload.
import { tab } from '../portal.js';
import { hasLeftSince } from './focus.js';

const longest = 5000;
const left = new Map();

const keyOf = name => `carechat.focus.${name}`;

/** Leaves {kind, hasFocus, start, end} to the next copy on this page. */
export const leavePlace = (name, place) => left.set(name, { ...place, at: performance.now() });

/** Leaves it to the page after a reload. */
export const keepPlace = (name, place) => tab.set(keyOf(name), JSON.stringify(place));

/** What was left, once; null for nothing. The other conversations' are forgotten: those were left. */
export function takePlace(name) {
  const last = left.get(name);
  const kept = JSON.parse(tab.get(keyOf(name)) ?? 'null');
  left.clear();
  tab.remove(keyOf(name));
  if (!last) return kept;
  return { ...last, hasFocus: last.hasFocus && performance.now() - last.at < longest && !hasLeftSince(last.at) };
}
