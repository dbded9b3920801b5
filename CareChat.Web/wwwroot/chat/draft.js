// Keeps what is being written: at once on this device while the portal does not have it, then on the server.
import { backoff, call, device, isPassing, pause, tab, word } from '../portal.js';

const kept = new Map();

/** The one draft of a person in a conversation. */
export function draftOf(person, conversation) {
  const key = `carechat.draft.${person}.${conversation}`;
  if (!kept.has(key)) kept.set(key, new Draft(key, conversation));
  return kept.get(key);
}

/** A draft with what was typed into the empty field before the draft was there. */
export function withEarly(saved, early) {
  if (!early || early === saved) return saved;
  return early.startsWith(saved) ? early : saved + early;
}

/** Where a person's note in a conversation is kept, in this window alone. */
export const noteKeyOf = (person, conversation) => `carechat.note.${person}.${conversation}`;

/** Keeps text for a conversation that is not on the screen: it stands below what is begun there. */
export function keepFor(person, conversation, kind, text) {
  if (!text) return;
  if (kind === 'note') {
    const key = noteKeyOf(person, conversation);
    tab.set(key, (tab.get(key) ?? '') + text);
    document.dispatchEvent(new CustomEvent('carechat:note', { detail: { key, text } })); // it may be on the screen
  } else draftOf(person, conversation).add(text);
}

class Draft extends EventTarget {
  #key;
  #path;
  #saved = null;
  #known = []; // what the portal may hold: what it showed, and what went there since
  #timer = 0;
  #isSaving = false;

  /** What the field holds; null before it was ever filled. */
  text = null;
  state = '';

  constructor(key, conversation) {
    super();
    this.#key = key;
    this.#path = `/portal/conversations/${conversation}/draft`;
  }

  /** What to begin with: this page's own text, what this device could not save, or what the server has. */
  begin(server) {
    this.#saved ??= server;
    if (this.text === null) {
      this.text = this.#left(server) + this.#takeAdded();
      this.#known.push(server);
      if (this.text !== server) this.change(this.text);
    }
    return this.text;
  }

  /** Adds to the text; where the portal's is not here yet, it waits for it. */
  add(text) {
    if (this.text !== null) {
      this.change(this.text + text);
      this.dispatchEvent(new CustomEvent('added', { detail: text }));
      return;
    }
    device.set(`${this.#key}.added`, (device.get(`${this.#key}.added`) ?? '') + text);
  }

  /** The text changed. */
  change(text) {
    this.text = text;
    device.set(this.#key, text);
    device.set(`${this.#key}.known`, JSON.stringify(this.#knownNow()));
    this.#say('');
    this.#plan(800);
  }

  /** The text was sent. */
  sent() {
    this.change('');
    this.#plan(0);
  }

  /** The page goes away: what is not saved goes with its last breath. */
  leave() {
    if (this.text === null || this.text.trim() === this.#saved?.trim()) return;
    const text = this.text;
    call('PUT', this.#path, this.#body(text), true).then(a => { if (a.ok && this.text === text) this.#done(text); }, () => { });
  }

  #plan(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), ms);
  }

  async #save() {
    if (this.#isSaving) return;
    this.#isSaving = true;
    for (let tries = 0; this.text !== this.#saved; tries++) {
      const text = this.text;
      try {
        const answer = await call('PUT', this.#path, this.#body(text));
        if (answer.ok || answer.data?.code === 'DRAFT_NEWER') this.#done(text); // a newer one from elsewhere stays
        else if (!isPassing(answer.status)) break;
      } catch { /* again */ }
      if (this.#saved === text) tries = 0;
      else await pause(backoff(tries));
    }
    this.#isSaving = false;
  }

  #knownNow() { return this.#known.length > 8 ? [this.#known[0], ...this.#known.slice(-7)] : this.#known; }

  #body(text) {
    const was = this.#knownNow();
    if (this.#known.at(-1) !== text) this.#known.push(text);
    return text.trim() ? { body: text } : { body: '', was };
  }

  /** What this device could not save; not where the portal has something newer, which nothing shall not replace. */
  #left(server) {
    const own = device.get(this.#key);
    if (own === null) return server;
    const known = JSON.parse(device.get(`${this.#key}.known`) ?? 'null');
    if (known) this.#known.push(...known);
    const isNewer = known && server && !known.some(text => text.trim() === server.trim()) && own.trim() !== server.trim();
    if (!isNewer) return own;
    return own.includes(server.trim()) ? own : own.trim() ? `${server}\n\n${own}` : server;
  }

  #takeAdded() {
    const added = device.get(`${this.#key}.added`) ?? '';
    device.remove(`${this.#key}.added`);
    return added;
  }

  #done(text) {
    this.#saved = text;
    this.#known = [text];
    if (this.text !== text) return;
    device.remove(this.#key);
    device.remove(`${this.#key}.known`);
    this.#say(text ? word('draft') : '');
  }

  #say(state) {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}
