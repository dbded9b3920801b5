// The conversation as an element of its own: it works from the first painted page on, before and after its circuit,
// and hands what is being written, read and sent from one copy of the page to the next.
import { outboxOf, resumeAll } from './boxes.js';
import { Composer } from './composer.js';
import { showPending } from './pending.js';
import { showPicture } from './pictures.js';
import { Reader } from './reader.js';
import { watchTakeBack } from './takeback.js';
import './talk.js';
import { wordsBesideFiles } from './transfer.js';

class ChatRoom extends HTMLElement {
  #stop = null;

  /** The circuit's side, once it is there. */
  page = null;
  reader = null;

  /** Puts an entry of the outbox back into the field; false where there is none. */
  rewrite = () => false;

  /** Shows a tab of the field, where there is one. */
  choose = () => { };

  connectedCallback() { queueMicrotask(() => this.#whenWhole(() => this.isConnected && !this.#stop && this.#start())); }

  disconnectedCallback() {
    this.#stop?.();
    this.#stop = null;
  }

  /** The page may still be on its way when the script is there already: the last part to come is the drop field. */
  #whenWhole(work) {
    const isWhole = () => this.querySelector(':scope > [data-drop]');
    if (isWhole()) return work();
    const arriving = new MutationObserver(() => {
      if (!isWhole()) return;
      arriving.disconnect();
      work();
    });
    arriving.observe(this, { childList: true });
  }

  #start() {
    const { conversation, person } = this.dataset;
    const outbox = outboxOf(person, conversation);
    const pending = showPending(this, outbox);
    const reader = this.reader = new Reader(this);
    const composing = this.#compose(outbox);
    this.rewrite = entry => {
      composing.composer?.rewrite(entry);
      return Boolean(composing.composer);
    };
    this.choose = kind => composing.composer?.choose(kind);
    const abort = new AbortController();
    const changes = new MutationObserver(mutations => {
      pending.settle();
      reader.changed();
      if (mutations.some(({ addedNodes }) => [...addedNodes].some(node => node.matches?.('.m.mine')))) composing.composer?.saidHere();
    });
    changes.observe(this.querySelector('[data-list]'), { childList: true });
    changes.observe(this, { attributes: true, attributeFilter: ['data-last', 'data-newer'] });
    watchDrops(this, composing, abort.signal);
    watchTakeBack(this, abort.signal);
    this.addEventListener('click', event => {
      const example = event.target.closest('[data-ask]');
      if (example) {
        outbox.add('message', example.textContent.trim());
        this.querySelector('textarea')?.focus();
        return;
      }
      const link = event.target.closest('[data-picture]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      showPicture(this, link);
    }, { signal: abort.signal });
    resumeAll(person);
    this.#stop = () => {
      changes.disconnect();
      abort.abort();
      pending.stop();
      composing.stop();
      reader.stop();
    };
  }

  /** Follows the composer, which comes and goes with the right to write here. */
  #compose(outbox) {
    let root = null;
    let composer = null;
    const follow = () => {
      const now = this.querySelector(':scope > [data-composer]');
      if (now === root) return;
      composer?.stop();
      root = now;
      composer = now && new Composer(this, outbox);
    };
    const coming = new MutationObserver(follow);
    coming.observe(this, { childList: true });
    follow();
    return {
      get composer() { return composer; },
      stop() {
        coming.disconnect();
        composer?.stop();
      },
    };
  }
}

function watchDrops(room, composing, signal) {
  const cover = room.querySelector('[data-drop]');
  const hasFiles = event => composing.composer?.takesFiles && event.dataTransfer?.types.includes('Files');
  const on = (type, work) => room.addEventListener(type, event => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    work(event);
  }, { signal });
  on('dragenter', () => { cover.hidden = false; });
  on('dragover', () => { });
  on('dragleave', event => { if (!room.contains(event.relatedTarget)) cover.hidden = true; });
  on('drop', event => {
    cover.hidden = true;
    const words = wordsBesideFiles(event.dataTransfer);
    if (words) composing.composer.addText(words);
    else composing.composer.addFiles([...event.dataTransfer.files]);
  });
}

customElements.get('chat-room') ?? customElements.define('chat-room', ChatRoom);

/** The circuit joins the element. */
export function connect(room, page) {
  room.page = page;
  room.reader?.connected();
}
