// The line below the field: what there is to say about what is being written, the most urgent first.
import { word } from '../portal.js';
import { saidIn } from './notice.js';

/** Says it. Left are the letters that may still come; the state is the draft's; what waits is not through to anybody. */
export function showHint(root, conversation, { trouble, left, state, isWaiting }) {
  const said = saidIn(conversation);
  const text = trouble ? trouble
    : left < 0 ? word('too-long', -left)
    : said ? said
    : left < 500 ? word('left', left)
    : !navigator.onLine ? word('offline')
    : state;
  const hint = root.querySelector('[data-hint]');
  hint.classList.toggle('wrong', left < 0 || trouble !== '' || said !== '');
  root.classList.toggle('away', !navigator.onLine || isWaiting);
  if (hint.textContent !== text) hint.textContent = text;
}
