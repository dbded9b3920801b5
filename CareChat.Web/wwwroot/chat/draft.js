// Keeps what is being written: at once on this device while the portal does not have it, then on the server.
import { backoff, call, device, isPassing, pause, word } from '../portal.js';

const kept = new Map();

/** The one draft of a person in a conversation. */
export function draftOf(person, conversation) {
  const key = `carechat.draft.${person}.${conversation}`;
  if (!kept.has(key)) kept.set(key, new Draft(key, conversation));
  return kept.get(key);
}

class Draft extends EventTarget {
  #key;
  #path;
  #saved = null;
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
      this.text = device.get(this.#key) ?? server;
      if (this.text !== server) this.#plan(0);
    }
    return this.text;
  }

  /** The text changed. */
  change(text) {
    this.text = text;
    device.set(this.#key, text);
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
    call('PUT', this.#path, { body: this.text }, true).then(a => { if (a.ok) this.#done(this.text); }, () => { });
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
        const answer = await call('PUT', this.#path, { body: text });
        if (answer.ok) this.#done(text);
        else if (!isPassing(answer.status)) break;
      } catch { /* again */ }
      if (this.#saved === text) tries = 0;
      else await pause(backoff(tries));
    }
    this.#isSaving = false;
  }

  #done(text) {
    this.#saved = text;
    if (this.text !== text) return;
    device.remove(this.#key);
    this.#say(text ? word('draft') : '');
  }

  #say(state) {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}
