/* What a settings form does beside its buttons. Each of these is a button first; without script that is what is pressed. */

/* A placeholder goes where the caret is. */
document.addEventListener('click', (event) => {
  const chip = event.target.closest?.('[data-insert]');
  if (!chip) return;
  event.preventDefault();
  const field = document.getElementById(chip.dataset.into);
  field.setRangeText(chip.dataset.insert, field.selectionStart, field.selectionEnd, 'end');
  field.focus();
  field.dispatchEvent(new Event('input', { bubbles: true }));
});

/* Enter in a field that has a button of its own presses that one, not the form's first; arrow keys move what they stand on. */
document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  const enter = target.dataset?.enter;
  const arrows = target.dataset?.arrows;
  const pressed =
    key === 'Enter' && enter && !event.isComposing && target.value.trim() !== ''
      ? enter
      : { ArrowUp: arrows && `${arrows}.up`, ArrowDown: arrows && `${arrows}.down` }[key];
  if (!pressed) return;
  event.preventDefault();
  document.getElementById(pressed)?.click();
});
