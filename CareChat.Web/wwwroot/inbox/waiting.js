// Keys and pastes wait until the conversation that is meant is on the screen, and until what was begun with a button is
// done; then they are done in their order. Where the person goes somewhere else meanwhile, what they typed is kept for the
// conversation they typed it for, and no command is left over.
import { isEditable, isResumed } from '../chat/focus.js';
import { answered } from '../portal.js';
import { desk, isPressing, own, refuse } from './desk.js';
import { fieldAfter, keyOf, writing } from './fields.js';
import { isHolding } from './held.js';
import { current, keepStray, leave, leaveField, write, writeOn } from './stray.js';
import { conversationOf, isShown, line, meant, noteMeant } from './target.js';
import { apart, keepTyped, put, sayUnsent, textOf } from './typing.js';

const oldest = 10000;
const glance = 400; // who acts sooner on what came by itself has not seen it
const longestBlind = 3000; // a command that waited longer for its conversation is not done to it unseen
const longestUnseen = 60000; // a text that was sent longer ago, and was never seen, goes out no more
let run = () => false; // does the command of a key
let acting = 0;
let leading = 0; // how many of the acts lead to another conversation
let waiting = []; // {key, ctrl, at, isBlind}, {paste, at} or {leaves, at}
let goal; // which conversation the waiting ones are for; undefined while an act decides it
let origin = null; // where the acts began
let next = null; // which one that will be
let led = null; // where an act led to
let ledAt = null; // since when that is on the screen
let parked = []; // those that waited for it when the person went somewhere else by hand
let hasMoved = false; // the person did so while an act goes on
let timer = 0;
let backAt = -Infinity; // since when there is a line
let owed = null; // {place, kind}: the field of what waited for too long; whoever typed it is in it once it is there
let older = null; // the field that a key went into, where a text stood that whoever pressed it had not before them
let isApart = false; // what they type begins below it
let typedIn = null; // the field that those that wait have typed into
let isAside = false; // the person went into a field otherwise while they wait: neither it nor its next copy is theirs

/** Hands over what does the command of a key. */
export function serve(commands) { run = commands; }

/** True where no key waits and nothing that was begun goes on. */
export const isIdle = () => waiting.length === 0 && acting === 0 && !isHolding();

/** True where keys wait already: those that follow wait behind them. */
export const isWaiting = () => waiting.length > 0;

/** True while something that was begun goes on. */
export const isActing = () => acting > 0;

/** True while an act goes on that leads from here to who knows where. */
export const isLeading = () => leading > 0 && next === origin;

/** True where a key does at once what it says. */
export const isReady = () => desk.page !== null && acting === 0 && isShown(desk.page);

/** True where something stands before the page. */
export const isCovered = () => document.querySelector('dialog[open], :popover-open') !== null;

/** The conversation the acts end in; undefined where the one among them that leads elsewhere has not said where. */
const whither = () => isLeading() ? undefined : next;

function lead() {
  leading++;
  document.dispatchEvent(new CustomEvent('carechat:leads'));
}

/** Keys wait until an act is done. One whose answer is lost did who knows what: text is kept then, and nothing is done after it. */
export function follow(done, leads = false) {
  if (acting === 0) next = origin = meant();
  acting++;
  if (leads) lead();
  answered(done).then(isDone => {
    if (!isDone) stowActs();
    acting--;
    if (leads) leading--;
    if (acting === 0) {
      stow(parked, next);
      [parked, hasMoved] = [[], false];
    }
    flush();
  });
}

function stowActs() {
  stow(parked, whither());
  parked = [];
  if (goal === undefined) stowAll();
}

/** An act is done in one conversation and leads to an address, unless the person has gone somewhere else meanwhile. */
export function goOn(from, address) {
  if (next === (from ?? null)) next = conversationOf(address);
  [led, ledAt] = [conversationOf(address), null];
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

/** True where what the person sees is not what the next act would be done to: an act leads to a conversation that is not shown yet. */
export const isBlind = () => isPale() || (acting > 0 && (leading > 0 || next !== origin)) || isLed();

/** True while an act leads to a conversation that is not on the screen yet, or for a moment: the person neither chose nor saw it. */
export const isLed = () => isLedTo(meant()) && (ledAt === null || performance.now() - ledAt < glance);

/** True for a conversation an act led to, on the screen or not: the person did not choose it. */
export const isLedTo = conversation => led !== null && led === conversation;

/** True once the person was told that the conversation that is meant is on its way: what is done now is done to nothing they see. */
export const isPale = () => !line.isDown && desk.page?.hasAttribute('data-late') === true;

/** The conversation on the screen, while an act leads to another one that nobody chose; null where that is seen, or was chosen. */
const shownInstead = () => !writing(waiting).hasMoved && (isLeading() || (isLedTo(meant()) && ledAt === null)) ? desk.page?.dataset.open ?? null : null;

/** What an act led to is on the screen. */
export const seen = () => { ledAt ??= performance.now(); };

/** True where another conversation is on the screen than the one that is meant: a draft that stands there is not before the person. */
const isAhead = () => (desk.page?.dataset.open ?? null) !== meant();

/** Lets a key or a paste wait. */
export function wait(item) {
  if (waiting.length > 0 && goal !== undefined && goal !== meant()) stowAll();
  if (waiting.length === 0) [goal, typedIn, isAside] = [acting && !hasMoved ? undefined : meant(), null, false];
  waiting.push({ ...item, at: performance.now(), isBlind: item.isBlind || isBlind(), isAhead: isAhead(), begun: shownInstead() });
  later();
}

function later() {
  clearTimeout(timer);
  if (waiting.length > 0 || owed !== null) timer = setTimeout(flush, 30);
}

/** True where what waits has done so for too long; without a line it waits for that. */
const isOverdue = () => !line.isDown && performance.now() - Math.max(waiting[0].at, backAt) > oldest;

const isMove = key => ['j', 'k', 'Escape'].includes(key);

/** True for a key that may wait for the line: moves and text do, nothing else is done later. */
export const mayWait = key => isMove(key) || (meant() !== null && fieldAfter(waiting.reduce(fieldAfter, null), { key }) !== null);

/** Which field what is typed next is for, when it is there; null for none. */
export const fieldMeant = () => waiting.reduce(fieldAfter, owed?.kind ?? null);

/** Which field of the conversation that is meant was last gone into, also one that was left since; null for none. */
export function lastField() {
  const { kind, hasMoved } = writing(waiting);
  return hasMoved ? null : kind;
}

/** Sends what waits, behind it; false where nothing is typed since it was last sent. */
export function sendLater() {
  const { kind, isWritten } = writing(waiting);
  if (!isWritten) return false;
  wait({ key: keyOf(kind) });
  wait({ key: 'Enter', ctrl: true });
  return true;
}

/** The line is lost: the commands that wait are not done. */
function giveUp() {
  const active = document.activeElement;
  let kind = isEditable(active) && isReplayed(active) ? active.dataset.text ?? null : null;
  const kept = waiting.filter(item => {
    kind = fieldAfter(kind, item);
    return kind !== null || item.paste || item.leaves || isMove(item.key);
  });
  if (kept.length < waiting.length) refuse();
  waiting = kept;
}

/** The line is back. */
function takeUp() {
  backAt = performance.now();
  for (const item of waiting)
    if (item.key === 'Enter' && backAt - item.at > longestUnseen) Object.assign(item, { key: '\n', ctrl: false, isUnsent: item.ctrl });
}

document.addEventListener('carechat:offline', giveUp);
document.addEventListener('carechat:online', takeUp);

/** Keeps what waited for too long: whoever is still typing goes on with the same text. */
function expire() {
  const [place, kind] = [goal, waiting.reduce(fieldAfter, null)];
  stowAll();
  if (!place || !kind) return;
  writeOn({ place, kind });
  owed = { place, kind };
  later();
}

/** Goes into the field of what waited for too long, unless the person has gone on by hand. */
function settleOwed() {
  if (owed === null || !isReady()) return;
  const { place, kind } = owed;
  owed = null;
  if (place === meant() && !isEditable(document.activeElement)) own(() => write(kind));
}

/** Does what waits, as far as it can be done now. */
export function flush() {
  if (isReady()) seen();
  settleOwed();
  if (waiting.length === 0) return later();
  if (isOverdue()) return expire();
  if (goal !== undefined && goal !== meant()) return stowAll();
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

/** A paste for no field: who was to read it is known to nobody. */
const unread = item => ({ place: null, kind: null, item });

/** True for the field that waiting keys go into. */
export const isReplayed = field => field === desk.reached || (isResumed(field) && !isAside);

/** Somebody goes into a field: by a key that waited, by mouse or with a file, or because it takes the place of its copy before. */
function enter({ target }) {
  if (!isEditable(target)) return;
  if (isPressing()) isAside = false;
  else if (!isResumed(target)) [desk.reached, isAside] = [null, waiting.length > 0];
}

document.addEventListener('focusin', enter, true);

/** Does the first of those that wait; false where the rest is not to be done. */
function replay() {
  const active = document.activeElement;
  const isElsewhere = isEditable(active) && !isReplayed(active);
  if (isElsewhere) stowAll(); // by mouse, or with a file: the keys before were not meant for this field
  else if (isCovered()) {
    stow(waiting, goal, document.querySelector('dialog[data-asks]')?.dataset.asks ?? null); // text behind a send that is asked about
    waiting = [];
  }
  else {
    const item = waiting.shift();
    const isUnseen = item.isBlind || performance.now() - item.at > longestBlind;
    const isToSend = item.key === 'Enter' && item.ctrl && isEditable(active);
    if (isToSend && (item.isBlind || active === older)) Object.assign(item, { key: '', ctrl: false, isUnsent: true }); // to nobody, or nothing, they saw
    if (item.leaves) leaveField();
    else if (isEditable(active)) type(active, item);
    else if (item.stray) keepStray(item, item.stray);
    else if (current() && item.key !== 'Escape') keepStray(item, current());
    else if (item.paste) keepTyped([unread(item)]);
    else if (item.key && !item.ctrl && run(item.key, isUnseen) === null) {
      stow(waiting, null); // it was meant for what would have been there then
      waiting = [];
    } else noteOlder(item);
    if (item.isUnsent) sayUnsent([goal]);
    return true;
  }
  return false;
}

/** A key may have led into a field where a text stands that whoever pressed it had not before them. */
function noteOlder(item) {
  const field = document.activeElement;
  if (field === typedIn) return;
  const isUnseen = item.isAhead && isEditable(field) && field.value?.trim() && field.dataset.begun === undefined; // of what was begun so it is asked
  [older, isApart] = [isUnseen ? field : null, false];
}

/** Types what waited; a text of its own begins below one that stands there, and the two do not go out as one, unseen. */
function type(field, item) {
  if (field === older && !isApart && !item.begun && textOf(item).trim()) {
    isApart = true;
    apart(field);
  }
  typedIn = field;
  put(field, item, leave);
}

/**
 * What was typed for a conversation and cannot go into its field now goes into its draft; commands for it are forgotten. The kind is
 * that of the field in which the typing goes on, null for none.
 */
function stow(items, place, kind = null) {
  const typed = [];
  let begins = false;
  for (const [at, item] of items.entries()) {
    if (item.stray?.place === null) continue; // there was no field for it
    if (item.stray) typed.push({ ...item.stray, item });
    else if (kind === null && item.paste) typed.push(unread(item));
    else if (kind === null) [kind, begins] = [{ r: 'message', n: 'note' }[item.key] ?? null, true];
    else if (item.leaves || item.key === 'Escape') kind = null;
    else {
      typed.push({ place, kind, item, begins });
      begins = (item.key === 'Enter' && item.ctrl) || (begins && !textOf(item)); // what follows a send is a text of its own
    }
    if (item.stray || kind !== null || !['j', 'k', 'e', 'z'].includes(item.key)) continue;
    typed.push(...items.slice(at + 1).filter(later => later.paste).map(unread));
    break; // what follows was for another one
  }
  keepTyped(typed);
}

/** Keeps all that waits. */
export function stowAll() {
  stow(waiting, goal === undefined ? whither() : goal);
  waiting = [];
}

/** Whoever leaves the field while keys wait has left it behind the keys that came before. */
export function leaveLater() {
  if (waiting.length > 0) waiting.push({ leaves: true, at: performance.now() });
}

/** The person goes on by hand: what waits for an act stays with where that leads. */
export function moveOn() {
  hasMoved = acting > 0;
  owed = null;
  if (goal !== undefined) return leaveLater();
  parked.push(...waiting);
  waiting = [];
}
