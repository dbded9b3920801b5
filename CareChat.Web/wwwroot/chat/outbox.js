// What was sent and is not yet seen to be stored. It lives in this device's storage under the person who wrote it
// and the conversation, outlasts reloads and lost connections, goes out in order, and is never sent for anybody else.
import { backoff, call, device, isPassing, newId, pause, why, word } from '../portal.js';

const boxes = new Map();
const prefix = 'carechat.out.';

/** The one outbox of a person in a conversation. */
export function outboxOf(person, conversation) {
  const key = `${prefix}${person}.${conversation}.`;
  if (!boxes.has(key)) boxes.set(key, new Outbox(key, conversation));
  return boxes.get(key);
}

/** Sends what the person wrote in any conversation before the page was closed. */
export function resumeAll(person) {
  for (const key of device.keys()) {
    if (!key.startsWith(`${prefix}${person}.`)) continue;
    const conversation = key.slice(prefix.length).split('.')[1];
    outboxOf(person, conversation).pump();
  }
}

class Outbox extends EventTarget {
  #key;
  #path;
  #conversation;
  #isBusy = false;

  /**
   * Entries in the order they were written:
   * {id, at, kind, body, attachmentId, fileName, upload, shown, isConfirmed, seen, state, why, emergency, isFileLost}.
   */
  entries = [];

  constructor(key, conversation) {
    super();
    this.#key = key;
    this.#path = `/portal/conversations/${conversation}`;
    this.#conversation = conversation;
    for (const name of device.keys().filter(k => k.startsWith(key)).sort()) this.#restore(name);
  }

  /**
   * Takes a text with its files, one message for each; all of them, or it throws and none. They go out as soon as
   * those before them and their own uploads are through.
   */
  add(kind, body, uploads = [], { shown, isConfirmed = false } = {}) {
    const at = Date.now();
    const seen = this.#seen();
    const added = (uploads.length > 0 ? uploads : [null]).map((upload, i) =>
      ({ id: newId(), at: at + i, kind, body: i === 0 ? body : '', upload, fileName: upload?.file.name, shown, isConfirmed, seen, state: 'sending', why: '' }));
    this.entries.push(...added);
    for (const entry of added) this.#keep(entry);
    this.#changed();
    this.pump();
  }

  /** True where another try may end otherwise: a file that was refused stays refused. */
  canRetry(entry) { return !entry.isFileLost || entry.upload?.canRetry === true; }

  /** Sends the text of a message whose file cannot go. */
  sendWithoutFile(entry) {
    const { id, at, kind, body, shown, isConfirmed, seen } = entry;
    const alone = { id, at, kind, body, shown, isConfirmed, seen, upload: null, state: 'sending', why: '' };
    this.entries = this.entries.map(e => e === entry ? alone : e);
    this.#keep(alone);
    entry.upload?.forget();
    this.#changed();
    this.pump();
  }

  /** Hands one back to be written anew; its upload goes on. */
  takeOut(entry) {
    device.remove(this.#name(entry));
    this.entries = this.entries.filter(e => e !== entry);
    this.#changed();
  }

  /** Tries a refused one again. */
  retry(entry) {
    if (entry.upload?.state === 'failed') entry.upload.start();
    entry.seen = this.#seen() ?? entry.seen; // whoever presses that has read so far
    const isConfirmed = entry.isConfirmed || entry.isAsked === true;
    Object.assign(entry, { state: 'sending', why: '', emergency: '', isFileLost: false, isConfirmed });
    this.#changed();
    this.pump();
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

  /** The last message that stands on the screen; undefined while the conversation is not on it. */
  #seen() {
    const list = document.querySelector(`chat-room[data-conversation="${this.#conversation}"] [data-list]`);
    return list ? Number(list.dataset.last) : undefined;
  }

  /** Sends what waits, one after the other. */
  async pump() {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (let entry; (entry = this.entries.find(e => e.state === 'sending' || e.state === 'waiting'));)
        await this.#send(entry).catch(() => this.#failed(entry, word('not-taken')));
    } finally {
      this.#isBusy = false;
    }
  }

  async #send(entry) {
    if (!await this.#uploaded(entry)) return;
    const body = { id: entry.id, body: entry.body, attachmentId: entry.attachmentId, conversation: entry.shown, isConfirmed: entry.isConfirmed, seen: entry.seen };
    for (let tries = 0; this.entries.includes(entry); tries++) {
      try {
        const answer = await call('POST', `${this.#path}/${entry.kind}s`, body);
        if (answer.ok) return this.#stored(entry);
        entry.isAsked = answer.data?.code?.startsWith('DRAFT_') === true; // to try again is to say yes
        if (entry.attachmentId && isAboutFile(answer.data))
          return this.#lost(entry, word('file-lost', entry.fileName), answer.data.emergency);
        if (!isPassing(answer.status)) return this.#failed(entry, why(answer.status, answer.data), answer.data?.emergency);
      } catch { /* no connection: the same as a server that is not ready */ }
      if (tries > 1 && entry.state !== 'waiting') {
        entry.state = 'waiting';
        this.#changed();
      }
      await pause(backoff(tries));
    }
  }

  async #uploaded(entry) {
    if (entry.attachmentId || !entry.fileName) return true;
    if (!entry.upload) return this.#lost(entry, word('file-lost', entry.fileName));
    await entry.upload.settled();
    if (entry.upload.state !== 'done') return this.#lost(entry, entry.upload.why);
    entry.attachmentId = entry.upload.result.id;
    if (this.entries.includes(entry)) this.#keep(entry);
    return true;
  }

  #stored(entry) {
    device.remove(this.#name(entry));
    entry.state = 'stored';
    if (entry.kind === 'note') this.#remove(entry);
    else this.#changed();
  }

  /** @param emergency Whom to call, where the portal said so of what it did not take. */
  #failed(entry, reason, emergency = '') {
    Object.assign(entry, { state: 'failed', why: reason, emergency });
    this.#changed();
    return false;
  }

  #lost(entry, reason, emergency) {
    entry.isFileLost = true;
    return this.#failed(entry, reason, emergency);
  }

  #remove(entry) {
    device.remove(this.#name(entry));
    this.entries = this.entries.filter(e => e !== entry);
    entry.upload?.forget();
    this.#changed();
  }

  #name(entry) { return `${this.#key}${String(entry.at).padStart(15, '0')}.${entry.id}`; }

  #keep({ id, at, kind, body, attachmentId, fileName, shown, isConfirmed, seen }) {
    device.set(this.#name({ id, at }), JSON.stringify({ id, at, kind, body, attachmentId, fileName, shown, isConfirmed, seen })); // else the page itself still holds it
  }

  #restore(name) {
    try {
      this.entries.push({ ...JSON.parse(device.get(name)), state: 'sending', why: '' });
    } catch {
      device.remove(name);
    }
  }

  #changed() { this.dispatchEvent(new Event('change')); }
}

const isAboutFile = problem => /^(FILE|ATTACHMENT)_/.test(problem?.code ?? '');

// a page that would lose a file on its way asks first
addEventListener('beforeunload', event => {
  for (const box of boxes.values())
    if (box.entries.some(e => e.upload && !e.attachmentId && e.state !== 'failed')) event.preventDefault();
});
