/*
 * One stream a browser, whatever tabs are open: the tab that gets the lock holds it and tells the others. The server
 * renews the presence lease while it is open, so that it must not pause in a hidden tab, as a page's stream does.
 */
const others = new BroadcastChannel('alerts');
let latest;

function show({ unread, waiting }) {
  const short = (count) => (count > 99 ? '99+' : String(count));
  const calls = unread + waiting;
  const title = document.title.replace(/^\(\d+\+?\) /, '');
  document.title = calls > 0 ? `(${short(calls)}) ${title}` : title;
  const badge = document.getElementById('rail-unread');
  if (!badge) return;
  badge.hidden = unread === 0;
  badge.firstElementChild.textContent = short(unread);
}

function share() {
  if (latest) others.postMessage(latest);
}
others.addEventListener('message', ({ data }) => {
  if (data === 'hello') return share(); // a new tab asks for the numbers of now
  latest = data;
  show(latest);
});
document.addEventListener('htmx:after:swap', () => latest && show(latest)); // a new page has a new title

let waitMs = 5000;

/** Resolves when the server has refused it: signed out, or starting. A lost connection EventSource mends by itself. */
function hold() {
  return new Promise((release) => {
    const stream = new EventSource('/alerts');
    stream.addEventListener('message', ({ data }) => {
      waitMs = 5000;
      latest = JSON.parse(data);
      show(latest);
      share();
    });
    stream.addEventListener('error', () => {
      if (stream.readyState !== EventSource.CLOSED) return;
      setTimeout(release, waitMs);
      waitMs = Math.min(60_000, waitMs * 2);
    });
  });
}

async function holdInTurn() {
  for (;;) await (navigator.locks ? navigator.locks.request('alerts', hold) : hold()); // no locks without https
}

others.postMessage('hello');
void holdInTurn();
