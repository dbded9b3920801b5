// The field one writes in, its tabs, its files and its keys. Who reads a text is chosen by the tab and its key alone:
// each tab has a field and a tray of its own, and nothing moves from one to the other.
import { call, tab as kept, word } from '../portal.js';
import { whyAsk, ask } from './ask.js';
import { draftOf, noteKeyOf, withEarly } from './draft.js';
import { hasLeftSince, mayTakeFocus, resume, wasLeft } from './focus.js';
import { filesOf } from './transfer.js';
import { Tray } from './tray.js';

const longest = 10000;
const fields = new Map();

export class Composer {
  #room; #root; #outbox; #draft; #key; #noteKey;
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
    this.#key = `${person}.${conversation}`;
    this.#noteKey = noteKeyOf(person, conversation);
    this.#draft = draftOf(person, conversation);
    for (const list of this.#root.querySelectorAll('[data-tray]'))
      this.#trays[list.dataset.tray] = new Tray(list, conversation, `${this.#key}.${list.dataset.tray}`, () => this.#field().focus());
    for (const key of fields.keys()) if (key !== this.#key) fields.delete(key); // that conversation was left
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
  addText(text) {
    const field = this.#field();
    field.focus();
    if (document.execCommand('insertText', false, text)) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

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
    fields.set(this.#key, { ...this.#position(), at: performance.now() });
    this.#draft.leave();
    for (const tray of Object.values(this.#trays)) tray.stop();
    this.#abort.abort();
  }

  /** Where the cursor is, also a moment after the field was taken off the page. */
  #position() {
    const field = this.#field();
    const hasFocus = document.activeElement === field || (performance.now() - this.#leftAt < 200 && !wasLeft(this.#leftAt));
    return { kind: this.#kind, hasFocus, start: field.selectionStart, end: field.selectionEnd };
  }

  #field(kind = this.#kind) { return this.#root.querySelector(`[data-text="${kind}"]`); }

  #focusKey() { return `carechat.focus.${this.#key}`; }

  #fill() {
    const message = this.#field('message');
    const saved = this.#draft.begin(this.#root.dataset.draft);
    const text = withEarly(saved, this.#early(message)); // what was typed before this script was there goes on where the draft ends
    message.value = text;
    const hasEarly = text !== saved;
    if (hasEarly) this.#draft.change(text);
    const note = this.#field('note');
    if (note) note.value = withEarly(kept.get(this.#noteKey) ?? '', this.#early(note));
    const left = fields.get(this.#key);
    const before = left ? { ...left, hasFocus: left.hasFocus && performance.now() - left.at < 5000 && !hasLeftSince(left.at) } : JSON.parse(kept.get(this.#focusKey()) ?? 'null');
    fields.delete(this.#key);
    kept.remove(this.#focusKey());
    if (before?.kind === 'note' && note) this.#select('note', before.hasFocus);
    if (before?.hasFocus && mayTakeFocus(this.#field())) {
      resume(this.#field());
      if (!hasEarly) this.#field().setSelectionRange(before.start, before.end);
    }
    for (const field of this.#root.querySelectorAll('textarea')) grow(field);
  }

  /** What stands in a field that this script did not put there, or stood in the copy before. */
  #early(field) {
    const name = `${this.#room.dataset.conversation}.${field.dataset.text}`;
    const early = field.value || window.carechatEarly?.[name];
    delete window.carechatEarly?.[name];
    if (early && document.activeElement === document.body) field.focus({ preventScroll: true });
    return early;
  }

  #listen() {
    const { signal } = this.#abort;
    const on = (target, type, work) => target.addEventListener(type, work, { signal });
    for (const field of this.#root.querySelectorAll('textarea')) {
      on(field, 'input', () => this.#typed(field));
      on(field, 'keydown', event => this.#pressed(event));
      on(field, 'blur', () => { this.#leftAt = performance.now(); });
      on(field, 'paste', event => {
        const files = filesOf(event.clipboardData);
        if (files.length === 0 || !this.takesFiles) return;
        event.preventDefault();
        this.addFiles(files);
      });
    }
    on(this.#root.querySelector('[data-send]'), 'click', () => this.#trySend());
    const picker = this.#root.querySelector('[data-files]');
    if (picker) {
      on(this.#root.querySelector('[data-attach]'), 'click', () => picker.click());
      on(picker, 'change', () => { this.addFiles(picker.files); picker.value = ''; });
    }
    for (const tab of this.#root.querySelectorAll('[data-tab]')) {
      on(tab, 'click', () => this.#select(tab.dataset.tab, true));
      on(tab, 'keydown', event => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        const kind = this.#kind === 'note' ? 'message' : 'note';
        this.#select(kind);
        this.#root.querySelector(`[data-tab="${kind}"]`).focus();
      });
    }
    on(this.#draft, 'change', () => this.#hint());
    on(this.#draft, 'added', ({ detail }) => append(this.#field('message'), detail));
    on(document, 'carechat:note', ({ detail }) => { if (detail.key === this.#noteKey) append(this.#field('note'), detail.text); });
    on(document, 'visibilitychange', () => { if (document.hidden) this.#draft.leave(); });
    on(window, 'pagehide', () => {
      this.#draft.leave();
      const left = this.#position();
      left.hasFocus &&= window.carechatRenews === true; // who goes away and comes back begins with a key, not in a field
      if (this.#kind === 'note' || left.hasFocus) kept.set(this.#focusKey(), JSON.stringify(left));
    });
    on(window, 'online', () => this.#hint());
    on(window, 'offline', () => this.#hint());
  }

  /** Remembers which conversation was on the screen when its first letter was typed. */
  #begin(kind) {
    const name = this.#room.parentElement?.querySelector('#conversation-name');
    this.#begun[kind] ??= name?.dataset.conversation ?? this.#room.dataset.conversation;
  }

  #typed(field) {
    grow(field);
    this.#trouble = '';
    this.#begin(field.dataset.text);
    if (field.dataset.text === 'note') return kept.set(this.#noteKey, field.value);
    this.#draft.change(field.value);
    this.#hint();
    const now = Date.now();
    if (!field.value.trim() || now - this.#typedAt < 3000) return;
    this.#typedAt = now;
    call('POST', `/portal/conversations/${this.#room.dataset.conversation}/typing`).catch(() => { });
  }

  #pressed(event) {
    if (event.key !== 'Enter' || event.isComposing || event.shiftKey || event.altKey) return;
    const isTouch = matchMedia('(pointer: coarse) and (hover: none)').matches;
    const sendsWithEnter = this.#root.dataset.sends === 'enter' && !isTouch;
    if (!sendsWithEnter && !event.ctrlKey && !event.metaKey) return;
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
    if (text.length > longest) return this.#hint();
    if (!text && tray.isEmpty) return field.focus();
    const reason = kind === 'message' ? whyAsk(this.#room, this.#root, text) : null;
    const isConfirmed = reason !== null && agreed?.reason === reason && agreed.text === text; // a yes counts for what was asked alone
    if (reason && !isConfirmed) return ask(this.#room, reason, () => this.#trySend({ reason, text }), () => field.focus());
    const files = tray.ready;
    const shown = this.#begun[kind] ?? this.#room.dataset.conversation;
    this.#outbox.add(kind, text, files, { shown, isConfirmed }); // before anything is emptied
    field.value = '';
    tray.release(files);
    delete this.#begun[kind];
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

  #select(kind, takesFocus = false) {
    this.#kind = kind;
    this.#root.classList.toggle('noting', kind === 'note');
    for (const tab of this.#root.querySelectorAll('[data-tab]')) {
      tab.setAttribute('aria-selected', String(tab.dataset.tab === kind));
      tab.tabIndex = tab.dataset.tab === kind ? 0 : -1;
    }
    for (const pane of this.#root.querySelectorAll('[data-pane]')) pane.hidden = pane.dataset.pane !== kind;
    this.#root.querySelector('[data-send]').setAttribute('aria-label', kind === 'note' ? 'Save note' : 'Send'); // the care team's alone: patients have no tabs
    grow(this.#field());
    if (takesFocus) this.#field().focus();
  }

  #hint() {
    const left = longest - this.#field().value.length;
    const text = this.#trouble ? this.#trouble
      : left < 0 ? word('too-long', -left)
      : left < 500 ? word('left', left)
      : !navigator.onLine ? word('offline')
      : this.#draft.state;
    const hint = this.#root.querySelector('[data-hint]');
    hint.classList.toggle('wrong', left < 0 || this.#trouble !== '');
    this.#root.classList.toggle('away', !navigator.onLine);
    if (hint.textContent !== text) hint.textContent = text;
  }
}

/** Puts text below what stands in a field, wherever its cursor is. */
function append(field, text) {
  field.setRangeText(text, field.value.length, field.value.length, 'preserve');
  grow(field);
}

function grow(field) {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
