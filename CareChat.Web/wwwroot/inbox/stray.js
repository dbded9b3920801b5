// Letters of somebody whose field went away, or lost the focus, under them: they are no commands, and belong where they began.
import { forget, isEditable, lastWritten } from '../chat/focus.js';
import { word } from '../portal.js';
import { desk, isPressing, nameOf, own, press, say } from './desk.js';
import { meant, openNow } from './target.js';
import { keepTyped, put, textOf } from './typing.js';

const longest = 1000;
let stray = null; // {place, kind, until}
let refused = null; // what is to be said of a send, while what is typed is for nobody
let unkept = { place: null, text: '' }; // what was typed for nobody, and with which conversation meant, until its writer is in a field

/** Goes into the field of a tab. Where there is none, what is typed next is no command either. */
export function write(tab) {
  const button = desk.page.querySelector(`[data-tab="${tab}"]`);
  const field = desk.page.querySelector(`[data-text="${tab}"]`);
  if (!button || !field) {
    say(word('nowhere'));
    pauseTyping(tab);
    return true;
  }
  button.click();
  field.focus();
  desk.reached = field;
  tellUnkept();
  return true;
}

/** What is typed next, without a pause, is for nobody: a command that was to come before it was not done. */
export function pauseTyping(kind = null) { stray = { place: null, kind, until: performance.now() + longest }; }

/**
 * What is typed next is for nobody, until a click or Escape: the person pressed something that leads into a field, or believes
 * to be in one that was refused. Once they really are in one it is for that.
 */
export function refuseTyping(why = word('not-typed')) { refused = why; }

/** True while that is so. */
export const isRefused = () => refused !== null;

/** Says that what is typed is not kept, or, of a send or a paste, what was not done. */
export const sayRefused = isTyped => say(isTyped ? word('not-typed') : refused, null);

/** What is typed is for nobody: that is said. */
export function dropTyped(item) {
  const before = unkept.place === meant() ? unkept.text : ''; // one patient's words do not go on with another's
  unkept = { place: meant(), text: item.key === 'Backspace' ? before.slice(0, -1) : before + textOf(item) };
  sayRefused(item.key !== 'Enter' || !item.ctrl);
}

/** Whoever is in a field again reads there what they typed for nobody, and whose it was where that is another patient's field. */
function tellUnkept() {
  const name = unkept.place === meant() ? null : nameOf(unkept.place);
  const text = unkept.text.trim();
  if (text) say(word('not-kept', name ? `${name}: ${text}` : text), null);
  unkept = { place: null, text: '' };
}

/** A press that leads into a field is refused: nothing is typed into the field they are in, which they believe to have left. */
export function refuseField(why) {
  refuseTyping(why);
  say(why, null);
  if (isEditable(document.activeElement)) document.activeElement.blur();
}

/** What is typed next is for the field that was gone into. */
export function acceptTyping() { refused = null; }

/** Leaves the field, also one that was taken off the page meanwhile: what is typed next is not for it. */
export function leaveField() {
  forgetStray();
  if (isEditable(document.activeElement)) document.activeElement.blur();
}

/** Leaves the field, or what Escape stands on. */
export function leave() {
  const isIn = isEditable(document.activeElement);
  leaveField();
  return isIn || press('Escape');
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
export function writeOn({ place, kind }) { if (!isRefused()) stray = { place, kind, until: performance.now() + longest }; }

/** Types a stray letter where it belongs, or keeps it for there. */
export function keepStray(item, { place, kind }) {
  writeOn({ place, kind });
  const field = place && openNow(desk.page) === place ? desk.page.querySelector(`chat-room [data-text="${kind}"]`) : null;
  if (!field) return place === null ? undefined : keepTyped([{ place, kind, item }]);
  own(() => write(kind));
  put(field, item, leave);
}

function forgetStray() {
  stray = null;
  forget();
}

/** The person has stopped typing. */
export function endStray() {
  acceptTyping();
  forgetStray();
}

document.addEventListener('focusin', ({ target }) => {
  if (!isEditable(target) || isPressing()) return;
  acceptTyping();
  if (target.dataset.text) tellUnkept();
}, true);
