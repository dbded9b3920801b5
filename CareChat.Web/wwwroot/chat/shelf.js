// Where what is to be sent is kept on this device, and which tab sends it. An entry carries the id of the page that sends
// it, and that page beats as long as it lives: where the beat has stopped, whoever finds the entry may take it over. A beat
// is old only after a while; so the page holds a lock beside it, which the browser frees at once however the page ended.
import { device, newId, word } from '../portal.js';

const beats = 'carechat.page.';
const often = 4000;
const dead = 90000; // a tab in the background may beat once a minute
const old = 4 * 3600000;
const locked = 'locked'; // a beat ends so where its page holds the lock of its name
const senders = new Set();
let timer = 0;
let letGo = null; // frees this page's lock while it holds it

/** This page. */
export const me = newId();

/** True where a page is there and beats. */
const isAlive = page => Date.now() - parseInt(device.get(beats + page) ?? '0', 10) < dead;

const hasLocked = beat => beat?.endsWith(locked) === true;

/** True for an entry that another tab sends at this moment. */
export const isElsewhere = ({ owner }) => Boolean(owner) && owner !== me && isAlive(owner);

/** True where the page that sends an entry is known to live; without locks it may also have ended a moment ago. */
export const isSure = ({ owner }) => hasLocked(device.get(beats + owner));

/** Ends the beats of pages that held a lock and are gone, killed or crashed. */
export async function bury() {
  const told = device.keys().filter(key => key.startsWith(beats) && key !== beats + me)
    .map(key => [key, device.get(key)]).filter(([, beat]) => hasLocked(beat));
  if (told.length === 0) return;
  try {
    const held = new Set((await navigator.locks.query()).held.map(lock => lock.name));
    for (const [key, beat] of told) if (!held.has(key) && device.get(key) === beat) device.remove(key);
  } catch { /* no locks here: the beats grow old */ }
}

/** True for what was written so long ago that nobody expects it to go out any more. */
export const isOld = entry => Date.now() - (entry.agreedAt ?? entry.at) > old;

/** Beats as long as an outbox of this page has something to send. */
export function beat(box) {
  senders.add(box);
  if (timer !== 0) return;
  timer = setInterval(tell, often);
  tell();
  hold();
}

/** Holds this page's lock until it rests; over plain http on a name of its own a browser has none. */
function hold() {
  navigator.locks?.request(beats + me, () => timer !== 0 && new Promise(resolve => {
    letGo = resolve;
    tell();
  })).catch(() => { });
}

function tell() {
  for (const box of senders) if (!box.isSending) senders.delete(box);
  if (senders.size > 0) device.set(beats + me, letGo ? `${Date.now()} ${locked}` : String(Date.now()));
  else rest();
}

function rest() {
  clearInterval(timer);
  timer = 0;
  device.remove(beats + me);
  letGo?.();
  letGo = null;
}

/** Keeps an entry under its name; where the device takes nothing, the page itself still holds it. */
export function keep(name, entry) {
  const { upload, isKept, ...kept } = entry; // those are the page's own
  device.set(name, JSON.stringify({ ...kept, state: entry.state === 'failed' && !entry.isHeld ? 'failed' : 'sending' }));
  entry.isKept = device.get(name) !== null;
}

/** The entry kept under a name, as far as it may go without its writer; null for none. */
export function find(name) {
  try {
    const entry = { state: 'sending', why: '', ...JSON.parse(device.get(name)), isKept: true };
    if (!entry.id) return null;
    if (isElsewhere(entry)) return entry;
    if (entry.state !== 'failed' && isOld(entry)) return Object.assign(entry, { state: 'failed', why: word('draft-title') });
    if (entry.state === 'failed' && entry.fileName && !entry.attachmentId) return withoutFile(entry);
    return entry;
  } catch {
    device.remove(name);
    return null;
  }
}

/** The file itself was the earlier page's. */
function withoutFile(entry) {
  const isRefused = entry.isFileLost && !['no-connection', 'signed-out', 'old-page'].some(key => entry.why === word(key));
  return Object.assign(entry, { isFileLost: true, why: isRefused ? entry.why : word('file-lost', entry.fileName) });
}

for (const key of device.keys()) if (key.startsWith(beats) && !isAlive(key.slice(beats.length))) device.remove(key);
addEventListener('pagehide', rest); // what this page had to send is anybody's now
