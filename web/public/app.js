/* What htmx and HTML cannot say. Listeners are on the document, so that swapped fragments need no wiring. */
const $ = (selector, root = document) => root.querySelector(selector);
const composer = () => $('form.composer textarea');
const typing = (element) =>
  Boolean(element.closest?.('input:not([type="checkbox"]), textarea, select, [contenteditable]'));

/* --- single keys, off while a field has focus ---------------------------------------------------------------------- */
const rows = () => [...document.querySelectorAll('.list .convo')];

function step(by) {
  const all = rows();
  const at = all.indexOf(document.activeElement?.closest('.list .convo') ?? $('.list .convo[aria-current]'));
  const next = all[at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  if (!next) return;
  // The answer says so too, and later: who presses again meanwhile goes on from here.
  $('.list .convo[aria-current]')?.removeAttribute('aria-current');
  next.setAttribute('aria-current', 'true');
  next.focus();
  next.click();
}

/* The row that has the focus, else the conversation that is open. */
function markUnread() {
  const row = document.activeElement?.closest('.convo:not([aria-current])')?.parentElement;
  if (!row) return press('u');
  const path = `/conversations/${row.id.slice('convo-'.length)}/unread`;
  htmx.ajax('POST', path, { target: '#toasts', swap: 'none' });
}

/* G, and then where to. What is not in the rail is not gone to, and the letter does nothing else either: no C that claims. */
let going;

function go() {
  clearTimeout(going);
  going = setTimeout(() => (going = undefined), 1500);
}
function gone(key) {
  if (going === undefined) return false;
  clearTimeout(going);
  going = undefined;
  $(`[data-go="${CSS.escape(key)}"]`)?.click();
  return true;
}

/* The arrows go through the list from one of its rows, and Enter opens; anywhere else they scroll. */
function along(by) {
  const row = document.activeElement?.closest('.list .convo');
  if (!row) return undefined;
  const all = rows();
  return () => all[Math.min(all.length - 1, Math.max(0, all.indexOf(row) + by))].focus();
}

const press = (name) => $(`[data-key="${name}"]:not(:disabled, [aria-disabled="true"])`)?.click();
const keys = {
  j: () => step(1),
  k: () => step(-1),
  g: go,
  a: () => $('#presence')?.click(),
  c: () => press('c'),
  e: () => press('e'),
  r: () => press('r'),
  t: () => press('t'),
  u: markUnread,
  z: () => [...document.querySelectorAll('[data-key="z"]')].at(-1)?.click(),
  m: () => press('m'),
  n: () => press('n'),
  x: () => {
    const row = document.activeElement?.closest('.convo-row') ?? $('.convo[aria-current]')?.parentElement;
    $('.convo-tick', row ?? document)?.click();
  },
  '/': () => $('[data-finds]')?.focus(),
  '?': () => $('#keys')?.showModal(),
};

/* Escape: out of the field to its thread, out of the thread to the list. Dialogs and popovers close by themselves. */
function backOut(target) {
  if ($('dialog[open], :popover-open')) return;
  if (target.matches?.('.composer textarea')) $('#thread-title')?.focus();
  else if (location.hash) location.hash = '#';
  else if (target.id === 'q' ? target.value === '' : target.closest?.('#thread, #contact')) toList();
}
function toList() {
  const row = $('.list .convo[aria-current]') ?? rows()[0];
  (row?.checkVisibility() ? row : ($('#thread-title') ?? $('#main')))?.focus();
}

/* The key by what stands on its cap: where one writes Arabic, Greek or Cyrillic, C is C's place. A browser that fills a field in names none. */
globalThis.keyOf = ({ key = '', code = '', shiftKey }) => {
  if (!/^[^\0-\x7f]/.test(key)) return key.toLowerCase();
  if (code === 'Slash') return shiftKey ? '?' : '/';
  return code.startsWith('Key') ? code.slice(3).toLowerCase() : key;
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === 'Escape') return backOut(event.target);
  if (typing(event.target) || $('dialog[open], :popover-open')) return;
  if (document.body.dataset.keys === 'off') return; // turned off in Profile (WCAG 2.1.4)
  const key = keyOf(event);
  if (gone(key)) return event.preventDefault();
  const arrow = !event.shiftKey && { arrowdown: 1, arrowup: -1 }[key];
  const act = arrow ? along(arrow) : keys[key];
  if (!act) return;
  event.preventDefault();
  act();
});

/* --- focus: after a command it goes on to where the work is, never to <body> ----------------------------------------- */
function leaveMenus() {
  $('dialog[open]')?.close();
  $('.pop:popover-open')?.hidePopover();
}
document.addEventListener('focus-next', ({ detail }) => {
  leaveMenus();
  const row = document.getElementById(detail?.row)?.querySelector('.convo');
  if (row) return row.focus();
  const field = composer();
  if (field?.checkVisibility()) field.focus();
  else toList();
});

/* This one is done with: to the row after it, as the list was when the form was sent. By now it may have left the list. */
let following = null;
document.addEventListener(
  'submit',
  () => {
    const all = rows();
    const at = all.findIndex((row) => row.getAttribute('aria-current') === 'true');
    following = all[at + 1] ?? all[at - 1] ?? null;
  },
  true,
);
document.addEventListener('focus-onward', () => {
  leaveMenus();
  if (following?.checkVisibility()) following.focus();
  else toList();
});

/* --- the stream: a banner after three seconds without it ------------------------------------------------------------ */
let lost;

function connected() {
  clearTimeout(lost);
  lost = undefined;
  $('#reconnecting')?.setAttribute('hidden', '');
}
function disconnected() {
  lost ??= setTimeout(() => $('#reconnecting')?.removeAttribute('hidden'), 3000);
}
document.addEventListener('htmx:sse:after:connection', connected);
document.addEventListener('htmx:sse:before:connection', disconnected);
document.addEventListener('htmx:sse:error', ({ detail }) => {
  if (detail.status === 401)
    location.reload(); // the session has ended: the login page comes instead
  else disconnected();
});

/* hx-sse connects again by itself, but not where the first try has failed. */
function connectAgain({ detail }) {
  const live = detail.ctx?.sourceElement;
  if (live?.id !== 'live') return;
  if (detail.ctx.response?.status === 401) return location.reload();
  disconnected();
  setTimeout(() => {
    if (!live.isConnected) return;
    const again = live.cloneNode(true);
    live.replaceWith(again);
    htmx.process(again);
  }, 2000);
}
document.addEventListener('htmx:error', connectAgain);
document.addEventListener('htmx:response:error', connectAgain);

/* --- a thread asked for while another takes its place: the answer goes where that stands by then ------------------------ */
document.addEventListener('htmx:before:swap', ({ detail: { tasks } }) => {
  for (const task of tasks) if (task.target?.id === 'thread') task.target = '#thread';
});

/* --- a form asked for by a link opens over the page it is about; closed, the link has the focus again ----------------- */
document.addEventListener('users-dialog', () => {
  const dialog = $('#users-dialog');
  if (dialog && !dialog.open) dialog.showModal();
});

/* --- a tag is put on or taken off: what was pressed may be gone, and the menu has done its work ----------------------- */
document.addEventListener('tagged', () => {
  if ($('#tag-menu:popover-open')) $('#tag-menu').hidePopover();
  $('#tag-put')?.focus();
});

/* --- small things ---------------------------------------------------------------------------------------------------- */
document.addEventListener('theme', ({ detail: { theme } }) => {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
});

document.addEventListener('click', ({ target }) => {
  const eye = target.closest?.('[data-reveal]');
  if (!eye) return;
  const field = document.getElementById(eye.dataset.reveal);
  const shown = field.type === 'password';
  field.type = shown ? 'text' : 'password';
  eye.setAttribute('aria-pressed', String(shown));
});

document.addEventListener('click', async ({ target }) => {
  const button = target.closest?.('[data-copy]');
  if (!button) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
  button.querySelector('span').textContent = button.dataset.done;
});

/* --- toasts stand in the dialog that is open: all around it is behind its backdrop, and inert, so neither seen nor read out --- */
function bringToasts(opened) {
  const dialog = opened ?? [...document.querySelectorAll('dialog:modal')].at(-1);
  const [toasts, place] = [$('#toasts'), dialog ?? document.body];
  if (toasts && toasts.parentElement !== place) place.append(toasts);
}
document.addEventListener(
  'toggle',
  ({ target }) => target.matches('dialog') && bringToasts(target.matches(':modal') ? target : undefined),
  true,
);
document.addEventListener('close', () => bringToasts(), true); // before templates.js empties it
/* They are not part of what a dialog shows, and outlive it. */
document.addEventListener('htmx:before:swap', ({ detail: { tasks } }) => {
  const dialog = $('#toasts')?.closest('dialog');
  const around = (target) => (typeof target === 'string' ? $(target) : target)?.contains(dialog);
  if (dialog && tasks.some(({ target }) => around(target))) document.body.append($('#toasts'));
});
document.addEventListener('htmx:after:swap', () => bringToasts());

/* --- what was pressed and reached nobody: by htmx, or by a form of its own, which sw.js tells us of --------------------- */
function sayUnsent(template = '#unsent') {
  $('#toasts > [data-unsent]')?.remove();
  const toast = $(template)?.content.firstElementChild.cloneNode(true);
  if (!toast) return false;
  ($('#toasts') ?? document.body).append(toast);
  settle();
  return true;
}
document.addEventListener('htmx:error', ({ detail: { ctx } }) => {
  const pressed = ['submit', 'click'].includes(ctx?.sourceEvent?.type); // and not what a page sends by itself
  if (pressed) sayUnsent(ctx.request.method === 'GET' ? '#unfetched' : '#unsent');
});
navigator.serviceWorker?.addEventListener('message', ({ data, ports }) => {
  if (data.unsent && sayUnsent()) ports[0].postMessage('said');
});

/* Who is at it keeps it. */
function leave(toast) {
  setTimeout(() => (toast.matches(':hover, :focus-within') ? leave(toast) : toast.remove()), 10_000);
}
/* Whoever was in it is put back where they came from. */
let cameFrom = null;
document.addEventListener('focusin', ({ target, relatedTarget }) => {
  if (target.closest('#toasts') && !relatedTarget?.closest('#toasts')) cameFrom = relatedTarget;
});
function drop(toast) {
  const held = toast?.contains(document.activeElement);
  toast?.remove();
  if (held) (cameFrom?.isConnected ? cameFrom : $('#main')).focus();
}
document.addEventListener('htmx:finally:request', ({ target }) => drop(target.closest?.('.toast')));
document.addEventListener('click', ({ target }) =>
  drop(target.closest?.('[data-dismiss]')?.closest('.toast')),
);

function settle() {
  // A page without https has no clipboard: there the text is chosen by hand.
  if (navigator.clipboard)
    for (const button of document.querySelectorAll('[data-copy][hidden]')) button.hidden = false;
  for (const eye of document.querySelectorAll('[data-reveal][hidden]')) eye.hidden = false;
  for (const toast of document.querySelectorAll('.toast:not([data-leaving])')) {
    toast.dataset.leaving = '1';
    leave(toast);
  }
}
document.addEventListener('htmx:after:swap', settle);
settle();

/* On a phone the settings are a row that scrolls: the present one is in sight. */
document
  .querySelector('.settings-nav [aria-current]')
  ?.scrollIntoView({ block: 'nearest', inline: 'center' });
