/* Templates: the list narrows and the preview follows while one types; the dialog opens, sends and gives the focus back. */
(() => {
  const dialog = () => document.getElementById('template-dialog');

  document.addEventListener('template-dialog', () => {
    const sheet = dialog();
    if (sheet && !sheet.open) sheet.showModal();
  });
  document.addEventListener('template-sent', () => dialog()?.close());
  /* What was filled in for one customer does not wait there for the next. */
  document.addEventListener(
    'close',
    ({ target }) => {
      if (target !== dialog()) return;
      target.replaceChildren();
      typed.clear();
    },
    true,
  );
  /* Where to go on: the field that is wrong or empty; else what the form begins with. */
  document.addEventListener('htmx:after:swap', () => {
    const sheet = dialog();
    const filling = sheet?.querySelector('[data-fresh]');
    if (!sheet?.open || !filling) return;
    delete filling.dataset.fresh;
    fillAgain(filling);
    (
      beginning(filling) ??
      sheet.querySelector('[autofocus], input:not([type=hidden])') ??
      sheet.querySelector('[data-sends]')
    )?.focus();
  });

  /* --- narrowing ------------------------------------------------------------------------------------------------ */
  const plain = (text) => text.toLowerCase().replaceAll('_', ' ').trim();

  function seek(sought) {
    const root = sought.closest('[data-seeking]');
    const list = root?.querySelector('[data-seekable]');
    if (!list) return;
    const wanted = (name) => root.querySelector(`[data-seek="${name}"]`)?.value ?? '';
    const [text, language, category] = [plain(wanted('q')), wanted('language'), wanted('category')];
    let shown = 0;
    for (const item of list.children) {
      const fits =
        item.dataset.text.includes(text) &&
        (language === '' || item.dataset.language === language) &&
        (category === '' || item.dataset.category === category);
      item.hidden = !fits;
      if (fits) shown += 1;
    }
    const none = root.querySelector('[data-none]');
    if (none) none.hidden = shown > 0;
  }
  for (const type of ['input', 'change'])
    document.addEventListener(type, ({ target }) => target.dataset?.seek && seek(target));
  document.addEventListener('submit', (event) => {
    if (event.target.matches?.('.tpl-search')) event.preventDefault(); // it has narrowed already
  });

  /* --- choosing by keyboard ------------------------------------------------------------------------------------- */
  document.addEventListener('keydown', (event) => {
    const from = event.target.closest?.('.tpl-list');
    if (!from || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    if (event.target.tagName === 'SELECT') return;
    const items = [...from.querySelectorAll('a.tpl-item:not([hidden])')];
    const at = items.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1);
    if (at < 0) from.querySelector('[data-seek="q"]')?.focus();
    else items[at]?.focus();
    event.preventDefault();
  });
  document.addEventListener('click', ({ target }) => {
    const item = target.closest?.('a.tpl-item');
    if (!item) return;
    for (const other of item.parentElement.children)
      other.setAttribute('aria-selected', String(other === item));
  });

  /* --- the preview: the same bubble with what is typed, as text --------------------------------------------------- */
  function fill(field) {
    const root = field.closest('.tpl-filling');
    for (const mark of root?.querySelectorAll('[data-fill]') ?? [])
      if (mark.dataset.fill === field.name) mark.textContent = field.value.trim() || mark.dataset.empty;
    const file = field.type === 'file' && root?.querySelector('[data-fill-file] span');
    if (file) file.textContent = field.files[0]?.name ?? '';
  }
  document.addEventListener('input', ({ target }) => {
    if (target.closest?.('.tpl-form') && target.name) fill(target);
  });

  /* --- another template: what was typed stands in the same field where nothing else is known; back at the first, as it was -- */
  const typed = new Map(); // template and field → what was typed; field alone → what was typed last, in whichever
  const ownField = ({ form, name }) => `${form.elements.template.value} ${name}`;
  const fieldsIn = (filling) => [...filling.querySelectorAll('.tpl-form .input[name]:not([type=file])')];
  document.addEventListener('input', ({ target }) => {
    if (!dialog()?.contains(target) || !target.matches('.tpl-form .input[name]:not([type=file])')) return;
    typed.set(ownField(target), target.value).set(target.name, target.value);
  });
  function fillAgain(filling) {
    for (const field of fieldsIn(filling)) {
      const value = typed.get(ownField(field)) ?? (field.value || typed.get(field.name));
      if (value === undefined || value === field.value) continue;
      field.value = value;
      fill(field);
    }
  }
  /* The server chose among what it knew to be empty. */
  function beginning(filling) {
    const chosen = filling.querySelector('[autofocus]');
    const isFilled = chosen?.matches('.tpl-form .input:not([aria-invalid])') && chosen.value !== '';
    return (isFilled && fieldsIn(filling).find(({ value }) => value === '')) || chosen;
  }

  /* --- Ctrl or ⌘ with Enter sends; Enter alone in a field does too, as forms do ------------------------------------ */
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    const sends = event.target.closest?.('dialog, main')?.querySelector('[data-sends]');
    if (!sends) return;
    event.preventDefault();
    sends.click();
  });
})();
