/*
 * The list above a field while a word in it asks for one: people behind an @, canned replies behind a /. The server draws it (`data-find`: what a
 * word is looked for in; `data-insert`: what stands in the text once it is chosen); the focus stays in the field.
 */
(() => {
  const kinds = [
    {
      field: '#note-form textarea',
      address: ({ form }) => form.dataset.colleagues,
      word: /(?<![\p{L}\p{N}._-])@([^@\n]{0,40})$/u,
    },
    {
      // The whole of what stands in an empty composer: a / further on is a /.
      field: 'form.composer textarea',
      address: ({ form }) => form.dataset.replies,
      word: /^\/([^\s/]{0,40})$/u,
      whole: true,
    },
  ];

  const list = () => document.getElementById('suggest');
  /** What is asked for now: the field, the kind, where its word begins, and the word without its sign. */
  let asked = null;
  let drawnFrom = null; // the address that filled the list
  let dismissed = null; // the beginning of a word that Escape was pressed on
  let loaded = Promise.resolve();
  let warnedOf = null; // the text that calls nothing, and was said to

  function wordAt(field) {
    const kind = kinds.find((each) => field.matches?.(each.field));
    if (!kind || field.selectionStart !== field.selectionEnd) return null;
    if (kind.whole && field.selectionStart !== field.value.length) return null;
    const before = field.value.slice(0, field.selectionStart);
    const found = kind.word.exec(before);
    return found && { field, kind, from: found.index, word: found[1].toLowerCase() };
  }

  async function look({ target }) {
    const now = wordAt(target);
    if (now === null || now.from === dismissed) {
      if (now === null) dismissed = null;
      return close();
    }
    dismissed = null;
    const begins = asked === null;
    asked = now;
    const address = now.kind.address(target);
    if (begins || drawnFrom !== address) loaded = load(address);
    await loaded;
    show();
  }

  /** Drawn anew each time: who is there, and what there is, changes. */
  async function load(address) {
    const answer = await fetch(address, { headers: { 'HX-Request': 'true' } }).catch(() => null);
    const place = list();
    if (!place || asked === null) return;
    place.innerHTML = answer?.ok ? await answer.text() : '';
    drawnFrom = address;
  }

  const options = () => [...(list()?.querySelectorAll('[role="option"]') ?? [])];
  const fitting = () => options().filter((option) => !option.hidden);
  const active = () => list()?.querySelector('[data-active]');

  function show() {
    const place = list();
    if (!place || asked === null) return;
    for (const option of options()) {
      const text = option.dataset.find.toLowerCase();
      option.hidden =
        !text.startsWith(asked.word) && !text.includes(` ${asked.word}`) && !text.includes(`-${asked.word}`);
    }
    const all = fitting();
    place.hidden = all.length === 0;
    choose(all.includes(active()) ? active() : all[0]);
  }

  function choose(option) {
    for (const each of options()) {
      each.toggleAttribute('data-active', each === option);
      each.setAttribute('aria-selected', String(each === option));
    }
    option?.scrollIntoView({ block: 'nearest' });
    point();
  }

  /** Says to a screen reader which one is chosen; a swap around the field takes that away, and it is said again. */
  function point() {
    if (asked === null) return;
    const { field } = asked;
    const chosen = list()?.hidden === false ? active() : null;
    if (!chosen) {
      for (const name of ['aria-controls', 'aria-activedescendant', 'aria-autocomplete'])
        field.removeAttribute(name);
      return;
    }
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', 'suggest');
    field.setAttribute('aria-activedescendant', chosen.id);
  }

  function close() {
    if (list()) list().hidden = true;
    point();
    asked = null;
  }

  function insert(option) {
    const { field, from } = asked;
    close();
    const { insert: text } = option.dataset;
    field.setRangeText(text, from, field.selectionEnd, 'end');
    const open = /\{\{[^{}]+\}\}/.exec(text); // what nobody knew: typed over at once
    if (open) field.setSelectionRange(from + open.index, from + open.index + open[0].length);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /* The button: a / where nothing is written yet, else the list for where one writes. */
  document.addEventListener('click', async (event) => {
    const button = event.target.closest?.('a[data-canned]');
    const field = button && globalThis.composing.writing();
    if (!field || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    field.focus();
    const kind = kinds.find((each) => field.matches(each.field));
    if (field.value === '') field.value = '/';
    const from = field.value === '/' ? 0 : field.selectionStart;
    asked = { field, kind, from, word: '', byButton: true };
    await load(kind.address(field));
    if (options().length === 0) location.assign(button.href); // a page that says so
    show();
  });

  document.addEventListener('input', (event) => void look(event));
  document.addEventListener('selectionchange', () => {
    if (asked !== null && !asked.byButton && wordAt(asked.field)?.from !== asked.from) close();
  });
  document.addEventListener('focusout', ({ target }) => target === asked?.field && close());
  document.addEventListener('htmx:after:swap', () => {
    if (asked === null) return;
    if (asked.field.isConnected) point();
    else close();
  });

  /* Before anybody else: while the list is open, Enter does not send and Escape does not leave the field. */
  document.addEventListener(
    'keydown',
    (event) => {
      if (asked === null || event.target !== asked.field || list()?.hidden !== false || event.isComposing)
        return;
      const all = fitting();
      const at = all.indexOf(active());
      const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
      if (to !== undefined) choose(all[(to + all.length) % all.length]);
      else if (event.key === 'Enter' || event.key === 'Tab') insert(active());
      else if (event.key === 'Escape') {
        dismissed = asked.from;
        close();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );

  /*
   * A / and a word that calls no reply is a slip more often than a message: Enter does not send it to the customer, but
   * says so, and pressed again it does.
   */
  document.addEventListener(
    'keydown',
    (event) => {
      const { target, key, shiftKey, altKey, isComposing } = event;
      if (key !== 'Enter' || shiftKey || altKey || isComposing || event.defaultPrevented) return;
      const at = wordAt(target);
      if (!at?.kind.whole || at.from === dismissed || target.value === warnedOf) return;
      if (matchMedia('(pointer: coarse)').matches) return; // composer.js: there Enter is a new line
      event.preventDefault();
      event.stopPropagation();
      void callNothing(target);
    },
    true,
  );
  async function callNothing(field) {
    if (asked === null) await look({ target: field });
    await loaded;
    if (asked === null || fitting().length > 0) return; // the list has come, and is chosen from
    const { form } = field;
    const sentence = form.querySelector('.composer-refusal');
    sentence.textContent = form.dataset.callsNothing.replace('{name}', asked.word);
    sentence.setAttribute('hx-morph-skip', ''); // composer.js takes it away
    field.setAttribute('aria-invalid', 'true');
    warnedOf = field.value;
  }
  document.addEventListener('input', () => (warnedOf = null));
  document.addEventListener('pointerdown', (event) => {
    if (event.target.closest?.('#suggest')) event.preventDefault(); // the focus stays in the field
  });
  document.addEventListener('click', ({ target }) => {
    const option = target.closest?.('#suggest [role="option"]');
    if (option && asked !== null) insert(option);
  });
})();
