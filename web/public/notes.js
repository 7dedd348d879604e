/* Notes: the composer turns into paper and back. */
(() => {
  const thread = () => document.getElementById('thread');
  const field = () => document.querySelector('#note-composer textarea');
  const { grow, goOn } = globalThis.composing;

  /* --- reply or note: kept at the thread, which no swap of its parts touches ------------------------------------- */
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[data-compose]');
    if (!link || !thread() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.dataset.compose === 'note') {
      thread().dataset.compose = 'note';
      field()?.focus();
    } else {
      delete thread().dataset.compose;
      (globalThis.composing.writing() ?? document.querySelector('#composer :is(button, a)'))?.focus();
    }
  });

  /* Who answers a message writes to the customer. */
  document.addEventListener('click', ({ target }) => {
    if (target.closest?.('.bubble-tools a') && thread()) delete thread().dataset.compose;
  });

  /* --- the text ---------------------------------------------------------------------------------------------------- */
  document.addEventListener('input', ({ target }) => {
    if (target === field()) grow(target);
  });

  /* What was added while it was on its way stays. */
  let sending = '';
  document.addEventListener('submit', ({ target }) => {
    if (target.id === 'note-form') sending = field().value;
  });
  document.addEventListener('noted', () => {
    const text = field();
    if (!text) return;
    if (text.value.startsWith(sending)) text.value = text.value.slice(sending.length);
    sending = '';
    grow(text);
    goOn(text);
  });
})();
