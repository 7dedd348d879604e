/*
 * The search box over the list: arrows go through what was found, Enter opens it, Esc clears and gives the list back. What
 * is looked for stays with the page's entry in the tab's history, so that Back and a reload bring it back: a phone or
 * somebody's words are kept out of the address, which ends up in logs and in the browser's list of where one has been.
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

  const viewer = () => document.querySelector('.app')?.dataset.viewer;

  /* An entry that a swap has not marked yet would be marked anew by it, and lose what it holds. */
  function remember(text) {
    if (text === (history.state?.search?.text ?? '')) return;
    const search = text === '' ? undefined : { text, by: viewer() };
    history.replaceState({ ...history.state, htmx: true, search }, '');
  }

  /* Of another person who has used this tab nothing comes back. */
  function recall() {
    const { text, by } = history.state?.search ?? {};
    const field = box();
    if (!field) return;
    if (text === undefined || by !== viewer()) return clear();
    if (field.value === text) return;
    field.value = text;
    htmx.trigger(field, 'lookup');
  }

  function clear() {
    const field = box();
    if (!field || field.value === '') return false;
    field.value = '';
    found()?.replaceChildren();
    show();
    remember('');
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
    remember(box().value);
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
