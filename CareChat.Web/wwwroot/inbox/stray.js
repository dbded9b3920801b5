// Letters of somebody whose field went away, or lost the focus, under them: they are no commands, and belong where they began.
import { forget, isEditable, lastWritten } from '../chat/focus.js';
import { word } from '../portal.js';
import { desk, own, press, say } from './desk.js';
import { meant, openNow } from './target.js';
import { keepTyped, put } from './typing.js';

const longest = 1000;
let stray = null; // {place, kind, until}

/** Goes into the field of a tab. Where there is none, what is typed next is no command either. */
export function write(tab) {
  const button = desk.page.querySelector(`[data-tab="${tab}"]`);
  const field = desk.page.querySelector(`[data-text="${tab}"]`);
  if (!button || !field) {
    say(word('nowhere'));
    stray = { place: null, kind: tab, until: performance.now() + longest };
    return true;
  }
  button.click();
  field.focus();
  desk.reached = field;
  return true;
}

/** Leaves the field, or what Escape stands on. */
export function leave() {
  if (!isEditable(document.activeElement)) return press('Escape');
  endStray();
  document.activeElement.blur();
  return true;
}

/** Where a letter belongs that comes now and is for no field; null where it is a command. */
export function findStray() {
  if (!current()) stray = lostField(lastWritten());
  return stray;
}

/** The same, of those that are known already. */
export const current = () => stray && performance.now() < stray.until ? stray : null;

/** The field somebody wrote in a moment ago, and did not leave, has the focus no more. */
function lostField(written) {
  const kind = written?.field.dataset.text;
  if (!written?.place || !kind || (written.field.isConnected && document.activeElement === written.field)) return null;
  return { place: written.place, kind, until: performance.now() + longest };
}

/** The next copy of the field is on its way. */
export const isComing = ({ place }) => place === meant() && openNow(desk.page) !== place;

/** What is typed next belongs where the letters before it do. */
export function writeOn({ place, kind }) { stray = { place, kind, until: performance.now() + longest }; }

/** Types a stray letter where it belongs, or keeps it for there. */
export function keepStray(item, { place, kind }) {
  writeOn({ place, kind });
  const field = place && openNow(desk.page) === place ? desk.page.querySelector(`chat-room [data-text="${kind}"]`) : null;
  if (!field) return place === null ? undefined : keepTyped([{ place, kind, item }]);
  own(() => write(kind));
  put(field, item, leave);
}

/** The person has stopped typing. */
export function endStray() {
  stray = null;
  forget();
}
