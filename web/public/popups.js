/*
 * Popup alerts: within the page for whoever looks at it, else the browser's own. Which conversation is looked at,
 * whether any tab is in front, and whether somebody sits before it, every tab says by locks: they go with the tab,
 * whatever becomes of it.
 */
window.Popups = (() => {
  const mostShown = 3;
  const stays = 30_000;
  const letGo = new Map();

  const opened = () => /^\/inbox\/([0-9a-f-]{36})$/.exec(location.pathname)?.[1];
  const inFront = () => document.visibilityState === 'visible' && document.hasFocus();

  /* A page that is left in front by somebody who went away is attended to by nobody. */
  const attendedFor = 2 * 60_000;
  let touchedAt = Date.now();

  function wanted() {
    if (!inFront()) return [];
    const attending = Date.now() - touchedAt < attendedFor ? ['attending'] : [];
    return ['front', ...attending, ...(opened() ? [`looking ${opened()}`] : [])];
  }
  function attend() {
    const names = wanted();
    for (const [name, release] of letGo)
      if (!names.includes(name)) {
        letGo.delete(name);
        release();
      }
    for (const name of names)
      if (!letGo.has(name)) {
        const left = new Promise((release) => letGo.set(name, release));
        void navigator.locks?.request(name, { mode: 'shared' }, () => left);
        if (name === `looking ${opened()}`) void withdraw(opened());
      }
    for (const popup of document.querySelectorAll(`[data-of="${inFront() ? opened() : ''}"]`)) popup.remove();
  }
  for (const kind of ['focus', 'blur', 'popstate', 'pageshow']) window.addEventListener(kind, attend);
  for (const kind of ['visibilitychange', 'htmx:after:history:update', 'htmx:after:settle'])
    document.addEventListener(kind, attend);
  for (const kind of ['pointermove', 'pointerdown', 'keydown', 'wheel', 'focus'])
    window.addEventListener(
      kind,
      () => {
        touchedAt = Date.now();
        if (!letGo.has('attending') && inFront()) attend();
      },
      { passive: true, capture: true },
    );
  setInterval(attend, 10_000);
  attend();

  /* What is looked at calls nobody any more. */
  async function withdraw(tag) {
    const worker = await navigator.serviceWorker?.getRegistration();
    for (const shown of (await worker?.getNotifications({ tag })) ?? []) shown.close();
  }

  /* What any tab of this browser holds: 'voice', 'front', 'attending', 'looking …'. */
  async function held() {
    const locks = navigator.locks ? (await navigator.locks.query()).held.map(({ name }) => name) : wanted();
    return new Set(locks);
  }

  function append(id, fill) {
    const toast = document.getElementById(id)?.content.firstElementChild.cloneNode(true);
    if (!toast) return;
    fill(toast);
    toast.dataset.leaving = '1'; // app.js lets others go sooner
    setTimeout(() => drop(toast), stays);
    document.getElementById('toasts').append(toast);
  }

  /* As a row of the list does it, where there is a list. */
  function leadTo(link, href) {
    link.href = href;
    if (!document.getElementById('thread')) return;
    const how = { get: href, target: '#thread', swap: 'outerHTML transition:true', 'push-url': 'true' };
    for (const [name, value] of Object.entries(how)) link.setAttribute(`hx-${name}`, value);
  }

  function inside({ conversation, href, title, text }) {
    const shown = [...document.querySelectorAll('.toast[data-of]')];
    for (const old of shown.filter((one) => one.dataset.of === conversation)) old.remove();
    for (const old of shown.slice(0, Math.max(0, shown.length - mostShown + 1))) old.remove();
    append('alert-popup', (toast) => {
      toast.dataset.of = conversation;
      toast.querySelector('[data-title]').textContent = title;
      toast.querySelector('[data-text]').textContent = text;
      leadTo(toast.querySelector('a'), href);
    });
    const link = document.querySelector(`.toast[data-of="${conversation}"] a[hx-get]`);
    if (link) htmx.process(link);
  }
  function missed(text) {
    append('alert-missed', (toast) => {
      toast.querySelector('[data-text]').textContent = text;
    });
  }

  const permission = () =>
    window.Notification && window.isSecureContext ? Notification.permission : 'unsupported';

  /*
   * The browser's own makes its own noise only where we make none. By the worker where there is one: Android wants it so.
   * False: it shows none.
   */
  async function outside({ id, conversation, href, outside: { title, text } }, silent) {
    const { icon, badge } = document.getElementById('alert-popup').dataset;
    const how = { body: text, tag: conversation, renotify: true, silent, icon, badge, data: { id, href } };
    try {
      const worker = await navigator.serviceWorker?.getRegistration();
      if (worker?.active)
        await worker.showNotification(title, how); // a press is sw.js's to hear
      else showHere(title, how);
      return true;
    } catch {
      return false;
    }
  }
  function showHere(title, how) {
    const shown = new Notification(title, how);
    shown.addEventListener('click', () => {
      window.focus();
      shown.close();
      open(how.data.href);
    });
  }
  navigator.serviceWorker?.addEventListener('message', ({ data, ports }) => {
    if (!data.open) return;
    ports[0].postMessage('going');
    open(data.open);
  });
  function open(href) {
    const link = document.createElement('a');
    link.hidden = true;
    leadTo(link, href);
    document.body.append(link);
    htmx.process(link);
    link.click();
    link.remove();
  }

  return { held, inside, outside, missed, permission };
})();
