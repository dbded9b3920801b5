// The files that wait above the field for the message to be sent: a card each, on their way already. Those that are there
// outlast a reload; those that were not are named after it. They are kept for whoever added them until that one signs out.
import { element, icon, sizeWords, tab, word } from '../portal.js';
import { say } from './notice.js';
import { Upload } from './upload.js';

const cross = 'M6 6l12 12M18 6 6 18';
const paper = 'M14 3H6v18h12V7zM14 3v4h4';
const kept = new Map();
const store = 'carechat.tray.';
let isOver = false; // its person has signed out
document.addEventListener('carechat:signed-out', () => { isOver = true; });

export class Tray {
  #list; #conversation; #name; #removed;
  #uploads;
  #abort = new AbortController();

  /** Shows the files a person added in a conversation, those of the page before this one included; the name begins with the person. */
  constructor(list, conversation, name, removed) {
    [this.#list, this.#conversation, this.#name, this.#removed] = [list, conversation, `${store}${name}`, removed];
    forgetOthers(name.split('.')[0]);
    if (!kept.has(name)) kept.set(name, this.#restore());
    this.#uploads = kept.get(name);
    for (const upload of this.#uploads) this.#watch(upload);
    this.#draw();
  }

  /** True where files stand here, those that cannot be sent included. */
  get hasFiles() { return this.#uploads.length > 0; }

  /** True where there is nothing to send; what cannot be sent does not count. */
  get isEmpty() { return !this.#uploads.some(canGo); }

  add(files) {
    for (const file of files) {
      const upload = new Upload(this.#conversation, file);
      upload.addEventListener('change', () => this.#keep()); // also while another conversation is on the screen
      this.#watch(upload);
      this.#uploads.push(upload);
    }
    this.#draw();
  }

  /** What can be sent. */
  get ready() { return this.#uploads.filter(canGo); }

  /** Lets go of what was handed over; what cannot be sent stays, with its reason. */
  release(gone) {
    this.#uploads.splice(0, this.#uploads.length, ...this.#uploads.filter(u => !gone.includes(u)));
    this.#draw();
  }

  /** Takes a file back that was handed over and did not go. */
  takeBack(upload) {
    this.#watch(upload);
    this.#uploads.push(upload);
    this.#draw();
  }

  stop() { this.#abort.abort(); }

  #watch(upload) { upload.addEventListener('change', () => this.#draw(), { signal: this.#abort.signal }); }

  /** Keeps in this tab what is there already, and the names of what is not. */
  #keep() {
    if (isOver) return;
    const files = this.#uploads.map(({ state, result, file: { name, size, type } }) =>
      ({ name, size, type, id: state === 'done' ? result.id : null }));
    if (files.length > 0) tab.set(this.#name, JSON.stringify(files));
    else tab.remove(this.#name);
  }

  #restore() {
    const files = JSON.parse(tab.get(this.#name) ?? '[]');
    const lost = files.filter(file => !file.id).map(file => file.name);
    if (lost.length > 0) say(word('file-lost', lost.join(', ')), this.#conversation);
    return files.filter(file => file.id).map(({ id, ...file }) => new Upload(this.#conversation, file, { id }));
  }

  #draw() {
    this.#keep();
    this.#list.hidden = this.#uploads.length === 0;
    this.#list.replaceChildren(...this.#uploads.map(upload => this.#card(upload)));
  }

  #card(upload) {
    const bar = element('progress', { max: 1, value: upload.progress, 'aria-label': word('file-sending', upload.file.name) });
    upload.addEventListener('progress', () => { bar.value = upload.progress; }, { signal: this.#abort.signal });
    const hasFailed = upload.state === 'failed';
    return element('li', { class: hasFailed ? 'card wrong' : 'card' },
      upload.preview ? element('img', { src: upload.preview, alt: '', width: 44, height: 44 }) : icon(paper),
      element('span', { class: 'name' }, upload.file.name),
      element('small', { role: 'status' }, hasFailed ? upload.why : sizeWords(upload.file.size)),
      upload.state === 'sending' ? bar : null,
      hasFailed && upload.canRetry ? element('button', { type: 'button', onclick: () => upload.start() }, word('again')) : null,
      element('button', { type: 'button', class: 'remove', 'aria-label': word('file-remove', upload.file.name), onclick: () => this.#remove(upload) }, icon(cross)));
  }

  #remove(upload) {
    upload.cancel();
    upload.forget();
    this.#uploads.splice(this.#uploads.indexOf(upload), 1);
    this.#draw();
    this.#removed();
  }
}

/** Somebody else was here before, and did not sign out. */
function forgetOthers(person) {
  for (const key of tab.keys()) if (key.startsWith(store) && !key.startsWith(`${store}${person}.`)) tab.remove(key);
}

const canGo = upload => upload.state === 'sending' || upload.state === 'done';
