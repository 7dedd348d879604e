/* Menus that pop up: the focus goes into one as it opens and as it is filled, the arrows go through it, Esc closes it. */
(() => {
  const open = () => document.querySelector('.pop:popover-open');
  const shown = (menu, selector) =>
    [...menu.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  const stops = (menu) => shown(menu, 'a[href], button:not(:disabled)');
  /* What there is to choose from comes before what can be added to the choice; a form begins with its first field. */
  const first = (menu) =>
    shown(menu, '.menu-item')[0] ?? shown(menu, 'a[href], button, select, input:not([type="hidden"])')[0];

  function enter(menu) {
    if (menu && !menu.contains(document.activeElement)) first(menu)?.focus();
  }
  document.addEventListener(
    'toggle',
    ({ target, newState }) => newState === 'open' && target.matches('.pop') && enter(target),
    true,
  );
  /* What was there until its answer came is gone, and the focus with it. */
  document.addEventListener(
    'htmx:after:swap',
    () => document.activeElement === document.body && enter(open()),
  );

  document.addEventListener('keydown', (event) => {
    const menu = open();
    if (!menu?.contains(event.target) || event.defaultPrevented) return;
    const all = stops(menu);
    const at = all.indexOf(event.target);
    if (at === -1) return; // a field has arrows of its own
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all[to % all.length].focus();
  });
})();
