// The field one writes in, its tabs, its files and its keys. Who reads a text is chosen by the tab and its key alone:
// each tab has a field and a tray of its own, and nothing moves from one to the other.
import { call, tab as kept, word } from '../portal.js';
import { whyAsk, ask } from './ask.js';
import { whomToCall } from './danger.js';
import { draftOf, noteKeyOf } from './draft.js';
import { findEarly, letGo, takeTab, withEarly } from './early.js';
import { append, fillAbove, grow, insert } from './field.js';
import { isLeft, mayTakeFocus, resume } from './focus.js';
import { showHint } from './hint.js';
import { goneOn, say } from './notice.js';
import { keepPlace, leavePlace, takePlace } from './place.js';
import { showPane, watchTabs } from './tabs.js';
import { filesOf } from './transfer.js';
import { Tray } from './tray.js';

const longest = 10000;

export class Composer {
  #room; #root; #outbox; #draft; #key; #noteKey; #conversation;
  #trays = {};
  #begun = {};
  #kind = 'message';
  #typedAt = 0;
  #leftAt = -1000;
  #trouble = '';
  #abort = new AbortController();

  constructor(room, outbox) {
    this.#room = room;
    this.#outbox = outbox;
    this.#root = room.querySelector('[data-composer]');
    const { conversation, person } = room.dataset;
    this.#conversation = conversation;
    this.#key = `${person}.${conversation}`;
    this.#noteKey = noteKeyOf(person, conversation);
    this.#draft = draftOf(person, conversation);
    for (const list of this.#root.querySelectorAll('[data-tray]'))
      this.#trays[list.dataset.tray] = new Tray(list, conversation, `${this.#key}.${list.dataset.tray}`, () => this.#field().focus());
    this.#fill();
    this.#listen();
    this.#hint();
  }

  /** False in a talk with the assistant. */
  get takesFiles() { return this.#root.querySelector('[data-attach]') !== null; }

  /** Adds files to what is being written: to the reply or to the note, as the tab stands. */
  addFiles(files) {
    this.#begin(this.#kind);
    this.#trays[this.#kind].add(files);
    this.#field().focus();
  }

  /** Adds words where the cursor is. */
  addText(text) { insert(this.#field(), text); }

  /** Shows a tab; the focus stays where it is. */
  choose(kind) {
    this.#select(kind);
    this.#hint();
  }

  /** A message of this person stands in the list: it may be what still stands here, sent from another window. */
  saidHere() { this.#draft.look(); }

  /** Takes back what did not go, above what is being written. */
  rewrite({ kind, body, upload }) {
    if (kind !== this.#kind) this.#select(kind);
    const field = this.#field();
    field.value = field.value ? `${body}\n\n${field.value}` : body;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    if (upload) this.#trays[kind].takeBack(upload);
    field.focus();
  }

  /** Leaves text, tray and cursor to the next copy of the page. */
  stop() {
    leavePlace(this.#key, this.#position());
    this.#draft.leave();
    for (const tray of Object.values(this.#trays)) tray.stop();
    this.#abort.abort();
  }

  /** Where the cursor is, also a moment after the field was taken off the page. */
  #position() {
    const field = this.#field();
    const hasFocus = document.activeElement === field || performance.now() - this.#leftAt < 200;
    return { kind: this.#kind, hasFocus, start: field.selectionStart, end: field.selectionEnd };
  }

  #field(kind = this.#kind) { return this.#root.querySelector(`[data-text="${kind}"]`); }

  #fill() {
    const message = this.#field('message');
    const { draft: server, draftKey } = this.#root.dataset;
    const saved = this.#draft.begin(server, draftKey ?? null);
    if (saved !== server) this.#draft.look(); // what is kept here may have gone out elsewhere since
    const text = withEarly(saved, findEarly(message)); // it goes on where the draft ends
    message.value = text;
    const hasEarly = text !== saved;
    if (hasEarly) this.#draft.change(text);
    letGo(message);
    const note = this.#field('note');
    if (note) this.#fillNote(note);
    const before = takePlace(this.#key);
    const chosen = takeTab(this.#conversation, before?.at ?? -Infinity); // what was left since says what was chosen last
    if (chosen && note) this.#select(chosen, document.activeElement === this.#field(chosen) || document.activeElement === document.body);
    else if (before?.kind === 'note' && note) {
      if (hasEarly) say(word('early-reply'), this.#conversation); // those words stay where their writer saw them
      else this.#select('note');
    }
    if (before?.hasFocus && before.kind === this.#kind && mayTakeFocus(this.#field())) { // never into the field of another reader
      resume(this.#field());
      if (!hasEarly) this.#field().setSelectionRange(before.start, before.end);
    }
    for (const field of this.#root.querySelectorAll('textarea')) {
      grow(field);
      this.#recall(field);
    }
  }

  #begunKey(kind) { return `carechat.begun.${this.#key}.${kind}`; }

  /** What was begun with another conversation on the screen is so still, when its writer comes back to it. */
  #recall(field) {
    const { text: kind } = field.dataset;
    const begun = kept.get(this.#begunKey(kind));
    if (!begun) return;
    if (!field.value.trim()) return kept.remove(this.#begunKey(kind));
    field.dataset.begun = begun;
    this.#begin(kind);
  }

  #fillNote(note) {
    const saved = kept.get(this.#noteKey) ?? '';
    note.value = withEarly(saved, findEarly(note));
    if (note.value !== saved) kept.set(this.#noteKey, note.value);
    letGo(note);
  }

  #listen() {
    const { signal } = this.#abort;
    for (const field of this.#root.querySelectorAll('textarea')) this.#listenTo(field, signal);
    const on = (target, type, work) => target?.addEventListener(type, work, { signal });
    const picker = this.#root.querySelector('[data-files]');
    on(this.#root.querySelector('[data-send]'), 'click', () => this.#trySend());
    on(this.#root.querySelector('[data-attach]'), 'click', () => picker.click());
    on(picker, 'change', () => { this.addFiles(picker.files); picker.value = ''; });
    watchTabs(this.#root, signal, (kind, takesFocus) => {
      goneOn(this.#conversation, true);
      this.#select(kind, takesFocus);
      this.#hint();
    });
    on(document, 'visibilitychange', () => { if (document.hidden) this.#draft.leave(); });
    on(window, 'pagehide', () => this.#leave());
    this.#listenToOthers(on);
  }

  #listenTo(field, signal) {
    const on = (type, work) => field.addEventListener(type, work, { signal });
    on('input', () => this.#typed(field));
    on('keydown', event => this.#pressed(event));
    on('blur', () => { this.#leftAt = isLeft() ? -1000 : performance.now(); });
    on('paste', event => {
      const files = filesOf(event.clipboardData);
      if (files.length === 0 || !this.takesFiles) return;
      event.preventDefault();
      this.addFiles(files);
    });
  }

  /** To the draft, to other scripts, and to the line. */
  #listenToOthers(on) {
    const hint = () => this.#hint();
    on(this.#draft, 'change', hint);
    on(this.#outbox, 'change', hint);
    on(this.#draft, 'added', ({ detail }) => {
      append(this.#field('message'), detail);
      hint();
    });
    on(this.#draft, 'met', () => {
      fillAbove(this.#field('message'), this.#draft.text);
      this.#mark();
      say(word(this.#draft.text ? 'draft-newer' : 'draft-gone'), this.#conversation);
    });
    on(document, 'carechat:note', ({ detail }) => {
      if (detail.key !== this.#noteKey) return;
      append(this.#field('note'), detail.text);
      hint();
    });
    on(document, 'carechat:said', event => {
      event.preventDefault();
      hint();
    });
    on(window, 'online', hint);
    on(window, 'offline', hint);
  }

  /** The page goes away, and may come anew. */
  #leave() {
    this.#draft.leave();
    const left = this.#position();
    left.hasFocus &&= window.carechatRenews === true; // who goes away and comes back begins with a key, not in a field
    if (this.#kind === 'note' || left.hasFocus) keepPlace(this.#key, left);
  }

  #name() { return this.#room.parentElement?.querySelector('#conversation-name'); }

  /** What is written next is begun anew. */
  #end(kind) {
    delete this.#begun[kind];
    delete this.#field(kind).dataset.begun;
    kept.remove(this.#begunKey(kind));
  }

  /** Remembers which conversation was on the screen when its first letter was typed. */
  #begin(kind) {
    const { begun } = this.#field(kind).dataset;
    this.#begun[kind] ??= begun ?? this.#name()?.dataset.conversation ?? this.#conversation;
    if (begun !== undefined) kept.set(this.#begunKey(kind), begun);
  }

  #typed(field) {
    grow(field);
    this.#trouble = '';
    if (field.value) this.#begin(field.dataset.text);
    else this.#end(field.dataset.text);
    goneOn(this.#conversation);
    if (field.dataset.text === 'note') kept.set(this.#noteKey, field.value);
    else this.#draft.change(field.value);
    this.#hint();
    if (field.dataset.text !== 'note') this.#tellTyping(field);
  }

  #tellTyping(field) {
    const now = Date.now();
    if (!field.value.trim() || now - this.#typedAt < 3000) return;
    this.#typedAt = now;
    call('POST', `/portal/conversations/${this.#conversation}/typing`).catch(() => { });
  }

  #pressed(event) {
    if (!window.carechatEarly.sends(event, this.#root)) return;
    event.preventDefault();
    if (!event.repeat) this.#trySend();
  }

  /** Sends, or says that it could not: text and files are then where they were. */
  #trySend(agreed = null) {
    try {
      this.#trouble = '';
      this.#send(agreed);
    } catch (failure) {
      this.#trouble = word('send-failed');
      this.#hint();
      reportError(failure);
    }
  }

  #send(agreed) {
    const kind = this.#kind;
    const [field, tray] = [this.#field(), this.#trays[kind]];
    const text = field.value.trim();
    if (text.length > longest) return this.#tooLong(text, field);
    if (!text && tray.isEmpty) return field.focus();
    const isBefore = field.dataset.begun !== undefined && this.#begun[kind] === field.dataset.begun;
    const draftReason = kind === 'message' ? whyAsk(this.#room, this.#root, text) : null;
    const reason = [isBefore && word('begun-before', this.#name()?.textContent ?? ''), draftReason].filter(why => why).join('. ');
    const isAgreed = reason !== '' && agreed?.reason === reason && agreed.text === text; // a yes counts for what was asked alone
    if (reason && !isAgreed) return ask(this.#room, kind, reason, () => this.#trySend({ reason, text }), () => field.focus());
    const isConfirmed = isAgreed && draftReason !== null;
    const files = tray.ready;
    const shown = isBefore ? this.#conversation : this.#begun[kind] ?? this.#conversation;
    const draft = kind === 'message' && files.length === 0 ? this.#draft.asMessage(text) : {};
    this.#outbox.add(kind, text, files, { shown, isConfirmed, ...draft }); // before anything is emptied
    field.value = '';
    tray.release(files);
    this.#end(kind);
    goneOn(this.#conversation, true);
    if (kind === 'note') kept.remove(this.#noteKey);
    else {
      this.#typedAt = 0;
      this.#draft.sent();
    }
    grow(field);
    field.focus();
    this.#hint();
    this.#room.reader.toEnd();
  }

  /** It does not go, but whom to call is said of it. */
  async #tooLong(text, field) {
    this.#hint();
    const emergency = this.#kind === 'message' ? await whomToCall(text) : null;
    if (!emergency || field.value.trim() !== text) return;
    this.#trouble = emergency;
    this.#hint();
  }

  #select(kind, takesFocus = false) {
    this.#kind = kind;
    showPane(this.#root, kind);
    grow(this.#field());
    if (takesFocus) this.#field().focus();
  }

  /** Marks the tab that is not shown where something unsent stands on it. */
  #mark() {
    for (const mark of this.#root.querySelectorAll('[data-unsent]')) {
      const kind = mark.dataset.unsent;
      mark.hidden = kind === this.#kind || !(this.#field(kind).value.trim() || this.#trays[kind].hasFiles);
    }
  }

  #hint() {
    this.#mark();
    const left = longest - this.#field().value.length;
    showHint(this.#root, this.#conversation, { trouble: this.#trouble, left, state: this.#draft.state, isWaiting: this.#outbox.isWaiting });
  }
}
