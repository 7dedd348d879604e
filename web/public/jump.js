/* A quote leads to what it quotes: there at once where it is on the page; else the page around it is fetched first. */
(() => {
  let wanted = null;

  function show(id) {
    const bubble = document.getElementById(id);
    if (!bubble) return false;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    bubble.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
    for (const other of document.querySelectorAll('[data-jumped]')) other.removeAttribute('data-jumped');
    bubble.dataset.jumped = '';
    bubble.tabIndex = -1;
    bubble.focus({ preventScroll: true });
    return true;
  }

  /* Before htmx hears of it: nothing has to be asked for what is there. */
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target.closest?.('a[data-jump]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      wanted = link.dataset.jump;
      if (!show(wanted)) return;
      wanted = null;
      event.preventDefault();
      event.stopImmediatePropagation();
      link.dispatchEvent(new CustomEvent('jumped', { bubbles: true })); // nothing is swapped that others could wait for
    },
    true,
  );
  document.addEventListener('htmx:after:settle', () => {
    if (wanted && show(wanted)) wanted = null;
  });
})();
