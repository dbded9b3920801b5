// The edges of what is loaded of a conversation: the page before or after it comes as an edge comes near.
import { answered, pause } from '../portal.js';

const again = 3000;

export class Edges {
  #room; #rows; #observer;
  #isLoading = false;

  constructor(room, scroller, rows) {
    [this.#room, this.#rows] = [room, rows];
    this.#observer = new IntersectionObserver(found => {
      for (const edge of found) if (edge.isIntersecting) this.#load(edge.target);
    }, { root: scroller, rootMargin: '900px 0px' });
  }

  /** Looks where the edges are now. */
  look() {
    this.#observer.disconnect();
    for (const edge of this.#rows.querySelectorAll('[data-edge]')) this.#observer.observe(edge);
  }

  stop() { this.#observer.disconnect(); }

  async #load(edge) {
    if (this.#isLoading || !this.#room.page) return;
    this.#isLoading = true;
    const isThere = await answered(this.#room.page.invokeMethodAsync(edge.dataset.edge));
    if (!isThere) await pause(again); // or the line comes back, or the circuit's successor asks
    this.#isLoading = false;
    if (edge.isConnected) this.look();
  }
}
