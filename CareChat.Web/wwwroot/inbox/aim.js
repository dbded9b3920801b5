// What a hand aimed at. One conversation gives way to the next, and its field, tabs and buttons stand elsewhere: who presses
// within a moment of that aimed at what was there before. Such a press counts only where it would have led to the same: to the
// same part, and of a conversation they chose, as what an act led to a moment ago they have hardly seen.
import { isEditable } from '../chat/focus.js';
import { desk } from './desk.js';
import { line } from './target.js';
import { isCovered, isLedTo, isReady, seen } from './waiting.js';

/** What a pointer presses. */
export const controls = 'a, button, input, label, select, summary, textarea';

const moment = 600; // so long what stood there before may be what was aimed at
let layouts = []; // {place, head, composer, key, until}: where the parts of a conversation stood, and of which; the last ones stand so now
let changedAt = -Infinity;
let isLooking = false;

/** What a part is there for: a tab leads to the same as its field. */
const kindOf = ({ dataset: { text, tab }, ariaLabel, textContent }) => text ?? tab ?? ariaLabel ?? textContent.trim();

/** Where the parts of a place are. */
const boxesIn = place => [...place?.querySelectorAll(controls) ?? []]
  .map(part => ({ kind: kindOf(part), box: part.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 0);

/** The conversation on the screen, and the parts of its head and of its composer with that itself; none of what is not there. */
function layoutNow() {
  const name = desk.page?.querySelector('#conversation-name');
  const composer = desk.page?.querySelector('chat-room [data-composer]');
  const around = composer ? [{ kind: 'composer', box: composer.getBoundingClientRect() }] : [];
  return { place: name?.dataset.conversation, head: boxesIn(name?.closest('.head')), composer: [...boxesIn(composer), ...around] };
}

/** What lies at a point; null for none of the parts. */
const kindAt = (parts, x, y) =>
  parts.find(({ box }) => x >= box.left && x < box.right && y >= box.top && y < box.bottom)?.kind ?? null;

const keyOf = ({ place, head, composer }) =>
  [place, ...[...head, ...composer].map(({ kind, box }) => [kind, box.left, box.top, box.right, box.bottom])].join('|');

/** Takes note of the layout of this frame, until the conversation that is meant has stood still for a moment. */
function look() {
  if (isReady()) seen();
  const [now, layout] = [performance.now(), layoutNow()];
  const [last, key] = [layouts.at(-1), keyOf(layout)];
  if (last?.key !== key) {
    if (last) [last.until, changedAt] = [now, now];
    layouts.push({ ...layout, key, until: Infinity });
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
export function goOn() { [layouts, changedAt] = [[], -Infinity]; }

/** True for a press on something else than was there a moment ago, or on the same of another conversation that was not chosen. */
export function hasMissed({ target, clientX, clientY }) {
  const isElsewhere = target.closest(controls) && !target.closest('.thread');
  const isIn = target === document.activeElement && isEditable(target);
  if (isElsewhere || isIn || isCovered()) return false;
  const now = layoutNow();
  const area = target.closest('.head') ? 'head' : 'composer';
  const kind = kindAt(now[area], clientX, clientY);
  const isOther = before => before.place !== now.place && isLedTo(now.place);
  const leadsElsewhere = before => kindAt(before[area], clientX, clientY) !== kind || (kind !== null && isOther(before));
  const since = performance.now() - moment;
  return layouts.some(before => before.until > since && before[area].length > 0 && leadsElsewhere(before));
}

for (const change of ['carechat:leads', 'carechat:meant', 'carechat:asked', 'carechat:online']) document.addEventListener(change, begin);
document.addEventListener('keydown', event => { if (event.isTrusted && event.target.dataset?.text) goOn(); }, true);
