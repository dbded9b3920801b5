// Keeps what is being written: at once on this device while the portal does not have it, then on the server.
import { backoff, call, device, isPassing, pause, tab, word } from '../portal.js';

const mostPut = 100;
const kept = new Map();

/** The one draft of a person in a conversation. */
export function draftOf(person, conversation) {
  const key = `carechat.draft.${person}.${conversation}`;
  if (!kept.has(key)) kept.set(key, new Draft(key, conversation));
  return kept.get(key);
}

/** Where a person's note in a conversation is kept, in this window alone. */
export const noteKeyOf = (person, conversation) => `carechat.note.${person}.${conversation}`;

const gap = '\n\n';

/** Text as it stands below another one: a new one (begins) with a gap between, one that goes on without. */
const below = (before, text, begins) => begins && before.trim() ? gap + text : text;

/** Keeps text for a conversation that is not on the screen: it stands below what is begun there. */
export function keepFor(person, conversation, kind, text, begins = false) {
  if (!text) return;
  if (kind === 'note') {
    const key = noteKeyOf(person, conversation);
    const before = tab.get(key) ?? '';
    const added = below(before, text, begins);
    tab.set(key, before + added);
    document.dispatchEvent(new CustomEvent('carechat:note', { detail: { key, text: added } })); // it may be on the screen
  } else draftOf(person, conversation).add(text, begins);
}

/** Two texts that met in one draft: the newer one stands above, unless it stands there already. */
function joined(newer, own) {
  if (own.includes(newer.trim())) return own;
  return own.trim() ? `${newer}\n\n${own}` : newer;
}

class Draft extends EventTarget {
  #key;
  #path;
  #saved = null;
  #version = null; // the portal's key of what is saved, the same in every window; none once it was sent
  #known = []; // what the portal may hold: what it showed, and what went there since
  #shown = new Set(); // all that the portal ever showed this page: an older copy of the page may show it once more
  #put = []; // the last that this page itself put there
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

  /** What to begin with: this page's own text, what this device could not save, or what the server has from elsewhere since. */
  begin(server, version) {
    if (this.#saved === null) [this.#saved, this.#version] = [server, version];
    if (this.text === null) {
      const left = this.#left(server);
      this.text = left + this.#takeAdded(left);
      this.#known.push(server);
      if (this.text !== server) this.change(this.text);
    } else if (this.#isNews(server)) this.#meet(server, version);
    this.#shown.add(server);
    return this.text;
  }

  /** Adds to the text; where the portal's is not here yet, it waits for it. */
  add(text, begins) {
    if (this.text !== null) {
      const added = below(this.text, text, begins);
      this.change(this.text + added);
      this.dispatchEvent(new CustomEvent('added', { detail: added }));
      return;
    }
    device.set(`${this.#key}.added`, (device.get(`${this.#key}.added`) ?? '') + (begins ? gap : '') + text);
  }

  /** The text changed. */
  change(text) {
    this.text = text;
    device.set(this.#key, text);
    device.set(`${this.#key}.known`, JSON.stringify(this.#knownNow()));
    this.#say('');
    this.#plan(800);
  }

  /** Under which id it is sent, so that whatever window sends the same draft sends one message; and which draft goes with it. */
  asMessage(text) {
    const version = this.#version ?? undefined;
    return { id: this.#saved?.trim() === text ? version : undefined, draft: version };
  }

  /** The text was sent: what is written next is another message, though it were the same words. */
  sent() {
    this.#version = null;
    this.change('');
    this.#plan(0);
  }

  /** The page goes away: what is not saved goes with its last breath. */
  leave() {
    if (this.text === null || this.text === this.#saved) return;
    const text = this.text;
    call('PUT', this.#path, this.#body(text, true), true).then(a => { if (a.ok && this.text === text) this.#done(text, a.tag); }, () => { });
  }

  /** The draft may have gone out from another window: the copy of it that nobody changed here goes with it. */
  async look() {
    const [text, version] = [this.text, this.#version];
    const isSame = () => !this.#isSaving && this.text === text && this.#saved === text && this.#version === version;
    if (!text?.trim() || !isSame()) return;
    const answer = await call('GET', this.#path).catch(() => null);
    if (answer?.ok && isSame() && answer.data.draft !== text) this.#meet(answer.data.draft, answer.tag);
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
        if (answer.ok || (answer.data?.code === 'DRAFT_NEWER' && this.#isKept(text, answer))) this.#done(text, answer.tag);
        else if (answer.data?.code === 'DRAFT_NEWER') continue;
        else if (!isPassing(answer.status)) break;
      } catch { /* again */ }
      if (this.#saved === text) tries = 0;
      else await pause(backoff(tries));
    }
    this.#isSaving = false;
  }

  /** The portal has another text than this page knew. True where that one stays as it is: nothing replaces no words. */
  #isKept(text, { data: { draft: newer }, tag }) {
    if (!text.trim() || newer === undefined) return true;
    if (!this.#isNews(newer)) this.#known.push(newer); // a text of this page's own that came late
    else this.#meet(newer, tag);
    return false;
  }

  /** True for words that neither stood here nor went from here. */
  #isNews(server) { return !this.#shown.has(server) && !this.#put.includes(server); }

  /** Words from elsewhere: they are taken where this page's own are all saved, else they stand above them. */
  #meet(newer, version) {
    const isSaved = this.text === this.#saved;
    this.#known = [newer];
    this.#shown.add(newer);
    if (isSaved) [this.text, this.#saved, this.#version] = [newer, newer, version];
    else this.change(joined(newer, this.text));
    if (isSaved || newer) this.dispatchEvent(new Event('met'));
  }

  #knownNow() { return this.#known.length > 8 ? [this.#known[0], ...this.#known.slice(-7)] : [...this.#known]; }

  /** A last breath is short: it names the ends of what is known alone. */
  #body(text, isLast = false) {
    const known = this.#knownNow();
    if (known.at(-1) !== text) this.#known.push(text);
    const body = text.trim() ? text : '';
    this.#put = [...this.#put.slice(1 - mostPut), body];
    return { body, was: isLast && known.length > 2 ? [known[0], known.at(-1)] : known };
  }

  /** What this device could not save; not where the portal has something newer, which nothing shall not replace. */
  #left(server) {
    const own = device.get(this.#key);
    if (own === null) return server;
    this.#put.push(own); // the page before may have put it there with its last breath
    const known = JSON.parse(device.get(`${this.#key}.known`) ?? 'null');
    if (known) this.#known.push(...known, own);
    const isNewer = known && server && !known.includes(server) && own !== server;
    return isNewer ? joined(server, own) : own;
  }

  #takeAdded(before) {
    const added = device.get(`${this.#key}.added`) ?? '';
    device.remove(`${this.#key}.added`);
    return !before.trim() && added.startsWith(gap) ? added.slice(gap.length) : added;
  }

  #done(text, version) {
    [this.#saved, this.#version] = [text, text.trim() ? version : null];
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
