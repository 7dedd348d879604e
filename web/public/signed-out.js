/* Nobody is signed in here: what this device still shows of whoever was goes. */
navigator.clearAppBadge?.().catch(() => {});
navigator.serviceWorker?.ready.then(
  async (worker) => {
    for (const shown of await worker.getNotifications()) shown.close();
  },
  () => {},
);
