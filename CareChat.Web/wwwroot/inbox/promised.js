// What is promised while there is no line: which conversation opens when it is back. A promise is kept until it is done, until
// another one takes its place, or until the person takes it back: a click on the row of the one on the screen, or Escape.
import { desk, nameOf } from './desk.js';
import { conversationOf, line } from './target.js';

const openNow = () => desk.page.dataset.open ?? null;
const here = () => location.pathname + location.search;

/** What the address means opens when the line is back, unless it is on the screen and nothing else was promised. */
function promise() {
  const id = conversationOf(here());
  if (id === null || (id === openNow() && line.asked === null)) line.takeBack();
  else line.ask(here(), nameOf(id) ?? '', id === openNow());
}

/** Takes the promise back: what is on the screen stays. */
export function stay() {
  const [open, { view }] = [openNow(), desk.page.dataset];
  const address = `/inbox${open === null ? '' : `/${open}`}${view === 'all' ? '' : `?view=${view}`}`;
  line.ask(conversationOf(here()) === open ? here() : address, open === null ? '' : nameOf(open) ?? '', true);
  line.tell();
}

// what a silent line swallowed is promised once that is known
document.addEventListener('carechat:offline', () => { if (desk.page) promise(); });
addEventListener('popstate', () => {
  if (!line.isDown || !desk.page) return;
  promise();
  line.tell();
});
