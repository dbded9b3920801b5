// The two tabs of a field for the care team: what is written goes to the patient, or stays a note. Patients have none.

/** Shows one pane of a composer and hides the other. */
export const showPane = (root, kind) => window.carechatEarly.showPane(root, kind);

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
