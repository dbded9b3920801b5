// The buttons of a talk with the assistant: stop the answer, ask again, hand the talk to the care team.
import { call, why, word } from '../portal.js';

document.addEventListener('click', async event => {
  const button = event.target.closest?.('[data-talk]');
  if (!button || button.ariaDisabled === 'true') return;
  button.ariaDisabled = 'true'; // not disabled: the focus stays where it is
  say('');
  try {
    const answer = await call('POST', `/portal/assistant/${button.dataset.conversation}/${button.dataset.talk}`);
    if (!answer.ok) say(why(answer.status, answer.data));
    else if (answer.data?.next) location.assign(answer.data.next);
  } catch {
    say(word('later'));
  }
  button.ariaDisabled = null;
});

function say(text) {
  const place = document.querySelector('[data-talk-problem]');
  if (place) place.textContent = text;
}
