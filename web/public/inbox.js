/* The inbox's own: what is new below a reader who has scrolled up, and drawers that cover what they cover. */
(() => {
  /* --- the thread stays at its newest by itself (column-reverse); who reads further up is told instead of moved --- */
  const log = () => document.getElementById('thread-log');
  const away = (scroller) => scroller.scrollTop < -80;
  let below = 0;
  let reading = false; // further up; known from scrolling, since asking for it here would lay the page out again

  function tell() {
    const note = document.getElementById('new-messages');
    if (!note) return;
    note.hidden = below === 0;
    note.textContent = (below === 1 ? note.dataset.one : note.dataset.other).replace('{count}', below);
  }
  document.addEventListener('placed', ({ target, detail }) => {
    const scroller = log();
    if (!reading || !scroller?.contains(target) || !away(scroller)) return;
    const bottom = scroller.getBoundingClientRect().bottom;
    const messages = detail
      .flatMap((element) =>
        element.matches('.bubble') ? [element] : [...element.querySelectorAll('.bubble')],
      )
      .filter((bubble) => bubble.dataset.dir === 'in' && bubble.getBoundingClientRect().bottom > bottom);
    if (messages.length === 0) return;
    below += messages.length;
    tell();
  });
  document.addEventListener('click', ({ target }) => {
    if (target.closest?.('#new-messages')) log()?.scrollTo({ top: 0, behavior: 'smooth' });
  });
  document.addEventListener(
    'scroll',
    ({ target }) => {
      if (target !== log()) return;
      reading = away(target);
      if (below === 0 || reading) return;
      below = 0;
      tell();
    },
    true,
  );
  document.addEventListener('htmx:after:swap', () => {
    if (document.getElementById('new-messages')?.hidden) below = 0; // another thread
  });

  /* --- drawers: open while the address names them -------------------------------------------------------------- */
  const drawers = ['filters', 'contact'];
  const covers = (drawer) => drawer !== null && getComputedStyle(drawer).position === 'absolute';
  let open = null;

  function cover() {
    const name = location.hash.slice(1);
    const drawer = drawers.includes(name) ? document.getElementById(name) : null;
    const now = covers(drawer) ? drawer : null;
    for (const pane of document.querySelectorAll('.inbox > .pane, .rail'))
      pane.inert = now !== null && pane !== now;
    const next = now
      ? now.querySelector('a[href^="#"]')
      : open && document.querySelector(`a[href="#${open}"]`);
    const changed = now?.id !== open;
    open = now?.id ?? null;
    if (next && changed) focusOnceVisible(next, open);
  }
  /* While it comes in it is not visible and takes no focus; how long that lasts is the machine's business. */
  function focusOnceVisible(link, during, tries = 40) {
    if (open !== during) return;
    link.focus();
    if (document.activeElement !== link && tries > 0)
      setTimeout(() => focusOnceVisible(link, during, tries - 1), 50);
  }
  window.addEventListener('hashchange', cover);
  window.addEventListener('resize', cover);
  document.addEventListener('htmx:after:settle', () => open && cover());
  cover();
})();
