/* The service worker (sw.js), once the page has what it needs. A browser without one, or that refuses it, does as well. */
window.addEventListener('load', () => {
  const { lang } = document.documentElement;
  navigator.serviceWorker?.register(`/sw.js?lang=${lang}`, { updateViaCache: 'none' }).catch(() => {});
});
