// The keys of the inbox. A key presses the button that carries it (aria-keyshortcuts), so buttons and keys never part
// ways; no key does anything while one writes, and all of them can be switched off.
//
// These scripts own the target. The address says at once which conversation is meant; what is typed before it is on the
// screen waits (waiting.js).
import { isEditable } from '../chat/focus.js';
import { passOn } from '../chat/notice.js';
import { device, word } from '../portal.js';
import { desk, isPressing, own, press, refuse, say } from './desk.js';
import { endStray, findStray, isComing, keepStray, leave, write, writeOn } from './stray.js';
import { isListShown, isShown, line, meant, noteMeant, watchTarget } from './target.js';
import './slow.js';
import { flush, follow, isActing, isCovered, isReady, isReplayed, isWaiting, leaveLater, mayWait, moveOn, seen, serve, stowAll, wait } from './waiting.js';

export { goOn, isIdle, isReady } from './waiting.js';

const offKey = 'carechat:keys-off';

export const areOn = () => device.get(offKey) === null;

/** Switches the keys. */
export function switchKeys(isOn) {
  if (isOn) device.remove(offKey);
  else device.set(offKey, '');
}

const isHere = () => /^\/inbox(\/|$)/.test(location.pathname);

/** Goes from the conversation that is meant, on the screen already or not. */
function step(by) {
  const rows = [...desk.page.querySelectorAll('[data-row]')];
  if (rows.length === 0) return false;
  const at = rows.findIndex(row => row.dataset.row === meant());
  const row = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
  passOn();
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
  j: () => step(1), k: () => step(-1), r: () => write('message'), n: () => write('note'), z: undo, A: () => press('Shift+A'), Escape: leave,
};

/** Does a command. One that was pressed while an act led to a conversation not shown yet does nothing to that one. */
function run(key, isBlind = false) {
  if (commands[key]) return own(commands[key]);
  if (key.length !== 1) return false;
  if (!isBlind) return own(() => press(key));
  say(word('not-shown'));
  return true;
}

/** Whoever presses something has stopped typing, by hand or by the Enter on a link. What a script presses is nobody's act. */
function calm(event) {
  if (isPressing() || !event.isTrusted) return;
  if (event.type === 'click' && event.target.closest('[data-row]')) passOn();
  endStray();
  moveOn();
}

const isTyping = event => (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
  || ['Enter', 'Backspace', 'Escape'].includes(event.key);

const itemOf = event => ({ key: event.key === 'Enter' && event.shiftKey ? '\n' : event.key, ctrl: event.ctrlKey || event.metaKey });

function onKey(event) {
  if (!event.isTrusted || event.defaultPrevented || event.isComposing || event.keyCode === 229 || !isHere()) return;
  if (event.repeat && event.key === 'Enter' && event.target.closest?.('a, button, summary')) return event.preventDefault();
  if (isCovered() || !isTyping(event)) return;
  if (!isEditable(event.target) && isLate(event)) return event.preventDefault();
  if (isEditable(event.target)) {
    if (event.target.dataset.text && event.key !== 'Escape') line.takeBack?.(); // who writes here stays here
    if (isWaiting() && isReplayed(event.target)) {
      wait(itemOf(event)); // behind those that go into this field
      return event.preventDefault();
    }
    if (event.key !== 'Escape') return;
    leaveLater();
    if (leave()) event.preventDefault();
    return;
  }
  if (event.key === 'Escape') endStray();
  else if (isStray(event)) return event.preventDefault();
  const isForButton = (event.key === 'Enter' || event.key === ' ') && event.target.closest?.('a, button, summary, [role=tab]');
  if (!isWaiting() && (isForButton || event.ctrlKey || event.key === 'Backspace')) return;
  command(event);
}

/** True for a key whose beginning was lost between two pages: it is said, and nothing is done. */
function isLate(event) {
  if (event.key === 'Escape' || !window.carechatKeys?.isDeaf()) return false;
  if (desk.page !== null) say(word('too-early'));
  return true;
}

/** True for a letter that was for a field, which is seen to here. */
function isStray(event) {
  const stray = findStray();
  if (stray === null) return false;
  if (isWaiting() || isComing(stray)) {
    wait({ ...itemOf(event), stray });
    writeOn(stray);
  } else keepStray(itemOf(event), stray);
  return true;
}

/**
 * Whoever clicks on a field, or on its tab, of a conversation that is about to leave the screen means that of the one to come,
 * as with its key: what they type next is no command.
 */
function onPointer(event) {
  const room = event.isTrusted && isHere() ? event.target.closest?.('chat-room') : null;
  const kind = room && (event.target.dataset.text ?? event.target.closest('[data-tab]')?.dataset.tab);
  const isAskedAway = line.isDown && line.asked !== null; // who moved without a line and writes on here all the same stays here
  if (!kind || isAskedAway || meant() === null || room.dataset.conversation === meant()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.type === 'mousedown') wait({ key: kind === 'note' ? 'n' : 'r' });
}

function command(event) {
  const isStep = event.key === 'j' || event.key === 'k';
  if (!areOn() && event.key !== 'Escape') return;
  if (event.repeat && !(isStep && !isWaiting() && isReady())) return event.preventDefault();
  const isNow = !isWaiting() && (isReady() || (isStep && desk.page !== null && !isActing() && isListShown(desk.page)));
  if (isReady()) seen();
  if (!isNow && line.isDown && !mayWait(event.key)) refuse();
  else if (!isNow) wait(itemOf(event));
  else if (!run(event.key)) return;
  event.preventDefault();
}

/** The line is back: what was asked for without it is opened now, and what the circuit may not have heard of is told anew. */
function reopen() {
  const here = location.pathname + location.search;
  const address = line.asked ?? here;
  if (desk.page !== null && (address !== here || !isShown(desk.page))) Blazor.navigateTo(address, { replaceHistoryEntry: address === here });
  line.takeBack();
  noteMeant();
}

function onPaste(event) {
  if (!isHere() || isEditable(event.target) || isCovered() || (!isWaiting() && isReady())) return;
  event.preventDefault();
  wait({ paste: { text: event.clipboardData.getData('text/plain'), files: [...event.clipboardData.files] } });
}

/** A file dropped beside a conversation would take the place of the page; one that is about to leave the screen takes none. */
function onDrop(event) {
  if (!isHere() || !event.dataTransfer?.types.includes('Files')) return;
  const room = event.target.closest?.('chat-room');
  if (room?.reader && !isActing() && room.dataset.conversation === meant()) return;
  event.preventDefault();
  if (!room && isReady()) return; // there is nothing to come that it could be for
  event.stopPropagation();
  if (event.type === 'drop') say(word('not-open'), null);
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
document.addEventListener('paste', onPaste, true);
for (const act of ['mousedown', 'click']) addEventListener(act, onPointer, true);
for (const act of ['pointerdown', 'click']) document.addEventListener(act, calm, true);
addEventListener('dragover', onDrop, true);
addEventListener('drop', onDrop, true);
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
