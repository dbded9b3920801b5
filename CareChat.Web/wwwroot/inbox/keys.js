// The keys of the inbox. A key presses the button that carries it (aria-keyshortcuts), so buttons and keys never part
// ways; no key does anything while one writes, and all of them can be switched off.
//
// These scripts own the target. The address says at once which conversation is meant; what is typed before it is on the
// screen waits (waiting.js).
import { isEditable } from '../chat/focus.js';
import { passOn } from '../chat/notice.js';
import { device, word } from '../portal.js';
import { desk, isHere, isPressing, own, press, refuse, say } from './desk.js';
import { hold, isHeld, isHolding, release, takeLetters } from './held.js';
import { stay } from './promised.js'; // before waiting.js: what is promised is said before what is not done
import './leaving.js';
import { endSentence, goesOn, isCommand, mayBeLetter, noteClick, noteWritten } from './sentence.js';
import './slow.js';
import { dropTyped, endStray, findStray, isComing, isRefused, keepStray, leave, pauseTyping, refuseTyping, write, writeOn } from './stray.js';
import { isListShown, isShown, line, meant, noteMeant, watchTarget } from './target.js';
import { fieldMeant, flush, follow, isActing, isBlind, isCovered, isLed, isPale, isReady, isReplayed, isWaiting, leaveLater, mayWait, moveOn, seen, serve, stowAll, wait } from './waiting.js';

export { goOn, isIdle, isLed, isReady } from './waiting.js';

const offKey = 'carechat:keys-off';

export const areOn = () => device.get(offKey) === null;

/** Switches the keys. */
export function switchKeys(isOn) {
  if (isOn) device.remove(offKey);
  else device.set(offKey, '');
}

/** Goes from the conversation that is meant, on the screen already or not. */
function step(by) {
  const rows = [...desk.page.querySelectorAll('[data-row]')];
  if (rows.length === 0) return false;
  const at = rows.findIndex(row => row.dataset.row === meant());
  const row = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
  passOn();
  endSentence();
  row.click();
  row.scrollIntoView({ block: 'nearest' });
  return true;
}

function undo() {
  if (press('z')) return true;
  if (line.isDown) refuse();
  else if (desk.circuit) follow(desk.circuit.invokeMethodAsync('UndoAsync'), true);
  return true;
}

const commands = {
  j: () => step(1), k: () => step(-1), r: () => write('message'), n: () => write('note'), z: undo, Escape: leave,
};

/** How a button names its key. */
const shortcutOf = key => /[A-Z]/.test(key) ? `Shift+${key}` : key;

/** Does a command; false where there is none. One that was pressed while its conversation was not shown yet is not done to it: null. */
function run(key, isBlind = false) {
  if (commands[key]) return own(commands[key]);
  if (key.length !== 1) return false;
  if (!isBlind) return own(() => press(shortcutOf(key)));
  say(word('not-shown'));
  return null;
}

/**
 * Whoever presses something has stopped typing, by hand or by the Enter on a link. What a script presses is nobody's act. Who
 * presses something of the composer means to write: until they are in a field no letter is a command, though the click never come.
 */
function calm(event) {
  if (isPressing() || !event.isTrusted) return;
  const { type, target } = event;
  if (type === 'click' && target.closest('[data-row]')) passOn();
  if (type === 'click' && event.detail > 0 && isRefused()) return; // its pointer came down before
  endStray();
  moveOn();
  if (type === 'pointerdown') noteClick();
  if (type === 'pointerdown' && isHere() && target.closest('[data-composer]') && target !== document.activeElement) refuseTyping();
}

const isTyping = event => (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
  || ['Enter', 'Backspace', 'Escape'].includes(event.key);

const itemOf = event => ({ key: event.key === 'Enter' && event.shiftKey ? '\n' : event.key, ctrl: event.ctrlKey || event.metaKey });

function onKey(event) {
  if (!event.isTrusted || event.defaultPrevented || event.isComposing || event.keyCode === 229 || !isHere()) return;
  if (event.repeat && event.key === 'Enter' && event.target.closest?.('a, button, summary')) return event.preventDefault();
  if (event.target.dataset?.text) noteIn(event);
  if (isCovered() || !isTyping(event)) return;
  if (isEditable(event.target) || !mayGoOn(event)) release();
  if (!isEditable(event.target) && isLate(event)) return event.preventDefault();
  if (isEditable(event.target)) {
    if (isWaiting() && isReplayed(event.target)) {
      wait(itemOf(event)); // behind those that go into this field
      return event.preventDefault();
    }
    if (event.key !== 'Escape') return;
    endStray();
    leaveLater();
    if (leave()) event.preventDefault();
    return;
  }
  if (event.key === 'Escape') endStray();
  else if (isStray(event)) return event.preventDefault();
  const isForButton = (event.key === 'Enter' || (event.key === ' ' && !isHolding())) && event.target.closest?.('a, button, summary, [role=tab]');
  if (!isWaiting() && (isForButton || event.ctrlKey || event.key === 'Backspace')) return;
  command(event);
}

/** True for a key that waits a moment, as it may be a letter. */
const mayHold = key => isHeld(key) || mayBeLetter(key);

/** True for a key that may go on with what is held. */
const mayGoOn = ({ key, ctrlKey }) => key.length === 1 && !ctrlKey && (mayHold(key) || !isCommand(key));

/** Somebody writes in a field, sends what they wrote, or leaves it. */
function noteIn(event) {
  if (event.key === 'Escape' || event.key === 'Tab' || (event.key === 'Enter' && event.ctrlKey)) endSentence();
  else if (isTyping(event)) noteWritten();
}

/** True for a key whose beginning was lost between two pages: it is said, and nothing is done. */
function isLate(event) {
  if (event.key === 'Escape' || !window.carechatKeys?.isDeaf()) return false;
  if (desk.page !== null) say(word('too-early'));
  return true;
}

/** True for a letter that was for a field, which is seen to here. */
function isStray(event) {
  if (isRefused()) {
    dropTyped(itemOf(event));
    return true;
  }
  const stray = findStray();
  if (stray === null) return false;
  if (isWaiting() || isComing(stray)) {
    wait({ ...itemOf(event), stray });
    writeOn(stray);
  } else keepStray(itemOf(event), stray);
  return true;
}

function command(event) {
  const isStep = event.key === 'j' || event.key === 'k';
  if (!areOn() && event.key !== 'Escape') return;
  if (event.key === 'Escape' && line.isPromised && desk.page !== null && fieldMeant() === null) {
    stay();
    return event.preventDefault();
  }
  if (fieldMeant() === null && goesOn(event.key, isHolding())) {
    for (const item of [...takeLetters(), itemOf(event)]) dropTyped(item);
    return event.preventDefault();
  }
  if (event.repeat && !(isStep && !isWaiting() && isReady())) return event.preventDefault();
  if (isPale() && fieldMeant() === null && !mayWait(event.key)) {
    say(word('not-shown'));
    pauseTyping();
    return event.preventDefault();
  }
  if (isReady()) seen();
  const item = { ...itemOf(event), place: meant(), isBlind: isBlind() };
  if (fieldMeant() === null && mayHold(item.key) && !line.isDown) hold(item, give);
  else if (!give(item)) return;
  event.preventDefault();
}

/** Does what a key says, now or later; false where it says nothing. */
function give(item) {
  const isStep = item.key === 'j' || item.key === 'k';
  const isNow = !isWaiting() && (isReady() || (isStep && desk.page !== null && !isActing() && isListShown(desk.page)));
  if (isEditable(document.activeElement) && isReplayed(document.activeElement)) wait(item); // the one before led into a field
  else if (item.place !== meant()) say(word('not-shown'));
  else if (!isNow && line.isDown && !mayWait(item.key)) refuse();
  else if (!isNow) wait(item);
  else return run(item.key, item.isBlind || isLed()) !== false;
  return true;
}

/** The line is back: what was asked for without it is opened now, and what the circuit may not have heard of is told anew. */
function reopen() {
  const here = location.pathname + location.search;
  const address = line.asked ?? here;
  if (desk.page !== null && (address !== here || !isShown(desk.page))) Blazor.navigateTo(address, { replaceHistoryEntry: address === here });
  line.takeBack();
  noteMeant();
}

/** Blazor has heard of the click when it comes here: the circuit tells when what it began is done. */
function onClick(event) {
  noteMeant();
  const act = event.target.closest?.('[data-act]');
  if (act && desk.circuit && isHere()) follow(desk.circuit.invokeMethodAsync('ActedAsync'), act.dataset.act === 'leads');
}

serve(run);
for (const item of window.carechatKeys?.take() ?? []) if (areOn()) wait(item);
document.addEventListener('keydown', onKey);
for (const act of ['pointerdown', 'click']) document.addEventListener(act, calm, true);
addEventListener('click', onClick);
addEventListener('popstate', () => {
  endStray();
  noteMeant();
});
document.addEventListener('carechat:online', reopen);
addEventListener('pagehide', stowAll);

/** The circuit has joined the page. */
export function join(inbox, joined) {
  [desk.page, desk.circuit] = [inbox, joined];
  watchTarget();
  flush();
}

/** The page of this circuit is gone. */
export function part(joined) {
  if (desk.circuit === joined) [desk.page, desk.circuit] = [null, null];
}
