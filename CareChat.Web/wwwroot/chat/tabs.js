// The two tabs of a field for the care team: what is written goes to the patient, or stays a note. Patients have none.

/** Shows one pane of a composer and hides the other. */
export function showPane(root, kind) {
  root.classList.toggle('noting', kind === 'note');
  for (const tab of root.querySelectorAll('[data-tab]')) {
    tab.setAttribute('aria-selected', String(tab.dataset.tab === kind));
    tab.tabIndex = tab.dataset.tab === kind ? 0 : -1;
  }
  for (const pane of root.querySelectorAll('[data-pane]')) pane.hidden = pane.dataset.pane !== kind;
  root.querySelector('[data-send]').setAttribute('aria-label', kind === 'note' ? 'Save note' : 'Send'); // the care team's alone
}

/** Listens to the tabs: a click goes into the field, an arrow stays on the tab. */
export function watchTabs(root, signal, select) {
  for (const tab of root.querySelectorAll('[data-tab]')) {
    tab.addEventListener('click', () => select(tab.dataset.tab, true), { signal });
    tab.addEventListener('keydown', event => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const kind = tab.dataset.tab === 'note' ? 'message' : 'note';
      select(kind, false);
      root.querySelector(`[data-tab="${kind}"]`).focus();
    }, { signal });
  }
}
