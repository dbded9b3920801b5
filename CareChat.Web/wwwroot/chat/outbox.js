// What was sent and is not yet seen to be stored. It lives in this device's storage under the person who wrote it
// and the conversation, outlasts reloads and lost connections, goes out in order, and is never sent for anybody else.
// What was refused, and what is hours old, waits there for its writer's word.
import { backoff, device, newId, word } from '../portal.js';
import { whomToCall } from './danger.js';
import { send } from './sending.js';
import { beat, bury, find, isElsewhere, isOld, keep, me } from './shelf.js';

const look = 5000;
const soon = 2000; // what is not through by then is asked about by itself
const patience = 3000; // after which an unheard question says that the portal is not heard

/** What a person sent in a conversation; there is one of each (see boxes.js). */
export class Outbox extends EventTarget {
  #path;
  #conversation;
  #isBusy = false;
  #wake = () => { }; // ends the waiting for uploads
  #timer = 0;
  #asking = 0; // the timer of the question to come, or of the one that is asked
  #misses = 0; // how many questions were not heard, one after the other

  /**
   * Entries in the order they were written: {id, at, kind, body, attachmentId, fileName, upload, shown, isConfirmed, seen, draft,
   * state, why, emergency, isScreened, isUnheard, isHeld, isAsked, isFileLost, agreedAt, owner}. The owner is the page that sends
   * it; none has what waits for a word.
   */
  entries = [];

  constructor(key, conversation) {
    super();
    this.key = key;
    this.#path = `/portal/conversations/${conversation}`;
    this.#conversation = conversation;
    this.entries = device.keys().filter(k => k.startsWith(key)).sort().map(find).filter(e => e);
    for (const entry of this.entries) entry.isHeld = false; // this page was not refused yet
  }

  /**
   * Takes a text with its files, one message for each; all of them, or it throws and none. They go out as soon as
   * those before them and their own uploads are through. A draft brings the id with it that it has in every window: what
   * another one has sent already is not taken once more.
   */
  add(kind, body, uploads = [], { shown, isConfirmed = false, id, draft } = {}) {
    const same = id && this.entries.find(e => e.id === id);
    if (same) return same.state === 'failed' ? this.retry(same) : undefined;
    const at = Date.now();
    const seen = this.#seen();
    const common = { kind, shown, isConfirmed, seen, draft, owner: me, state: 'sending', why: '' };
    const added = (uploads.length > 0 ? uploads : [null]).map((upload, i) =>
      ({ ...common, id: id ?? newId(), at: at + i, body: i === 0 ? body : '', upload, fileName: upload?.file.name }));
    this.entries.push(...added);
    for (const entry of added) this.keep(entry);
    this.#changed();
    this.pump();
  }

  /** True where another try may end otherwise: a file that was refused stays refused. */
  canRetry(entry) { return !entry.isFileLost || entry.upload?.canRetry === true; }

  /** Sends the text of a message whose file cannot go. */
  sendWithoutFile(entry) {
    const { id, at, kind, body, shown, isConfirmed, seen } = entry;
    const alone = { id, at, kind, body, shown, isConfirmed, seen, upload: null };
    this.entries = this.entries.map(e => e === entry ? alone : e);
    entry.upload?.forget();
    this.#begin(alone);
  }

  /** Hands one back to be written anew; its upload goes on. */
  takeOut(entry) {
    device.remove(this.#name(entry));
    this.#leave(entry);
  }

  /** Tries a refused one again. */
  retry(entry) {
    if (entry.upload?.state === 'failed') entry.upload.start();
    entry.seen = this.#seen() ?? entry.seen; // whoever presses that has read so far
    Object.assign(entry, { isFileLost: false, isConfirmed: entry.isConfirmed || entry.isAsked === true });
    this.#begin(entry);
  }

  /** Gives one up. */
  drop(entry) {
    entry.upload?.cancel();
    this.#remove(entry);
  }

  /** The stored message is on the screen: its copy goes. */
  arrived(id) {
    const entry = this.entries.find(e => e.id === id);
    if (entry) this.#remove(entry);
  }

  /** Another tab did something with an entry. */
  heard(name) {
    const mine = this.entries.find(e => this.#name(e) === name);
    const kept = find(name);
    if (mine && !kept) return this.#leave(mine);
    if (!kept || (mine && kept.owner === me)) return;
    if (kept.isHeld) kept.state = 'failed'; // it is for a page to come
    this.entries = [...this.entries.filter(e => e !== mine), kept].sort((a, b) => a.at - b.at);
    this.#changed();
    this.pump();
  }

  /** True while this page has something to send. */
  get isSending() { return this.entries.some(e => e.owner === me && isOnItsWay(e)); }

  /** True while something waits for the line. */
  get isWaiting() { return this.entries.some(e => e.state === 'waiting' || (e.isUnheard && mayYetGo(e))); }

  /**
   * Sends what waits, one after the other; a text does not wait for a file that is still going out. What another tab sends is
   * looked at again once that one may be gone.
   */
  async pump() {
    await bury();
    this.#take();
    if (this.isSending) beat(this); // also after a sleep, in which the beat ended
    this.#askSoon();
    if (this.#isBusy) return this.#wake();
    this.#isBusy = true;
    try {
      for (let open; (open = this.entries.filter(e => e.owner === me && isOnItsWay(e))).length > 0;) {
        const entry = open.find(e => !isUploading(e));
        if (entry) await this.#send(entry).catch(() => this.#failed(entry, { why: word('not-taken') }));
        else await Promise.race([...open.map(e => e.upload.settled()), new Promise(resolve => { this.#wake = resolve; })]);
      }
    } finally {
      this.#isBusy = false;
    }
  }

  /**
   * Takes over what no other tab sends, and a text of another tab that one of this tab would overtake: what both send arrives
   * once. A file still going out is its own tab's alone.
   */
  #take() {
    const open = this.entries.filter(isOnItsWay);
    const newest = Math.max(...open.filter(e => e.owner === me).map(e => e.at));
    const others = open.filter(e => e.owner !== me);
    const taken = others.filter(e => !isElsewhere(e) || (e.at < newest && !needsFile(e)));
    for (const entry of taken) {
      entry.owner = me;
      this.keep(entry);
    }
    if (taken.length > 0) this.#changed();
    clearTimeout(this.#timer);
    if (taken.length < others.length) this.#timer = setTimeout(() => this.pump(), look);
  }

  /** False for what was given up, taken over by another tab while this one slept, or waited for too long. */
  mayGo(entry) {
    if (!this.entries.includes(entry)) return false;
    const kept = entry.isKept ? find(this.#name(entry)) : entry;
    if (!kept) this.#leave(entry);
    else if (isElsewhere(kept)) Object.assign(entry, { owner: kept.owner, state: 'sending' });
    else if (isOld(entry)) this.#failed(entry, { why: word('draft-title') });
    else return true;
    return false;
  }

  /** The line is gone, or the portal answers that it cannot take it now: it goes on trying. */
  waits(entry, isAnswered) {
    if (entry.state === 'waiting' && entry.isAnswered === isAnswered) return;
    Object.assign(entry, { state: 'waiting', isAnswered });
    this.#changed();
  }

  /** True where the portal answers, and cannot take what waits. */
  get isUnkept() { return this.entries.some(e => e.state === 'waiting' && e.isAnswered); }

  #askSoon() {
    if (this.#asking !== 0 || !this.entries.some(isUnscreened)) return;
    this.#asking = setTimeout(() => this.#ask(), Math.max(soon, backoff(this.#misses)));
  }

  /** Nobody who cries for help waits for what is before it, for a file, or for the portal to store it. */
  async #ask() {
    for (const entry of this.entries.filter(isUnscreened)) {
      const timer = setTimeout(() => this.#unheard(entry, true), patience);
      const emergency = await whomToCall(entry.body);
      clearTimeout(timer);
      this.#unheard(entry, emergency === null);
      this.#misses = emergency === null ? this.#misses + 1 : 0;
      if (emergency === null) break;
      entry.isScreened = true;
      if (emergency) this.warns(entry, emergency);
    }
    this.#asking = 0;
    this.#askSoon();
  }

  /** The portal is not heard, or heard again: nobody reads what is written, and whom to call stands at the field. */
  #unheard(entry, isUnheard) {
    if (Boolean(entry.isUnheard) === isUnheard) return;
    entry.isUnheard = isUnheard;
    this.#changed();
  }

  /** The portal cannot take it just now, and says whom to call meanwhile. */
  warns(entry, emergency) {
    if (entry.emergency === emergency) return;
    entry.emergency = emergency;
    this.keep(entry);
    this.#changed();
  }

  /** Keeps an entry as it is now, unless it was given up. */
  keep(entry) {
    if (!this.entries.includes(entry)) return;
    if (entry.owner === me) beat(this); // first: who finds it asks whether its page is alive
    keep(this.#name(entry), entry);
  }

  async #send(entry) {
    const end = await send(entry, this.#path, this);
    if (end?.isStored) this.#stored(entry);
    else if (end) this.#failed(entry, end);
  }

  /** The last message that stands on the screen; undefined while the conversation is not on it. */
  #seen() {
    const list = document.querySelector(`chat-room[data-conversation="${this.#conversation}"] [data-list]`);
    return list ? Number(list.dataset.last) : undefined;
  }

  /** Goes out once more, at its writer's word. */
  #begin(entry) {
    Object.assign(entry, { state: 'sending', why: '', emergency: '', isHeld: false, isUnheard: false, owner: me, agreedAt: Date.now() });
    this.keep(entry);
    this.#changed();
    this.pump();
  }

  #stored(entry) {
    device.remove(this.#name(entry));
    entry.state = 'stored';
    if (entry.kind === 'note') this.#remove(entry);
    else this.#changed();
  }

  #failed(entry, { why, isFileLost = false, isHeld = false, emergency = '' }) {
    Object.assign(entry, { state: 'failed', why, isFileLost, isHeld, isUnheard: isHeld, emergency, owner: null }); // who is not let in is not heard
    this.keep(entry);
    this.#changed();
    this.#askSoon();
  }

  #remove(entry) {
    device.remove(this.#name(entry));
    entry.upload?.forget();
    this.#leave(entry);
  }

  #leave(entry) {
    this.entries = this.entries.filter(e => e !== entry);
    this.#changed();
  }

  #name(entry) { return `${this.key}${String(entry.at).padStart(15, '0')}.${entry.id}`; }

  #changed() { this.dispatchEvent(new Event('change')); }
}

const needsFile = entry => Boolean(entry.fileName) && !entry.attachmentId;
const isUploading = entry => !entry.attachmentId && entry.upload?.state === 'sending';
const isUnscreened = e => e.kind === 'message' && e.body && !e.isScreened && !e.emergency && !e.isHeld && mayYetGo(e);
const mayYetGo = entry => isOnItsWay(entry) || entry.isFileLost || entry.isHeld;
const isOnItsWay = entry => entry.state === 'sending' || entry.state === 'waiting';
