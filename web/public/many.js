/* Ticking several lines of the list. What is ticked outlives a line that is drawn anew. */
(() => {
  const ticked = new Set();
  let last = null;
  const boxes = () => [...document.querySelectorAll('.convo-tick')];
  const idOf = (box) => box.value.split('~')[0];
  const start = document.getElementById('many-start');
  const said = document.getElementById('many-said');
  const started = () => start?.getAttribute('aria-pressed') === 'true';

  function show() {
    const all = boxes();
    const here = new Set(all.map(idOf));
    for (const id of ticked) if (!here.has(id)) ticked.delete(id); // it has left the list
    for (const box of all) box.checked = ticked.has(idOf(box));
    const words = document.querySelector('#many [data-selected]');
    if (words && ticked.size > 0) words.textContent = words.dataset.selected.replace('{count}', ticked.size);
    if (!said) return;
    const { selected, started: how } = said.dataset;
    const now = ticked.size > 0 ? selected.replace('{count}', ticked.size) : started() ? how : '';
    if (said.textContent !== now) said.textContent = now;
  }
  function tick(target, on, shiftKey) {
    const all = boxes();
    const [from, to] = [all.findIndex((box) => idOf(box) === last), all.indexOf(target)].sort(
      (a, b) => a - b,
    );
    const range = shiftKey && from !== -1 ? all.slice(from, to + 1) : [target];
    for (const box of range) ticked[on ? 'add' : 'delete'](idOf(box));
    last = idOf(target);
    show();
  }
  document.addEventListener('click', ({ target, shiftKey }) => {
    if (target.matches?.('.convo-tick')) tick(target, target.checked, shiftKey);
  });

  /* Begun by the button, a press anywhere in a line ticks it; J and K still open what they come to. */
  document.addEventListener(
    'click',
    (event) => {
      const line = started() && event.isTrusted && event.target.closest?.('.convo');
      if (!line || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      const box = line.parentElement.querySelector('.convo-tick');
      tick(box, !box.checked, event.shiftKey);
    },
    true,
  );
  start?.addEventListener('click', () => {
    if (started()) return end();
    start.setAttribute('aria-pressed', 'true');
    show();
  });
  document.addEventListener('keydown', ({ key, target }) => {
    if (key !== 'Escape' || !started() || location.hash) return; // a drawer is closed first
    if (target.matches('textarea, input:not([type="checkbox"])')) return;
    if (!document.querySelector('dialog[open], :popover-open')) end();
  });

  function end() {
    for (const menu of document.querySelectorAll('#many :popover-open')) menu.hidePopover();
    const leaves = document.activeElement?.matches('#many *, .convo-tick');
    ticked.clear();
    last = null;
    start?.setAttribute('aria-pressed', 'false');
    show();
    if (leaves) start?.focus(); // what had it is no longer there
  }
  document.addEventListener('reset', ({ target }) => target.id === 'many' && setTimeout(end));
  /* What nothing was done with stays ticked. */
  document.addEventListener('many-done', ({ detail: { left } }) => {
    if (left.length === 0) return end();
    for (const menu of document.querySelectorAll('#many :popover-open')) menu.hidePopover();
    ticked.clear();
    for (const id of left) ticked.add(id);
    show();
  });
  document.addEventListener('placed', show);
  document.addEventListener('htmx:after:swap', show);
})();
