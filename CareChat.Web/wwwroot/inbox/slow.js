// Where the conversation that is meant does not come at once, the one before grows pale, and it is said which one is on its way.
// Without a line it does so at once, as what is typed is no more for the patient on the screen: it is said for whom it is.
import { end, isUnread } from '../chat/notice.js';
import { word } from '../portal.js';
import { desk, nameOf, say } from './desk.js';
import { isRefused } from './stray.js';
import { isShown, line, meant } from './target.js';
import { isLeading, lastField } from './waiting.js';

const soon = 1000;
let timer = 0;
let said = null;

/** True where another conversation than the one on the screen is meant, without a line that one stays; or will be, once an act is answered. */
const isComing = () => desk.page !== null && (isLeading() || ((meant() !== null || line.isPromised) && !isShown(desk.page)
  && !(line.isDown && desk.page.dataset.open === meant())));

function look(isLate) {
  clearTimeout(timer);
  const isPale = isComing() && (isLate || line.isPromised);
  desk.page?.toggleAttribute('data-late', isPale);
  if (isPale) tell(...sentence(nameOf(meant()) ?? ''));
  else tell(null);
  if (isComing()) timer = setTimeout(() => look(true), isPale ? 200 : soon);
}

/** What is said of the one to come, that it opens or what waits for it, and the field of what waits, if anything does. */
function sentence(name) {
  if (isLeading()) return [word('unanswered')];
  const kind = line.isPromised || !line.isDown ? lastField() : null;
  if (!line.isDown && kind === null) return [word('opening', name)];
  return [kind && word(kind === 'note' ? 'note-waits' : 'reply-waits', name), kind];
}

/** Says it in place of what was said before; what was refused stands until it is read, unless something waits. */
function tell(text, kind = null) {
  if (text === said) return;
  if (said !== null) end(said);
  said = kind === null && (isRefused() || isUnread()) ? null : text;
  if (said !== null) say(said, null);
}

for (const change of ['carechat:meant', 'carechat:asked', 'carechat:leads']) document.addEventListener(change, () => look(false));
