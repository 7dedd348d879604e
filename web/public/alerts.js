/*
 * One stream a browser, whatever tabs are open: the tab that gets the lock holds it and tells the others. The server
 * renews the presence lease while it is open, so that it must not pause in a hidden tab, as a page's stream does. What
 * calls whom the server decides; which tab rings and which one shows it, the holder.
 */
(() => {
  const others = new BroadcastChannel('alerts');
  let latest;
  let sounds = false;

  /* --- the badge: in the title, on the inbox in the rail, and on the app's icon ------------------------------------ */
  function show({ unread, waiting }) {
    const short = (count) => (count > 99 ? '99+' : String(count));
    const calls = unread + waiting;
    const title = document.title.replace(/^\(\d+\+?\) /, '');
    document.title = calls > 0 ? `(${short(calls)}) ${title}` : title;
    navigator.setAppBadge?.(calls).catch(() => {}); // none of 0; refused where the app is not installed
    const badge = document.getElementById('rail-unread');
    if (!badge) return;
    badge.hidden = unread === 0;
    badge.firstElementChild.textContent = short(unread);
  }
  document.addEventListener('htmx:after:swap', () => latest && show(latest)); // a new page has a new title

  /* --- may this browser be heard at all? --------------------------------------------------------------------------- */
  async function sayWhetherSilent(calledFor = false) {
    const banner = document.getElementById('sound-blocked');
    if (!banner) return;
    const wanted = sounds && (latest?.available || calledFor);
    banner.hidden = !wanted || Sounds.heard() || (await Popups.held()).has('voice');
  }
  Sounds.whenChanged(() => {
    others.postMessage({ voice: true });
    void sayWhetherSilent();
  });
  document.addEventListener('click', ({ target }) => target.closest?.('#sound-unblock') && Sounds.unlock());

  /* --- to every tab, this one too ---------------------------------------------------------------------------------- */
  function tell(news) {
    others.postMessage(news);
    take(news);
  }
  function take(news) {
    if (news.counts) show((latest = news.counts));
    if (news.sounds !== undefined) sounds = news.sounds;
    if (sounds) Sounds.ready();
    if (news.counts || news.sounds !== undefined || news.voice) void sayWhetherSilent();
    if (news.play && Sounds.isVoice()) Sounds.play(news.play.sound, news.play.volume);
    if (news.silent) void sayWhetherSilent(true);
    if (document.visibilityState !== 'visible' || !document.hasFocus()) return;
    if (news.popup) Popups.inside(news.popup);
    if (news.missed) Popups.missed(news.missed);
  }
  others.addEventListener('message', ({ data }) => {
    if (data === 'hello') return latest && others.postMessage({ counts: latest, sounds }); // a new tab asks for now
    take(data);
  });

  /* --- a call ------------------------------------------------------------------------------------------------------ */
  /* Kept beyond this page, so that a new stream calls nobody again. */
  const remembered = 300;
  function isFirst(id) {
    const rung = JSON.parse(localStorage.getItem('alerts-rung') ?? '[]');
    if (rung.includes(id)) return false;
    localStorage.setItem('alerts-rung', JSON.stringify([...rung, id].slice(-remembered)));
    return true;
  }

  async function call({ ring, missed, ids }) {
    let isMade = true;
    for (const alert of ring) {
      if (!isFirst(alert.id)) continue;
      const held = await Popups.held();
      if (held.has(`looking ${alert.conversation}`)) continue; // they see it happen
      const heard = held.has('voice') || Sounds.isVoice();
      if (alert.sound) tell(heard ? { play: alert } : { silent: true });
      if (!alert.popup) continue;
      if (!held.has('front') && Popups.permission() === 'granted')
        isMade = (await Popups.outside(alert, Boolean(alert.sound) && heard)) && isMade;
      else tell({ popup: alert });
    }
    if (missed) tell({ missed });
    if (ids && isMade) await sayMade(ids);
  }

  /* So that no phone rings for what is before somebody's eyes, nor this browser twice. */
  async function sayMade(ids) {
    const where = (await Popups.held()).has('attending') ? 'everywhere' : 'here';
    const body = new URLSearchParams({ ids: ids.join(' '), where });
    await fetch('/alerts/heard', { method: 'POST', body }).catch(() => {}); // unsaid, the phone rings
  }

  /* --- the stream -------------------------------------------------------------------------------------------------- */
  const patience = 50_000; // the server says something every 15 s
  let waitMs = 1000;

  function address() {
    const heardAt = Number(localStorage.getItem('alerts-heard'));
    return heardAt > 0 ? `/alerts?away=${Math.max(0, Date.now() - heardAt)}` : '/alerts';
  }

  /* Resolves when it is over: refused, lost, or gone quiet. Each new one says how long nothing was heard. */
  function hold() {
    return new Promise((release) => {
      const stream = new EventSource(address());
      let quiet;
      const over = () => {
        clearTimeout(quiet);
        stream.close();
        setTimeout(release, waitMs);
        waitMs = Math.min(60_000, waitMs * 2);
      };
      const alive = () => {
        clearTimeout(quiet);
        quiet = setTimeout(over, patience);
      };
      stream.addEventListener('message', ({ data }) => {
        alive();
        waitMs = 1000;
        localStorage.setItem('alerts-heard', String(Date.now()));
        const news = JSON.parse(data);
        if ('unread' in news) tell({ counts: news });
        if ('sounds' in news) tell(news);
        if ('ring' in news) void call(news);
      });
      stream.addEventListener('error', over);
      alive();
    });
  }

  async function holdInTurn() {
    for (;;) await (navigator.locks ? navigator.locks.request('alerts', hold) : hold()); // no locks without https
  }

  others.postMessage('hello');
  void holdInTurn();
})();
