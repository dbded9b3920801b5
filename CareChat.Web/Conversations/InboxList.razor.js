// Tells the list while somebody points at it, so that no row moves under the pointer, and loads more near its end.
export function connect(scroller, list) {
  let isPointed = false;
  let isHeld = false;
  const tell = () => {
    const held = isPointed || scroller.querySelector('[data-row]:focus-visible') !== null;
    if (held === isHeld) return;
    isHeld = held;
    list.invokeMethodAsync('Hold', held).catch(() => { });
  };
  scroller.addEventListener('pointerenter', event => { isPointed = event.pointerType === 'mouse'; tell(); });
  scroller.addEventListener('pointerleave', () => { isPointed = false; tell(); });
  scroller.addEventListener('focusin', tell);
  scroller.addEventListener('focusout', () => setTimeout(tell));

  const near = new IntersectionObserver(entries => {
    for (const entry of entries) if (entry.isIntersecting) entry.target.click();
  }, { root: scroller, rootMargin: '600px' });
  const watch = () => {
    near.disconnect();
    const more = scroller.querySelector('[data-more]');
    if (more) near.observe(more);
  };
  new MutationObserver(watch).observe(scroller, { childList: true, subtree: true });
  watch();
}

export function top(scroller) {
  scroller.scrollTo({ top: 0 });
}
