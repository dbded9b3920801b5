// What is done by hand on a conversation that is about to leave the screen, by mouse, touch, drop or paste, or by the focus:
// what leads into its field leads into that of the one to come, as the key of that field does; nothing else is done to it, and
// that is said.
import { isEditable, isResumed } from '../chat/focus.js';
import { word } from '../portal.js';
import { controls, goOn, hasMissed } from './aim.js';
import { desk, isHere, say } from './desk.js';
import { keyOf } from './fields.js';
import { acceptTyping, isRefused, refuseField, sayRefused } from './stray.js';
import { line, meant } from './target.js';
import { isActing, isCovered, isLeading, isLed, isLedTo, isReady, isWaiting, sendLater, wait } from './waiting.js';

const secondary = 2; // the button of the pointer that opens a menu

/** The conversation something is in, where that is about to leave the screen; null where it stays, or for none. */
function leaving(target) {
  const room = isHere() ? target?.closest?.('chat-room') : null;
  return room && (meant() !== null || line.isPromised) && room.dataset.conversation !== meant() ? room : null;
}

/** The same while it is being closed: which one comes next the person did not choose, and nothing is taken for that one. */
const closing = target => isHere() && isLeading() ? target?.closest?.('chat-room') ?? null : null;

/** Says that something was not done, below the field of the one that leaves and of the one to come. */
const refusePress = () => say(word('not-pressed'), null);

/** What is typed next is for this field of the one to come; of a visit, whose page is another one, nobody knows a field. */
function goInto(room, kind) {
  if (meant() === null) return refusePress();
  room.choose?.(kind); // what is seen chosen is what is chosen
  acceptTyping();
  wait({ key: keyOf(kind) });
}

let isUndecided = false; // a tab was pressed and refused: who is to read what is written next was said, and not heard
let pressed = null; // what the pointer came down on: a control of the one that leaves, or what was not aimed at

/** The pointer's press counts: by its click the page may have moved under it, or be the next one. A click of no pointer is a press. */
function onPointer(event) {
  if (!event.isTrusted) return;
  const isAfterPress = event.type === 'click' && event.detail > 0 && pressed !== null;
  const room = leaving(event.target) ?? closing(event.target);
  const control = room ? event.target.closest(controls) : null;
  const isMissed = event.type === 'mousedown' && isHere() && hasMissed(event);
  const isHeld = event.type === 'mousedown' && !isMissed && !control && isUndecided && isHere() && event.target.closest('[data-text], [data-send]') !== null;
  if (event.type === 'mousedown') pressed = isMissed || isHeld ? event.target : control;
  if (!isAfterPress && !control && !isMissed && !isHeld) {
    if (event.type === 'mousedown') {
      isUndecided = false;
      goOn();
    }
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (isAfterPress || event.button === secondary) return;
  if (isHeld) refuseField(word('choose-first'));
  else if (!isMissed) press(room, control);
  else if (event.target.closest('.head')) say(word('moved'), null);
  else refusePart(event.target.closest(controls), word('moved'));
}

/** A press on a part of the composer is refused. */
function refusePart(part, why) {
  isUndecided ||= part?.dataset.tab !== undefined;
  refuseField(why);
}

function press(room, part) {
  const { text, tab, send } = part.dataset;
  const kind = text ?? tab;
  if (room.dataset.conversation === meant() || (kind && isLed())) { // it is being closed, or was
    if (kind) refusePart(part, word('not-pressed'));
    else refusePress();
  } else if (kind) goInto(room, kind);
  else if (send !== undefined && sendLater()) acceptTyping();
  else refusePress();
}

/** Whoever is in the field when the next one is promised, or comes into it by Tab, is in that of the next one. */
function giveAway(field) {
  const room = line.isPromised && isEditable(field) ? leaving(field) : null;
  if (!room) return;
  field.blur();
  if (field.dataset.text) goInto(room, field.dataset.text);
}

function onInput(event) {
  if (line.isPromised && leaving(event.target)) event.preventDefault();
}

function onPaste(event) {
  const isField = isEditable(event.target) && !(line.isPromised && leaving(event.target));
  if (!isHere() || isField || isCovered() || (!isRefused() && !isWaiting() && isReady())) return;
  event.preventDefault();
  if (isRefused()) return sayRefused(false);
  wait({ paste: { text: event.clipboardData.getData('text/plain'), files: [...event.clipboardData.files] } });
}

/** A file dropped beside a conversation would take the place of the page; one that is about to leave the screen takes nothing. */
function onDrop(event) {
  const isFile = event.dataTransfer?.types.includes('Files');
  if (!isHere() || (!isFile && !leaving(event.target))) return;
  const room = event.target.closest?.('chat-room');
  if (room?.reader && !isActing() && room.dataset.conversation === meant()) return;
  event.preventDefault();
  if (!room && isReady()) return; // there is nothing to come that it could be for
  event.stopPropagation();
  if (event.type === 'drop') say(word(isFile ? 'not-open' : 'not-pressed'), null);
}

for (const act of ['mousedown', 'click']) addEventListener(act, onPointer, true);
for (const act of ['dragover', 'drop']) addEventListener(act, onDrop, true);
addEventListener('beforeinput', onInput, true);
document.addEventListener('paste', onPaste, true);
document.addEventListener('focusin', ({ target }) => {
  if (target.dataset?.text && !isResumed(target)) isUndecided = false;
  giveAway(target);
}, true);
document.addEventListener('carechat:meant', () => { if (!isLedTo(meant()) && !isLeading()) isUndecided = false; });
document.addEventListener('carechat:asked', () => giveAway(document.activeElement));
