/* Switchboard as an app of its own on this device. */
(() => {
  /* The worker (sw.js), once the page has what it needs. A browser without one, or that refuses it, does as well. */
  window.addEventListener('load', () => {
    const { lang } = document.documentElement;
    navigator.serviceWorker?.register(`/sw.js?lang=${lang}`, { updateViaCache: 'none' }).catch(() => {});
  });

  /* Where it can be installed, Settings → Notifications says so, and no bar over the page. */
  let offer;
  function show(how) {
    const card = document.getElementById('install-card');
    if (!card) return;
    card.hidden = how === null;
    for (const part of card.querySelectorAll('[data-install]')) part.hidden = part.dataset.install !== how;
  }
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event;
    show('offered');
  });
  window.addEventListener('appinstalled', () => show(null));
  document.addEventListener('click', ({ target }) => {
    if (!offer || !target.closest?.('#install-now')) return;
    void offer.prompt(); // once: whoever says no is not asked again by this page
    offer = undefined;
    show(null);
  });
  /* iOS alone says whether it stands on the home screen, and offers nothing by itself. */
  if (navigator.standalone === false && navigator.maxTouchPoints > 0) show('by-hand');

  /* Around the app it is as the rail is, in whatever theme. */
  document.addEventListener('theme', () => {
    const { backgroundColor } = getComputedStyle(document.querySelector('.rail'));
    for (const around of document.querySelectorAll('meta[name="theme-color"]'))
      around.content = backgroundColor;
  });
})();
