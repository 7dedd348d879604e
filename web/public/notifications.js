/* Settings → Notifications: what only this browser knows of itself, and the button that lets one hear. */
(() => {
  const choose = (box, attribute, now) => {
    for (const each of box.querySelectorAll(`[${attribute}]`))
      each.hidden = each.getAttribute(attribute) !== now;
  };

  function showPermission() {
    const box = document.getElementById('popup-state');
    if (box) choose(box, 'data-permission', Popups.permission());
  }

  document.addEventListener('click', async ({ target }) => {
    if (target.closest?.('#popup-ask')) {
      await Notification.requestPermission();
      showPermission();
    }
    if (!target.closest?.('#sound-test')) return;
    // Where it is refused the browser's answer never comes.
    await Promise.race([Sounds.unlock(), new Promise((done) => setTimeout(done, 1000))]);
    Sounds.play(document.getElementById('sound').value, Number(document.getElementById('volume').value));
    choose(document.getElementById('sound-state'), 'data-sound', Sounds.heard() ? 'works' : 'silent');
  });

  // Also while the page is open: whoever changes it in the browser's own settings sees it here.
  navigator.permissions
    ?.query({ name: 'notifications' })
    .then((status) => status.addEventListener('change', showPermission))
    .catch(() => {}); // not every browser can be asked; the answer is then the one at loading
  showPermission();
})();
