// The scroll position, paging, reading and announcing. What stands at the top of the view stays there, whatever is
// loaded above it; who is at the end stays at the end; who reads in the past is told of what is new and not moved.
import { answered, call, word } from '../portal.js';
import { Edges } from './edges.js';

/** Where the copy of the page that was just replaced stood. */
const places = new Map();
const handOver = 1000;
const nearEnd = 64;

export class Reader {
  #room; #scroller; #rows; #list; #pill; #announcer; #key; #edges; #sizes;
  #isAtEnd = true;
  #height = 0;
  #anchor = null;
  #reported;
  #announced;
  #seen;
  #timers = {};
  #abort = new AbortController();

  constructor(room) {
    this.#room = room;
    const find = name => room.querySelector(`[data-${name}]`);
    [this.#scroller, this.#rows, this.#list, this.#pill, this.#announcer] = ['scroller', 'rows', 'list', 'newest', 'announce'].map(find);
    this.#key = room.dataset.conversation;
    this.#edges = new Edges(room, this.#scroller, this.#rows);
    this.#reported = Number(room.dataset.read);
    this.#announced = this.#placeBefore()?.announced ?? this.#lastNumber();
    this.#seen = this.#newest();
    this.#open();
    this.#watch();
  }

  /** Called when the stored messages changed, before they are painted. */
  changed() {
    this.#hold();
    this.#announce();
    this.#showPill();
    this.#plan('read', () => this.#read(), 300);
    this.#edges.look();
  }

  /** Goes to the end: the reader's own message was sent, or they asked for it. */
  async toEnd(isSmooth = false) {
    if (this.#room.dataset.newer !== undefined && this.#room.page) await answered(this.#room.page.invokeMethodAsync('NewestAsync'));
    this.#isAtEnd = true;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches || this.#scroller.scrollHeight - this.#scroller.scrollTop > 3 * this.#scroller.clientHeight;
    this.#scroller.scrollTo({ top: this.#scroller.scrollHeight, behavior: isSmooth && !calm ? 'smooth' : 'instant' });
    this.#seen = this.#newest();
    this.#showPill();
  }

  /** The circuit is there: pages can be loaded. */
  connected() { this.#edges.look(); }

  stop() {
    places.set(this.#placeKey(), { at: performance.now(), isAtEnd: this.#isAtEnd, anchor: this.#anchor && { number: this.#anchor.row.dataset.number, top: this.#anchor.top }, announced: this.#announced });
    this.#abort.abort();
    this.#sizes.disconnect();
    this.#edges.stop();
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
  }

  #placeKey() { return `${this.#key}:${this.#room.dataset.hit ?? ''}`; }

  #placeBefore() {
    const place = places.get(this.#placeKey());
    return place && performance.now() - place.at < handOver ? place : undefined;
  }

  #open() {
    const place = this.#placeBefore();
    places.delete(this.#placeKey());
    const hit = this.#list.querySelector('.hit');
    const old = place?.anchor && this.#list.querySelector(`[data-number="${place.anchor.number}"]`);
    const unread = this.#list.querySelector('[data-unread]');
    const view = this.#scroller;
    const top = row => row.getBoundingClientRect().top - view.getBoundingClientRect().top;
    if (old && !place.isAtEnd) view.scrollTop += top(old) - place.anchor.top;
    else if (hit && !place) view.scrollTop += top(hit) - view.clientHeight / 3;
    else if (unread && !place) view.scrollTop += top(unread) - 16;
    else view.scrollTop = view.scrollHeight;
    this.#note();
  }

  #watch() {
    const { signal } = this.#abort;
    this.#scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true, signal });
    this.#pill.addEventListener('click', () => { this.toEnd(true); this.#scroller.focus({ preventScroll: true }); }, { signal });
    const look = () => this.#plan('read', () => this.#read(), 300);
    addEventListener('focus', look, { signal });
    document.addEventListener('visibilitychange', look, { signal });
    this.#sizes = new ResizeObserver(() => this.#hold());
    this.#sizes.observe(this.#rows);
    this.#sizes.observe(this.#scroller);
    this.#edges.look();
    look();
  }

  #scrolled() {
    if (this.#scroller.clientHeight === this.#height) this.#note();
    else this.#hold(); // the field below has grown or shrunk: that is not the reader's doing
    if (this.#isAtEnd) this.#seen = this.#newest();
    this.#showPill();
    this.#plan('read', () => this.#read(), 300);
  }

  /** Remembers the row at the top of the view and where it stands. */
  #note() {
    const view = this.#scroller;
    this.#height = view.clientHeight;
    this.#isAtEnd = this.#room.dataset.newer === undefined && view.scrollHeight - view.scrollTop - view.clientHeight < nearEnd;
    const top = view.getBoundingClientRect().top;
    const rows = this.#list.children;
    let [low, high] = [0, rows.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle].getBoundingClientRect().bottom > top) high = middle;
      else low = middle + 1;
    }
    let row = rows[low];
    while (row && !row.dataset.number && row.nextElementSibling) row = row.nextElementSibling;
    this.#anchor = row ? { row, top: row.getBoundingClientRect().top - top } : null;
  }

  /** Puts that row back where it stood, or stays at the end. */
  #hold() {
    const view = this.#scroller;
    this.#height = view.clientHeight;
    if (this.#isAtEnd) view.scrollTop = view.scrollHeight;
    else if (this.#anchor?.row.isConnected) {
      const moved = this.#anchor.row.getBoundingClientRect().top - view.getBoundingClientRect().top - this.#anchor.top;
      if (Math.abs(moved) >= .5) view.scrollTop += moved;
    }
    if (!this.#isAtEnd) this.#note();
  }

  /** Tells the portal how far the other side's messages were really seen: on the screen, in front, with the window in use. */
  async #read() {
    if (document.hidden || !document.hasFocus()) return;
    const bottom = this.#scroller.getBoundingClientRect().bottom + 2;
    const rows = [...this.#list.querySelectorAll('[data-theirs]')];
    const last = rows.findLast(row => row.getBoundingClientRect().bottom <= bottom);
    const number = Number(last?.dataset.number ?? 0);
    if (number <= this.#reported) return;
    const before = this.#reported;
    this.#reported = number;
    try {
      const answer = await call('POST', `/portal/conversations/${this.#key}/read`, { upTo: number });
      if (!answer.ok) this.#reported = before;
    } catch {
      this.#reported = before;
    }
  }

  /** The conversation's newest number, loaded here or not. */
  #newest() { return Number(this.#room.dataset.last); }

  #lastNumber() { return Number(this.#list.dataset.last); }

  /** Says each arrival once; pages of history are not arrivals. */
  #announce() {
    if (this.#room.dataset.newer !== undefined) return;
    for (const row of this.#list.querySelectorAll('[data-theirs]')) {
      const number = Number(row.dataset.number);
      if (number <= this.#announced) continue;
      const said = document.createElement('p');
      said.textContent = `${row.querySelector('.who, .visually-hidden').textContent}: ${row.querySelector('.text')?.textContent ?? word('file-sent')}`;
      this.#announcer.append(said);
      while (this.#announcer.children.length > 3) this.#announcer.firstChild.remove();
    }
    this.#announced = Math.max(this.#announced, this.#lastNumber());
  }

  #showPill() {
    const isFar = this.#room.dataset.newer !== undefined || !this.#isAtEnd;
    this.#pill.hidden = !isFar;
    if (!isFar) return;
    const here = [...this.#list.querySelectorAll('[data-theirs]')].filter(r => Number(r.dataset.number) > this.#seen).length;
    const fresh = here + Math.max(0, this.#newest() - Math.max(this.#lastNumber(), this.#seen));
    const text = fresh === 0 ? word('newest') : fresh === 1 ? word('new-one') : word('new', fresh);
    const label = this.#pill.querySelector('[data-count]');
    if (label.textContent !== text) label.textContent = text;
    this.#pill.classList.toggle('fresh', fresh > 0);
  }

  #plan(name, work, ms) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(work, ms);
  }
}
