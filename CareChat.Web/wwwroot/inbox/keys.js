// The keys of the inbox. A key presses the button that carries it (aria-keyshortcuts), so buttons and keys never part
// ways; no key does anything while one writes, and all of them can be switched off.
//
// This script owns the target. The address says at once which conversation is meant; until that one is on the screen, and
// until what was begun with a button is done, keys and pastes wait and are then done in their order. Where the person goes
// somewhere else meanwhile, what they typed is kept for the conversation they typed it for, and no command is left over.
import { forget, isEditable, isResumed, lastWritten } from '../chat/focus.js';
import { keepFor } from '../chat/draft.js';
import { device, word } from '../portal.js';
import { conversationOf, isListShown, isShown, meant, noteMeant, openNow, watchTarget } from './target.js';
import { put, strayAfter } from './typing.js';

const offKey = 'carechat:keys-off';
const oldest = 10000;
let page = null;
let circuit = null;
let acting = 0;
let waiting = []; // {key, ctrl, shift, at} or {paste, at}
let goal; // which conversation the waiting ones are for; undefined while an act decides it
let next = null; // which one that will be
let parked = []; // those that waited for it when the person went somewhere else by hand
let hasMoved = false; // the person did so while an act goes on
let isOwn = false; // a key presses a button
let reached = null; // the field a waiting key went into by itself
let stray = null; // letters of somebody whose field went away under them: {place, kind, until}
let timer = 0;

export const areOn = () => device.get(offKey) === null;

/** Switches the keys. */
export function switchKeys(isOn) {
  if (isOn) device.remove(offKey);
  else device.set(offKey, '');
}

/** True where no key waits and nothing that was begun goes on. */
export const isIdle = () => waiting.length === 0 && acting === 0;

const isHere = () => /^\/inbox(\/|$)/.test(location.pathname);
/** True where a key does at once what it says. */
export const isReady = () => page !== null && acting === 0 && isShown(page);
const isCovered = () => document.querySelector('dialog[open], :popover-open') !== null;
const isVisible = element => element.checkVisibility?.({ visibilityProperty: true }) ?? element.offsetParent !== null;

function press(shortcut) {
  const target = [...document.querySelectorAll(`[aria-keyshortcuts="${CSS.escape(shortcut)}"]`)].find(isVisible);
  if (!target) return false;
  if (target.matches('input')) {
    target.focus();
    target.select();
    reached = target;
  } else target.click();
  return true;
}

function write(tab) {
  const button = page.querySelector(`[data-tab="${tab}"]`);
  const field = page.querySelector(`[data-text="${tab}"]`);
  if (!button || !field) {
    say(word('nowhere'));
    stray = { place: null, kind: tab, until: performance.now() + 1000 };
    return true;
  }
  button.click();
  field.focus();
  reached = field;
  return true;
}

/** Goes from the conversation that is meant, on the screen already or not. */
function step(by) {
  const rows = [...page.querySelectorAll('[data-row]')];
  if (rows.length === 0) return false;
  const at = rows.findIndex(row => row.dataset.row === meant());
  const row = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
  row.click();
  row.scrollIntoView({ block: 'nearest' });
  return true;
}

function undo() {
  if (press('z')) return true;
  if (circuit) follow(circuit.invokeMethodAsync('UndoAsync'));
  return true;
}

function leave() {
  if (!isEditable(document.activeElement)) return press('Escape');
  document.activeElement.blur();
  forget();
  return true;
}

const commands = {
  j: () => step(1), k: () => step(-1), r: () => write('message'), n: () => write('note'), z: undo, A: () => press('Shift+A'), Escape: leave,
};

const run = key => own(commands[key] ?? (key.length === 1 ? () => press(key) : () => false));

/** Presses something for the person. */
function own(work) {
  isOwn = true;
  try {
    return work();
  } finally {
    isOwn = false;
    noteMeant();
  }
}

function say(text) {
  const place = page.querySelector('[data-announce]') ?? page.querySelector('[data-hint]');
  if (place) place.textContent = text;
}

/** Keys wait until an act is done. */
function follow(done) {
  if (acting === 0) next = meant();
  acting++;
  done.catch(() => { }).finally(() => {
    acting--;
    if (acting === 0) {
      stow(parked, next);
      [parked, hasMoved] = [[], false];
    }
    flush();
  });
}

/** An act is done in one conversation and leads to an address, unless the person has gone somewhere else meanwhile. */
export function goOn(from, address) {
  if (next === (from ?? null)) next = conversationOf(address);
  if (meant() === (from ?? null)) goTo(address);
}

/** Goes to an address; keys wait until the browser stands there. */
function goTo(address) {
  const until = performance.now() + 3000;
  follow(new Promise(resolve => {
    const look = () => location.pathname + location.search === address || performance.now() > until ? resolve() : setTimeout(look, 10);
    Blazor.navigateTo(address);
    noteMeant();
    look();
  }));
}

function wait(item) {
  if (waiting.length > 0 && goal !== undefined && goal !== meant()) stowAll();
  if (waiting.length === 0) goal = acting && !hasMoved ? undefined : meant();
  waiting.push({ ...item, at: performance.now() });
  later();
}

function later() {
  clearTimeout(timer);
  if (waiting.length > 0) timer = setTimeout(flush, 30);
}

function flush() {
  if (waiting.length === 0) return;
  if (performance.now() - waiting[0].at > oldest || (goal !== undefined && goal !== meant())) return stowAll();
  if (goal === undefined && acting === 0) {
    goal = next;
    if (goal !== meant()) return stowAll();
  }
  while (waiting.length > 0 && isReady() && goal === meant()) {
    if (!replay()) break;
    goal = acting ? undefined : meant();
  }
  later();
}

/** Does the first of those that wait; false where the rest is not to be done. */
function replay() {
  const active = document.activeElement;
  const isElsewhere = isEditable(active) && active !== reached && !isResumed(active);
  if (isElsewhere) stowAll(); // by mouse, or with a file: the keys before were not meant for this field
  else if (isCovered()) waiting = [];
  else {
    const item = waiting.shift();
    if (isEditable(active)) put(active, item, leave);
    else if (item.stray) keepStray(item, item.stray);
    else if (stray && performance.now() < stray.until && item.key !== 'Escape') keepStray(item, stray);
    else if (item.key && !item.ctrl) run(item.key);
    return true;
  }
  return false;
}

/** What was typed for a conversation that never came onto the screen goes into its draft; commands for it are forgotten. */
function stow(items, place) {
  const person = personOf();
  let kind = null;
  for (const item of items) {
    if (item.stray) {
      if (person) keepFor(person, item.stray.place, item.stray.kind, item.paste?.text ?? strayText(item));
    } else if (kind === null) kind = { r: 'message', n: 'note' }[item.key] ?? null;
    else if (item.key === 'Escape') kind = null;
    else if (place && person) keepFor(person, place, kind, item.paste?.text ?? strayText(item));
    if (!item.stray && kind === null && ['j', 'k', 'e', 'z'].includes(item.key)) break; // what follows was for another one
  }
}

function stowAll() {
  stow(waiting, goal);
  waiting = [];
}

const personOf = () => document.querySelector('[data-viewer]')?.dataset.viewer;
const strayText = item => item.key === 'Enter' && !item.ctrl ? '\n' : item.key?.length === 1 && !item.ctrl ? item.key : '';

function keepStray(item, { place, kind }) {
  stray = { place, kind, until: performance.now() + 1000 };
  const person = personOf();
  const field = place && openNow(page) === place ? page.querySelector(`chat-room [data-text="${kind}"]`) : null;
  if (field) {
    own(() => write(kind));
    return put(field, item, leave);
  }
  if (place && person) keepFor(person, place, kind, item.paste?.text ?? strayText(item));
}

/** The field somebody wrote in a moment ago went away: what they go on typing is no command. */
function findStray() {
  if (!stray || performance.now() >= stray.until) stray = strayAfter(lastWritten());
  return stray;
}

/** Its next copy is on its way, or letters before this one wait for it. */
const isComing = ({ place }) => waiting.length > 0 || (place === meant() && openNow(page) !== place);

function endStray() {
  stray = null;
  forget();
}

/** Whoever presses something has stopped typing, by hand or by the Enter on a link. */
function calm() {
  if (isOwn) return;
  endStray();
  hasMoved = acting > 0;
  if (goal !== undefined) return;
  parked.push(...waiting);
  waiting = [];
}

const isTyping = event => (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
  || ['Enter', 'Backspace', 'Escape'].includes(event.key);

function onKey(event) {
  if (!event.isTrusted || event.defaultPrevented || event.isComposing || event.keyCode === 229 || !isHere()) return;
  if (event.repeat && event.key === 'Enter' && event.target.closest?.('a, button, summary')) return event.preventDefault();
  if (isCovered() || !isTyping(event)) return;
  if (isEditable(event.target)) {
    if (event.key === 'Escape' && leave()) event.preventDefault();
    return;
  }
  if (event.key === 'Escape') endStray();
  else if (findStray()) {
    const item = { key: event.key, ctrl: event.ctrlKey || event.metaKey };
    if (isComing(stray)) wait({ ...item, stray });
    else keepStray(item, stray);
    return event.preventDefault();
  }
  const isForButton = (event.key === 'Enter' || event.key === ' ') && event.target.closest?.('a, button, summary, [role=tab]');
  if (waiting.length === 0 && (isForButton || event.ctrlKey || event.key === 'Backspace')) return;
  command(event);
}

function command(event) {
  const isStep = event.key === 'j' || event.key === 'k';
  if (!areOn() && event.key !== 'Escape') return;
  if (event.repeat && !(isStep && waiting.length === 0 && isReady())) return event.preventDefault();
  const isNow = waiting.length === 0 && (isReady() || (isStep && page !== null && acting === 0 && isListShown(page)));
  if (!isNow) wait({ key: event.key, ctrl: event.ctrlKey || event.metaKey });
  else if (!run(event.key)) return;
  event.preventDefault();
}

function onPaste(event) {
  if (!isHere() || isEditable(event.target) || isCovered() || (waiting.length === 0 && isReady())) return;
  event.preventDefault();
  wait({ paste: { text: event.clipboardData.getData('text/plain'), files: [...event.clipboardData.files] } });
}

/** A file dropped beside a conversation would take the place of the page; one that is about to leave the screen takes none. */
function onDrop(event) {
  if (!isHere() || !event.dataTransfer?.types.includes('Files')) return;
  const room = event.target.closest?.('chat-room');
  if (room && acting === 0 && room.dataset.conversation === meant()) return;
  event.preventDefault();
  if (!room) return;
  event.stopPropagation();
  if (event.type === 'drop') say(word('not-open'));
}

/** Blazor has heard of the click when it comes here: the circuit tells when what it began is done. */
function onClick(event) {
  noteMeant();
  if (circuit && isHere() && event.target.closest?.('[data-act]')) follow(circuit.invokeMethodAsync('ActedAsync'));
}

document.addEventListener('keydown', onKey);
document.addEventListener('paste', onPaste, true);
for (const act of ['pointerdown', 'click']) document.addEventListener(act, calm, true);
addEventListener('dragover', onDrop, true);
addEventListener('drop', onDrop, true);
addEventListener('click', onClick);
addEventListener('popstate', noteMeant);
addEventListener('pagehide', stowAll);

/** The circuit has joined the page. */
export function join(inbox, joined) {
  [page, circuit] = [inbox, joined];
  watchTarget();
  flush();
}

/** The page of this circuit is gone. */
export function part(joined) {
  if (circuit === joined) [page, circuit] = [null, null];
}
