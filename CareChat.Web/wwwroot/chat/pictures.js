// Pictures in full size: Esc closes, arrows go to the next, a click goes nearer.
import { element, icon, word } from '../portal.js';

let dialog = null;
let image = null;
let caption = null;
let links = [];
let at = 0;

/** Opens the picture of a link, with all others of the conversation to its sides. */
export function showPicture(room, link) {
  dialog ??= make();
  dialog.close(); // it may be open still, in a copy of the page that is gone
  room.append(dialog); // inside the conversation, for its looks
  links = [...room.querySelectorAll('[data-list] [data-picture]')];
  show(links.indexOf(link));
  dialog.showModal();
}

function show(index) {
  if (index < 0 || index >= links.length) return;
  at = index;
  const link = links[at];
  dialog.classList.remove('near');
  image.src = link.href;
  image.alt = word('picture', link.dataset.picture);
  caption.textContent = word('picture-place', link.dataset.picture, at + 1, links.length);
  const [before, after] = dialog.querySelectorAll('[data-step]');
  before.disabled = at === 0;
  after.disabled = at === links.length - 1;
  dialog.querySelector('[data-save]').href = link.dataset.original;
  dialog.querySelector('[data-save]').download = link.dataset.picture;
}

function make() {
  const button = (label, path, work, more = {}) =>
    element('button', { type: 'button', class: 'button round quiet', 'aria-label': label, onclick: work, ...more }, icon(path));
  image = element('img', { alt: '', onclick: () => dialog.classList.toggle('near') });
  caption = element('p', { role: 'status' });
  const made = element('dialog', { class: 'picture-viewer', 'aria-label': word('pictures') },
    element('header', {}, caption,
      element('a', { class: 'button round quiet', 'aria-label': word('picture-save'), 'data-save': true }, icon('M12 4v11M7 10.5l5 5 5-5M5 20h14')),
      button(word('close'), 'M6 6l12 12M18 6 6 18', () => made.close())),
    element('div', { class: 'stage' }, image),
    button(word('picture-before'), 'M15 6l-6 6 6 6', () => show(at - 1), { 'data-step': true }),
    button(word('picture-next'), 'M9 6l6 6-6 6', () => show(at + 1), { 'data-step': true }));
  made.addEventListener('keydown', event => {
    if (event.key === 'ArrowLeft') show(at - 1);
    if (event.key === 'ArrowRight') show(at + 1);
  });
  made.addEventListener('click', event => { if (event.target === made || event.target.className === 'stage') made.close(); });
  made.addEventListener('close', () => { if (!made.open) image.removeAttribute('src'); });
  return made;
}
