/*
 * Ringing while no page is open. Settings → Notifications switches it on for this browser; every page then keeps it so:
 * a session ends, and whoever signs in again, if it is the same person, is rung here as before.
 */
(() => {
  const renewEvery = 10 * 60_000;
  const box = () => document.getElementById('push-state');

  const registration = async () => (await navigator.serviceWorker?.getRegistration()) ?? null;
  const subscription = async () => (await (await registration())?.pushManager?.getSubscription()) ?? null;

  const ask = (method, more) => fetch('/push-subscriptions', { method, body: new URLSearchParams(more) });
  async function say(method, more) {
    const { status } = await ask(method, more);
    if (status !== 204) throw new Error(`the server answered ${status}`);
  }
  function addressOf(subscribed) {
    const { endpoint, keys } = subscribed.toJSON();
    return { endpoint, p256dh: keys.p256dh, auth: keys.auth };
  }
  const base64url = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');

  /* --- the setting -------------------------------------------------------------------------------------------------- */
  async function state() {
    if (!window.isSecureContext) return 'insecure';
    if (!navigator.serviceWorker || !window.PushManager || !window.Notification)
      return navigator.standalone === false ? 'ios' : 'unsupported'; // there only what is on the Home Screen is pushed to
    if (Notification.permission === 'denied') return 'denied';
    const { endpoint } = (await subscription()) ?? {};
    return endpoint && endpoint === box().dataset.endpoint ? 'on' : 'off';
  }
  async function show(now) {
    if (!box()) return;
    const shown = now ?? (await state());
    for (const each of box().querySelectorAll('[data-push]')) each.hidden = each.dataset.push !== shown;
  }

  async function start() {
    const { key, person } = box().dataset;
    if ((await Notification.requestPermission()) !== 'granted') return;
    const { pushManager } = await navigator.serviceWorker.ready;
    let subscribed = await pushManager.getSubscription();
    if (subscribed && base64url(subscribed.options.applicationServerKey) !== key) {
      await subscribed.unsubscribe();
      subscribed = null;
    }
    subscribed ??= await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    await say('POST', addressOf(subscribed));
    box().dataset.endpoint = subscribed.endpoint;
    localStorage.setItem('push-of', person);
  }
  async function stop() {
    const subscribed = await subscription();
    localStorage.removeItem('push-of');
    await say('DELETE', { endpoint: box().dataset.endpoint });
    box().dataset.endpoint = '';
    await subscribed?.unsubscribe();
  }
  document.addEventListener('click', async ({ target }) => {
    const button = target.closest?.('#push-start, #push-again, #push-stop');
    if (!button) return;
    button.disabled = true;
    const failed = await (button.id === 'push-stop' ? stop() : start()).then(
      () => null,
      () => 'failed',
    );
    button.disabled = false;
    await show(failed);
    box().querySelector('[data-push]:not([hidden]) button')?.focus();
  });

  /* --- kept ---------------------------------------------------------------------------------------------------------- */
  async function renew() {
    const of = localStorage.getItem('push-of');
    const isNew = document.referrer.startsWith(`${location.origin}/login`);
    const saidAt = Number(localStorage.getItem('push-kept'));
    if (!of || (Date.now() - saidAt < renewEvery && !isNew)) return;
    const subscribed = await subscription();
    if (!subscribed) return;
    const { status } = await ask('POST', { ...addressOf(subscribed), of });
    if (status === 410) return forget(subscribed);
    if (status !== 204) return; // the next page says it again
    localStorage.setItem('push-kept', String(Date.now()));
  }

  /* Removed on another device, or given up: only a press lets this one ring again, and then with a new address. */
  async function forget(subscribed) {
    localStorage.removeItem('push-of');
    await subscribed.unsubscribe();
  }

  void renew()
    .catch(() => {}) // the next page says it again
    .then(() => show());
})();
