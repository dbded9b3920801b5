// The field one writes in, its tabs, its files and its keys.
import { call, tab as kept, word } from '../portal.js';
import { draftOf } from './draft.js';
import { filesOf } from './transfer.js';
import { Tray } from './tray.js';

const longest = 10000;
const fields = new Map();

export class Composer {
  #room; #root; #outbox; #draft; #tray; #key;
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
    this.#draft = draftOf(person, conversation);
    this.#tray = new Tray(this.#root.querySelector('[data-tray]'), conversation, this.#key, () => this.#field().focus());
    this.#fill();
    this.#listen();
    this.#hint();
  }

  /** False in a talk with the assistant. */
  get takesFiles() { return this.#root.querySelector('[data-attach]') !== null; }

  /** Adds files to send. */
  addFiles(files) {
    if (this.#kind !== 'message') this.#select('message');
    this.#tray.add(files);
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
    if (upload) this.#tray.takeBack(upload);
    field.focus();
  }

  /** Leaves text, tray and cursor to the next copy of the page. */
  stop() {
    fields.set(this.#key, { ...this.#position(), at: performance.now() });
    this.#draft.leave();
    this.#tray.stop();
    this.#abort.abort();
  }

  /** Where the cursor is, also a moment after the field was taken off the page. */
  #position() {
    const field = this.#field();
    const hasFocus = document.activeElement === field || performance.now() - this.#leftAt < 200;
    return { kind: this.#kind, hasFocus, start: field.selectionStart, end: field.selectionEnd };
  }

  #field(kind = this.#kind) { return this.#root.querySelector(`[data-text="${kind}"]`); }

  #focusKey() { return `carechat.focus.${this.#key}`; }

  #noteKey() { return `carechat.note.${this.#key}`; }

  #fill() {
    const message = this.#field('message');
    const early = message.value; // typed before this script was there
    message.value = this.#draft.begin(this.#root.dataset.draft);
    if (early && early !== message.value) this.#draft.change(message.value = early);
    const note = this.#field('note');
    if (note) note.value = kept.get(this.#noteKey()) ?? '';
    const left = fields.get(this.#key);
    const before = left && performance.now() - left.at < 1000 ? left : JSON.parse(kept.get(this.#focusKey()) ?? 'null');
    fields.delete(this.#key);
    kept.remove(this.#focusKey());
    if (before?.kind === 'note' && note) this.#select('note', before.hasFocus);
    if (before?.hasFocus) {
      this.#field().focus({ preventScroll: true });
      this.#field().setSelectionRange(before.start, before.end);
    }
    for (const field of this.#root.querySelectorAll('textarea')) grow(field);
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
    on(document, 'visibilitychange', () => { if (document.hidden) this.#draft.leave(); });
    on(window, 'pagehide', () => {
      this.#draft.leave();
      if (document.activeElement === this.#field()) kept.set(this.#focusKey(), JSON.stringify(this.#position()));
    });
    on(window, 'online', () => this.#hint());
    on(window, 'offline', () => this.#hint());
  }

  #typed(field) {
    grow(field);
    this.#trouble = '';
    if (field.dataset.text === 'note') return kept.set(this.#noteKey(), field.value);
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
    if (isTouch && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.#trySend();
  }

  /** Sends, or says that it could not: text and files are then where they were. */
  #trySend() {
    try {
      this.#trouble = '';
      this.#send();
    } catch (failure) {
      this.#trouble = word('send-failed');
      this.#hint();
      reportError(failure);
    }
  }

  #send() {
    const field = this.#field();
    const text = field.value.trim();
    if (text.length > longest) return this.#hint();
    if (this.#kind === 'note') {
      if (text) this.#outbox.add('note', text);
      field.value = '';
      kept.remove(this.#noteKey());
    } else {
      if (!text && this.#tray.isEmpty) return field.focus();
      const files = this.#tray.ready;
      this.#outbox.add('message', text, files); // before anything is emptied
      field.value = '';
      this.#tray.release(files);
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
    this.#root.querySelector('[data-attach]').hidden = kind === 'note';
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

function grow(field) {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
