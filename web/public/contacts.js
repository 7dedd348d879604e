/* Ticking many contacts: all of the page, and how many they are. */
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);

  function countTicked(form) {
    const boxes = [...form.querySelectorAll('tbody .check')];
    const ticked = boxes.filter((box) => box.checked).length;
    const words = $('[data-selected]', form);
    if (words) words.textContent = words.dataset.selected.replace('{count}', ticked);
    const all = $('[data-select-all]', form);
    if (!all) return;
    all.hidden = false;
    all.checked = ticked > 0 && ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  }
  document.addEventListener('change', ({ target }) => {
    const form = target.closest?.('.contacts-form');
    if (!form) return;
    if (target.matches('[data-select-all]'))
      for (const box of form.querySelectorAll('tbody .check')) box.checked = target.checked;
    countTicked(form);
  });
  document.addEventListener('reset', ({ target }) =>
    setTimeout(() => target.matches?.('.contacts-form') && countTicked(target)),
  );
  for (const form of document.querySelectorAll('.contacts-form')) countTicked(form);
  /* A template has been sent to them: whoever was left out stays ticked. */
  document.addEventListener('htmx:after:swap', () => {
    const answer = $('#template-dialog [data-still-ticked]');
    const form = $('.contacts-form');
    if (!answer || !form) return;
    const still = answer.dataset.stillTicked.split(' ');
    delete answer.dataset.stillTicked;
    for (const box of form.querySelectorAll('tbody .check')) box.checked &&= still.includes(box.value);
    countTicked(form);
    if (still.length === 1 && still[0] === '')
      $('#template-dialog').addEventListener('close', () => $('[data-select-all]', form)?.focus(), {
        once: true,
      });
  });
})();
