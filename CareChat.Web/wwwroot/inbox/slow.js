// Where the conversation that is meant does not come at once, the one before grows pale, and it is said which one is on its way.
import { end } from '../chat/notice.js';
import { word } from '../portal.js';
import { desk, nameOf, say } from './desk.js';
import { isShown, line, meant } from './target.js';

const soon = 1000;
let timer = 0;
let said = null;

function look(isLate) {
  clearTimeout(timer);
  const isComing = desk.page !== null && meant() !== null && !isShown(desk.page);
  desk.page?.toggleAttribute('data-late', isComing && isLate);
  tell(isComing && isLate && !line.isDown ? word('opening', nameOf(meant()) ?? '') : null);
  if (isComing) timer = setTimeout(() => look(true), isLate ? 200 : soon);
}

function tell(text) {
  if (text === said) return;
  if (said !== null) end(said);
  said = text;
  if (text !== null) say(text, null);
}

document.addEventListener('carechat:meant', () => look(false));
