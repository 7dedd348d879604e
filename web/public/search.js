/*
 * The search box over the list: arrows go through what was found, Enter opens it, Esc clears and gives the list back. What
 * is looked for is in the page's address, so that Back and a reload bring it back; sealed by the server (web/sought.ts), since
 * addresses end up in logs and in the browser's list of where one has been.
 */
(() => {
  const box = () => document.getElementById('q');
  const found = () => document.getElementById('found');
  const options = () => [
    ...(found()?.querySelectorAll('[role="option"]:not(:disabled, [aria-disabled="true"])') ?? []),
  ];
  const active = () => found()?.querySelector('[data-active]') ?? null;

  function choose(option) {
    const before = active();
    if (before) {
      delete before.dataset.active;
      before.setAttribute('aria-selected', 'false');
    }
    const field = box();
    if (!option) return field?.removeAttribute('aria-activedescendant');
    option.dataset.active = '';
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    field?.setAttribute('aria-activedescendant', option.id);
  }

  /* The first is ready for Enter as soon as there is one. */
  function show() {
    const all = options();
    box()?.setAttribute('aria-expanded', String(all.length > 0));
    choose(all[0] ?? null);
  }

  /* Once somebody has stopped typing, or goes on: browsers let an address be changed so often and no oftener. */
  let sealed = '';
  let pause;
  function soonInAddress(text) {
    sealed = text;
    clearTimeout(pause);
    pause = setTimeout(putInAddress, 400);
  }
  function putInAddress() {
    clearTimeout(pause);
    const address = new URL(location.href);
    if ((address.searchParams.get('find') ?? '') === sealed) return;
    if (sealed === '') address.searchParams.delete('find');
    else address.searchParams.set('find', sealed);
    history.replaceState({ ...history.state, htmx: true }, '', address);
  }
  /* By then it would be another page's. */
  document.addEventListener('htmx:after:history:push', () => clearTimeout(pause));
  window.addEventListener('popstate', () => clearTimeout(pause));
  document.addEventListener(
    'click',
    ({ target }) => target.closest?.('#found') && sealed !== '' && putInAddress(),
    true,
  );

  /* What a page was drawn with, after a reload or a step through the history. */
  function recall() {
    const field = box();
    if (!field) return;
    sealed = new URL(location.href).searchParams.get('find') ?? '';
    field.value = field.getAttribute('value');
    if (field.value !== '') htmx.trigger(field, 'lookup');
    else found()?.replaceChildren();
  }

  function clear() {
    const field = box();
    if (!field || field.value === '') return false;
    field.value = '';
    found()?.replaceChildren();
    show();
    sealed = '';
    putInAddress();
    htmx.trigger(field, 'lookup'); // what is still on its way for the old text is dropped
    return true;
  }

  function move(by) {
    const all = options();
    if (all.length === 0) return;
    const at = all.indexOf(active());
    choose(all[(at + by + all.length) % all.length]);
  }

  document.addEventListener('htmx:after:swap', ({ detail }) => {
    if (detail?.ctx?.request?.headers?.['HX-History-Restore-Request']) return recall();
    if (detail?.ctx?.sourceElement !== box()) return;
    show();
    soonInAddress(detail.ctx.response?.headers?.get('X-Sought') ?? '');
  });
  document.addEventListener('DOMContentLoaded', recall); // htmx knows the box from then on
  /* It is open now; the list comes back. At once, not after the transition: by then somebody may be typing anew. */
  document.addEventListener('htmx:after:settle', ({ detail: { task } }) => {
    const source = task.type === 'main' ? task.sourceElement : null;
    if (source?.closest?.('#found') && source.dataset.more === undefined) clear();
  });
  document.addEventListener('jumped', ({ target }) => target.closest('#found') && clear());
  /* What was found for the text before is not what Enter means now. */
  document.addEventListener('input', ({ target }) => {
    if (target === box()) choose(null);
  });

  document.addEventListener('keydown', (event) => {
    if (event.target !== box() || event.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') {
      const option = active();
      if (option) option.click();
      else htmx.trigger(event.target, 'lookup');
    } else if (event.key !== 'Escape' || !clear()) return; // Escape in an empty one leads back to the list (app.js)
    event.preventDefault();
    event.stopPropagation();
  });
})();
