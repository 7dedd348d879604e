/* Ticking several lines of the list. What is ticked outlives a line that is drawn anew. */
(() => {
  const ticked = new Set();
  let last = null;
  const boxes = () => [...document.querySelectorAll('.convo-tick')];
  const idOf = (box) => box.value.split('~')[0];

  function show() {
    const all = boxes();
    const here = new Set(all.map(idOf));
    for (const id of ticked) if (!here.has(id)) ticked.delete(id); // it has left the list
    for (const box of all) box.checked = ticked.has(idOf(box));
    const words = document.querySelector('#many [data-selected]');
    if (words && ticked.size > 0) words.textContent = words.dataset.selected.replace('{count}', ticked.size);
  }
  function tick(box, on) {
    if (on) ticked.add(idOf(box));
    else ticked.delete(idOf(box));
  }

  document.addEventListener('click', ({ target, shiftKey }) => {
    if (!target.matches?.('.convo-tick')) return;
    const all = boxes();
    const [from, to] = [all.findIndex((box) => idOf(box) === last), all.indexOf(target)].sort(
      (a, b) => a - b,
    );
    const range = shiftKey && from !== -1 ? all.slice(from, to + 1) : [target];
    for (const box of range) tick(box, target.checked);
    last = idOf(target);
    show();
  });
  function clear() {
    ticked.clear();
    last = null;
    for (const menu of document.querySelectorAll('#many :popover-open')) menu.hidePopover();
    show();
  }
  document.addEventListener('reset', ({ target }) => target.id === 'many' && setTimeout(clear));
  document.addEventListener('many-done', clear);
  document.addEventListener('placed', show);
  document.addEventListener('htmx:after:swap', show);
})();
