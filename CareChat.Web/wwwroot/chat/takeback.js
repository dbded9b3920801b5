// Taking an own message back: a quiet button beside it, a question, and it is gone for both sides.
import { call, element, why, word } from '../portal.js';

/** Listens to the buttons of a conversation. */
export function watchTakeBack(room, signal) {
  const list = room.querySelector('[data-list]');
  list.addEventListener('click', event => {
    const button = event.target.closest('[data-take-back]');
    if (button) ask(room, button);
  }, { signal });
  list.addEventListener('keydown', event => {
    if (!event.target.matches('[data-take-back]') || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const all = [...list.querySelectorAll('[data-take-back]')];
    all[all.indexOf(event.target) + (event.key === 'ArrowUp' ? -1 : 1)]?.focus();
  }, { signal });
}

function ask(room, button) {
  const row = button.closest('[data-number]');
  const problem = element('p', { class: 'problem', role: 'alert' });
  const take = element('button', { type: 'button', class: 'button danger', onclick: () => takeBack() }, word('take'));
  const dialog = element('dialog', { class: 'question', 'aria-labelledby': 'take-back-title' },
    element('h2', { id: 'take-back-title' }, word('take-title')),
    element('p', {}, word('take-text')),
    problem,
    element('div', { class: 'acts' }, element('button', { type: 'button', class: 'button', autofocus: true, onclick: () => dialog.close() }, word('take-keep')), take));
  dialog.addEventListener('close', () => dialog.remove());
  room.append(dialog);
  dialog.showModal();

  async function takeBack() {
    take.disabled = true;
    problem.textContent = '';
    try {
      const answer = await call('DELETE', `/portal/conversations/${room.dataset.conversation}/messages/${row.dataset.number}`);
      if (answer.ok || answer.status === 404) {
        dialog.close();
        room.querySelector('[data-scroller]').focus({ preventScroll: true }); // the button goes with the message
        return;
      }
      problem.textContent = why(answer.status, answer.data);
    } catch {
      problem.textContent = word('later');
    }
    take.disabled = false;
  }
}
