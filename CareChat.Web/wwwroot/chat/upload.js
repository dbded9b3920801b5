// A file on its way: a small picture of it made here, sent by plain HTTP with its progress, tried again when the line drops.
import { backoff, headers, isOfPage, isPassing, pause, why, word } from '../portal.js';

const mostBytes = 25 * 1024 * 1024;
const thumbnailEdge = 640;
const longestStall = 20000; // while it goes out
const longestCheck = 90000; // once all of it is there, and looked at
const inPage = window.carechatFiles ??= new Set(); // what this page alone holds (app.js)
const shownTypes = /^image\/(jpeg|png|gif|webp|heic|heif|avif)$/;

export class Upload extends EventTarget {
  #path;
  #request = null;
  #settled;
  #settle;

  /** sending, done, failed or cancelled. */
  state = 'sending';
  progress = 0;
  why = '';
  result = null;
  preview = null;

  /** Sends a file; or stands for one that is there already, of which the result is known. */
  constructor(conversation, file, result = null) {
    super();
    this.file = file;
    this.#path = `/portal/conversations/${conversation}/files`;
    if (result) [this.result, this.state, this.#settled] = [result, 'done', Promise.resolve()];
    else this.start();
  }

  /** True where it is a picture the browser can most likely show. */
  get isPicture() { return shownTypes.test(this.file.type); }

  /** True where the line was the trouble. */
  get canRetry() { return this.state === 'failed' && this.why === word('no-connection'); }

  /** Begins, or begins again. */
  start() {
    this.#settled = new Promise(resolve => { this.#settle = resolve; });
    this.#set('sending', '');
    this.#run();
  }

  /** Ends when the file is there, or cannot be. */
  settled() { return this.#settled; }

  /** Stops it. */
  cancel() {
    if (this.state === 'done') return;
    this.#set('cancelled', word('cancelled'));
    this.#request?.abort();
    this.#settle();
  }

  /** Lets go of the preview. */
  forget() {
    inPage.delete(this);
    if (this.preview) URL.revokeObjectURL(this.preview);
  }

  async #run() {
    if (this.file.size > mostBytes) return this.#end('failed', word('file-large'));
    if (this.file.size === 0) return this.#end('failed', word('file-empty'));
    if (this.isPicture) await this.#preview();
    for (let tries = 0; this.state === 'sending'; tries++) {
      const { status, problem } = await this.#post();
      if (this.state !== 'sending') return;
      if (status === 201) {
        this.result = problem;
        return this.#end('done', '');
      }
      if (status !== 0 && !isPassing(status)) return this.#end('failed', reason(status, problem, this.file));
      if (tries >= 6) return this.#end('failed', word('no-connection'));
      await pause(backoff(tries));
    }
  }

  #post() {
    const form = new FormData();
    form.append('file', this.file, this.file.name);
    return new Promise(resolve => {
      const request = this.#request = new XMLHttpRequest();
      request.open('POST', this.#path);
      for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
      const stop = this.#watch(request);
      request.onloadend = () => {
        stop();
        let problem = null;
        try { problem = JSON.parse(request.responseText); } catch { /* not ours */ }
        resolve({ status: request.status, problem });
      };
      request.send(form);
    });
  }

  /** Follows a request, and gives it up where nothing of it moves any more; what comes back ends that. */
  #watch(request) {
    let stall = 0;
    const wait = ms => {
      clearTimeout(stall);
      stall = setTimeout(() => request.abort(), ms);
    };
    request.upload.onprogress = event => {
      wait(longestStall);
      if (event.lengthComputable) this.#move(event.loaded / event.total);
    };
    request.upload.onload = () => wait(longestCheck);
    wait(longestStall);
    return () => clearTimeout(stall);
  }

  /** A small picture for the tray; the one that pages show is made by the server. */
  async #preview() {
    try {
      const image = await createImageBitmap(this.file, { imageOrientation: 'from-image' });
      this.width = image.width;
      this.height = image.height;
      const scale = Math.min(1, thumbnailEdge / Math.max(image.width, image.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(image.width * scale));
      canvas.height = Math.max(1, Math.round(image.height * scale));
      const paper = canvas.getContext('2d');
      paper.fillStyle = '#fff'; // what is clear in a PNG would come out black
      paper.fillRect(0, 0, canvas.width, canvas.height);
      paper.drawImage(image, 0, 0, canvas.width, canvas.height);
      image.close();
      const small = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.8));
      this.preview = URL.createObjectURL(small);
      this.dispatchEvent(new Event('change'));
    } catch {
      // a picture this browser cannot read: it goes without a preview in the tray
    }
  }

  #move(progress) {
    this.progress = progress;
    this.dispatchEvent(new Event('progress'));
  }

  #set(state, reason) {
    this.state = state;
    this.why = reason;
    if (state === 'sending' || this.canRetry) inPage.add(this);
    else inPage.delete(this);
    this.dispatchEvent(new Event('change'));
  }

  #end(state, reason) {
    this.#set(state, reason);
    this.#settle();
  }
}

function reason(status, problem, { name, size }) {
  if (isOfPage(status, problem)) return why(status, problem);
  if (status === 413) return word(size > mostBytes ? 'file-large' : 'file-pixels');
  if (status === 415 || status === 400) return word(kindOf(name));
  return why(status, problem);
}

/** What is to be said of a file that was not taken, by what its name says it is. */
const kindOf = name => /\.(txt|text|md|csv|log)$/i.test(name) ? 'file-text' : /\.(jpe?g|png|gif|webp|hei[cf]|avif)$/i.test(name) ? 'file-picture' : 'file-kind';
