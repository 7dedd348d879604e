/* Ctrl or ⌘ K: what can be gone to or done from here, in one list. The focus stays in the field above it. */
(() => {
  const dialog = document.getElementById('palette');
  if (!dialog) return;
  const field = dialog.querySelector('input');
  const list = dialog.querySelector('[role="listbox"]');
  const part = (name) => list.querySelector(`[data-part="${name}"]`);
  const all = () => [...list.querySelectorAll('[role="option"]')];
  const shown = () => all().filter((option) => !option.hidden);
  const active = () => list.querySelector('[data-active]');
  let asking = new AbortController();

  function choose(option) {
    for (const each of all()) {
      each.toggleAttribute('data-active', each === option);
      each.setAttribute('aria-selected', String(each === option));
    }
    option?.scrollIntoView({ block: 'nearest' });
    if (option) field.setAttribute('aria-activedescendant', option.id);
    else field.removeAttribute('aria-activedescendant');
  }

  function put(name, options) {
    for (const old of part(name).querySelectorAll('[role="option"]')) old.remove();
    part(name).append(...options);
  }

  /* What stands on the page now, as an option that presses it. */
  const standIn = (name) => (element, at) => {
    const option = document.createElement('div');
    option.className = 'menu-item';
    option.role = 'option';
    option.id = `palette-${name}-${at}`;
    option.dir = 'auto';
    const called = (element.ariaLabel ?? element.textContent).trim();
    option.append(
      ...[...element.querySelectorAll('svg.icon')].slice(0, 1).map((icon) => icon.cloneNode(true)),
      called,
    );
    option.pressed = element;
    return option;
  };
  const onPage = (selector) => [...document.querySelectorAll(selector)];

  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  /* The pages of the settings are shown once one is asked for: the list is to be taken in at a glance. */
  function narrow() {
    const words = plain(field.value).trim().split(/\s+/);
    for (const option of all()) {
      const text = plain(option.textContent);
      option.hidden = !option.found && !words.every((word) => text.includes(word));
    }
    if (words[0] === '')
      for (const option of part('pages').querySelectorAll('[role="option"]')) option.hidden = true;
    for (const group of list.children) group.hidden = !group.querySelector('[role="option"]:not([hidden])');
    const none = shown().length === 0;
    list.hidden = none;
    field.setAttribute('aria-expanded', String(!none));
    dialog.querySelector('[role="status"]').textContent = none ? dialog.dataset.none : '';
    choose(shown()[0]);
  }

  function open() {
    const buttons = onPage('[data-key]:not(:disabled, [aria-disabled="true"])');
    put('actions', buttons.filter((button) => button.checkVisibility()).map(standIn('action')));
    put('saved', onPage('.saved-view .nav-item').map(standIn('saved')));
    put('people', []);
    field.value = '';
    dialog.showModal();
    narrow();
  }

  /* In the request's body: what is typed is in no address. */
  async function look() {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (signal.aborted) return;
    const answer = await fetch('/inbox/lookups', {
      method: 'POST',
      body: new URLSearchParams({ q: field.value }),
      headers: { 'HX-Request': 'true', 'HX-Request-Type': 'partial' },
      signal,
    });
    const page = document.createElement('template');
    page.innerHTML = answer.ok ? await answer.text() : '';
    const people = [...page.content.querySelectorAll('a[role="option"]:not([data-jump])')].map((link) => {
      const option = link.cloneNode(true);
      for (const name of link.getAttributeNames()) if (name.startsWith('hx-')) option.removeAttribute(name);
      option.id = `palette-${link.id}`;
      option.tabIndex = -1;
      option.found = true;
      return option;
    });
    if (signal.aborted) return;
    put('people', people);
    narrow();
  }

  function act(option) {
    dialog.close();
    option.pressed?.click();
  }

  document.addEventListener('keydown', (event) => {
    if (keyOf(event) !== 'k' || !(event.ctrlKey || event.metaKey)) return;
    if (event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else if (!document.querySelector('dialog[open]')) open();
  });
  document.getElementById('palette-open')?.addEventListener('click', open);
  document.getElementById('palette-close').addEventListener('click', () => dialog.close());
  /* Pressed beside it: only its backdrop is the dialog itself and outside of its box. */
  dialog.addEventListener('click', ({ target, clientX: x, clientY: y }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    if (target === dialog && (x < left || x > right || y < top || y > bottom)) dialog.close();
  });
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const options = shown();
    const at = options.indexOf(active());
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined) choose(options[(to + options.length) % options.length]);
    else if (event.key === 'Enter') active()?.click();
    else return;
    event.preventDefault();
  });
  field.addEventListener('input', () => {
    put('people', []);
    narrow();
    look().catch((error) => {
      if (error.name !== 'AbortError') throw error;
    });
  });
  list.addEventListener('click', ({ target }) => {
    const option = target.closest('[role="option"]');
    if (option) act(option);
  });
})();
