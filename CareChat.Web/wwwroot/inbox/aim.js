// What a hand aimed at. One conversation gives way to the next, and its field, tabs and buttons stand elsewhere: who presses
// within a moment of that aimed at what was there before. Such a press counts only where it would have led to the same.
import { isEditable } from '../chat/focus.js';
import { desk } from './desk.js';
import { line } from './target.js';
import { isCovered, isReady } from './waiting.js';

/** What a pointer presses. */
export const controls = 'a, button, input, label, select, summary, textarea';

const moment = 600; // so long what stood there before may be what was aimed at
let layouts = []; // {parts, key, until}: where the parts of the composer stood; the last ones stand so now
let changedAt = -Infinity;
let isLooking = false;

/** What a part is there for: a tab leads to the same as its field. */
const kindOf = ({ dataset: { text, tab }, ariaLabel, textContent }) => text ?? tab ?? ariaLabel ?? textContent.trim();

/** The parts on the screen, with the composer around them; none where nothing can be written. */
function partsNow() {
  const composer = desk.page?.querySelector('chat-room [data-composer]');
  if (!composer) return [];
  const parts = [...composer.querySelectorAll(controls)].map(part => ({ kind: kindOf(part), box: part.getBoundingClientRect() }));
  return [...parts.filter(({ box }) => box.width > 0), { kind: 'composer', box: composer.getBoundingClientRect() }];
}

/** What lies at a point; null for nothing of the composer. */
const kindAt = (parts, x, y) =>
  parts.find(({ box }) => x >= box.left && x < box.right && y >= box.top && y < box.bottom)?.kind ?? null;

const keyOf = parts => parts.map(({ kind, box }) => [kind, box.left, box.top, box.right, box.bottom].join()).join('|');

/** Takes note of the layout of this frame, until the conversation that is meant has stood still for a moment. */
function look() {
  const [now, parts] = [performance.now(), partsNow()];
  const [last, key] = [layouts.at(-1), keyOf(parts)];
  if (last?.key !== key) {
    if (last) [last.until, changedAt] = [now, now];
    layouts.push({ parts, key, until: Infinity });
  }
  isLooking = desk.page !== null && !line.isDown && (!isReady() || now - changedAt < moment);
  if (isLooking) requestAnimationFrame(look);
  else layouts = [];
}

/** Something is about to take the place of what is on the screen. */
function begin() {
  if (isLooking) return;
  isLooking = true;
  look();
}

/** The person goes on with what stands there now. */
function goOn() { [layouts, changedAt] = [[], -Infinity]; }

/** True for a press on something else of the composer than was there a moment ago. In a page with none nobody aimed at any. */
export function hasMissed({ target, clientX, clientY }) {
  const isElsewhere = target.closest(controls) && !target.closest('chat-room');
  const isIn = target === document.activeElement && isEditable(target);
  if (isElsewhere || isIn || isCovered()) return false;
  const kind = kindAt(partsNow(), clientX, clientY);
  const since = performance.now() - moment;
  const isMissed = layouts.some(({ parts, until }) => until > since && parts.length > 0 && kindAt(parts, clientX, clientY) !== kind);
  if (!isMissed && kind !== null) goOn();
  return isMissed;
}

for (const change of ['carechat:leads', 'carechat:meant', 'carechat:asked', 'carechat:online']) document.addEventListener(change, begin);
document.addEventListener('keydown', event => { if (event.isTrusted && event.target.dataset?.text) goOn(); }, true);
