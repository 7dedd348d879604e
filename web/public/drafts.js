/*
 * What is being written, a reply or a note, is kept on the server: saved while somebody types and when they leave, there
 * again in any browser. Each save counts a revision up, so that one which comes late overwrites nothing newer. Until the
 * server has it, it is in this tab's storage: a page that reloads is faster than its last save. Where the same person
 * has typed in two windows, this one keeps its own and offers the other.
 */
(() => {
  const waitMs = 800;
  const mostMs = 3000;
  /** A text that was typed longer ago than this gives way to what another browser has saved since. */
  const freshMs = 15_000;
  /** How far sending counts the revision up on the server (db/drafts.ts): what is typed next is later than that. */
  const leap = 1000;
  const { grow } = globalThis.composing;

  /**
   * field id → { text, saved, revision, known, other, theirs, mine, conversation, kind, typedAt, timer, underway }; `revision`
   * is the last one tried from here, `known` the last one of the server's that this page has seen, `theirs` its text; `mine`:
   * some of the text was typed here.
   */
  const kept = new Map();
  const threads = new WeakSet();
  const settled = new WeakSet();

  const thread = () => document.getElementById('thread');
  const fields = () =>
    [
      ['reply', document.querySelector('#composer textarea')],
      ['note', document.querySelector('#note-composer textarea')],
    ].filter(([, field]) => field);
  /** By whose it is: the next person in this tab finds nothing of it. */
  const stored = (id) => `kept-${owner}-${id}`;
  let owner = '';
  const conversationOf = ({ id }) => id.slice(id.indexOf('-') + 1);

  /* --- found again ---------------------------------------------------------------------------------------------- */
  function settle() {
    const place = thread();
    const drawn = place?.dataset.writer !== undefined && !threads.has(place);
    if (drawn) owner = place.dataset.writer;
    if (drawn) threads.add(place);
    for (const [kind, field] of fields()) {
      if (drawn) find(kind, field, Number(place.dataset[`${kind}Revision`] ?? 0));
      else if (!settled.has(field)) put(field, kept.get(field.id)?.text ?? '');
      settled.add(field);
      offer(field);
    }
    void takeOver();
    for (const [id, state] of kept) if (!document.getElementById(id)) void save(state, { leaving: true });
  }

  /** A thread that was just drawn has what the server knows; what this page or tab has typed since is later. */
  function find(kind, field, revision) {
    const known = kept.get(field.id);
    const typedHere = JSON.parse(sessionStorage.getItem(stored(field.id)) ?? 'null');
    // Not its value: on a reload that is what the browser last noted of the field, which may be from before the text.
    const body = field.defaultValue;
    const drawn = { body, revision };
    const state = { text: body, saved: body, revision, known: revision, typedAt: 0 };
    state.theirs = body;
    Object.assign(state, { field: field.id, kind, conversation: conversationOf(field), underway: false });
    if (known && known.text !== known.saved)
      Object.assign(state, known, { revision: Math.max(revision, known.revision) });
    else if (typedHere !== null && typedHere.revision > revision)
      Object.assign(state, { text: typedHere.text, mine: true });
    else {
      if (state.text !== '') leave(state, known?.text ?? ''); // empty, it was sent from elsewhere
      leave(state, typedHere?.text ?? '');
    }
    clearTimeout(known?.timer);
    kept.set(field.id, state);
    meet(state, drawn);
    put(field, state.text);
    if (state.text !== state.saved) later(state);
  }

  /** As if typed: a field that has no text of its own in the page is what a swap around it leaves alone. */
  function put(field, text) {
    field.value = text;
    field.defaultValue = '';
    grow(field);
  }

  /* --- kept ------------------------------------------------------------------------------------------------------ */
  /* After a pause, and now and then for who makes none. */
  function later(state) {
    clearTimeout(state.timer);
    state.since ??= Date.now();
    const left = Math.max(0, mostMs - (Date.now() - state.since));
    state.timer = setTimeout(() => void save(state), Math.min(waitMs, left));
  }

  function typed(field) {
    const state = kept.get(field.id);
    if (!state) return;
    Object.assign(state, { text: field.value, typedAt: Date.now(), mine: true });
    if (state.text === state.saved) return sessionStorage.removeItem(stored(field.id));
    sessionStorage.setItem(
      stored(field.id),
      JSON.stringify({ text: state.text, revision: state.revision + 1 }),
    );
    later(state);
  }

  async function save(state, { leaving = false } = {}) {
    clearTimeout(state.timer);
    if (state.text === state.saved || (state.underway && !leaving)) return;
    const { text, conversation, kind } = state;
    state.revision += 1;
    state.since = undefined;
    state.underway = true;
    try {
      const answer = await fetch(`/conversations/${conversation}/drafts`, {
        method: 'POST',
        headers: { 'HX-Request': 'true', 'HX-Current-URL': location.href },
        body: new URLSearchParams({
          ...{ kind, body: text, revision: state.revision },
          ...(leaving && { leaving: '1' }),
        }),
        keepalive: leaving,
      });
      if (answer.ok) settleSave(state, text, await answer.json());
    } catch (error) {
      // No way to the server: the text stays in this tab, and is saved with what is typed next.
      if (!(error instanceof TypeError)) throw error;
    } finally {
      state.underway = false;
    }
  }

  function settleSave(state, text, { kept: took, revision, body, line }) {
    if (took) Object.assign(state, { saved: text, known: revision });
    else meet(state, { body, revision });
    if (state.text === state.saved) sessionStorage.removeItem(stored(state.field));
    else if (took) later(state);
    else if (Date.now() - state.typedAt < freshMs) setTimeout(() => void save(state));
    const place = document.getElementById(`line-${state.conversation}`);
    if (place && line !== null) place.outerHTML = line;
  }

  /* --- typed elsewhere ------------------------------------------------------------------------------------------- */
  /** What was kept later than anything from here. Untouched here, it is shown; neither text goes unseen. */
  function meet(state, { body, revision }) {
    const field = document.getElementById(state.field);
    if (!field || revision <= state.known) return;
    const { text, saved } = state;
    Object.assign(state, { known: revision, revision: Math.max(state.revision, revision), saved: body });
    if (body === '' && state.other) over(state, field);
    else if (text !== saved) leave(state, body);
    else {
      state.text = body;
      put(field, body);
      if (body !== '' && state.mine) leave(state, text);
      state.mine = false;
    }
    state.theirs = body;
    offer(field);
  }

  /* Sent or emptied elsewhere: of the two texts the one that was there is over, and the other is kept. */
  function over(state, field) {
    if (state.text === state.theirs) put(field, (state.text = state.other));
    state.other = undefined;
    later(state);
  }

  /* Not in the field any more, or not yet; what the field only goes on with is all there. */
  function leave(state, text) {
    if (!state.text.startsWith(text)) state.other = text;
    if (state.text === state.saved) sessionStorage.removeItem(stored(state.field));
  }

  function offer(field) {
    const there = field.parentElement.querySelector('.other-draft');
    const state = kept.get(field.id);
    const template = document.getElementById('other-draft');
    if (!state?.other) return there?.remove();
    if (there || !template) return;
    const line = template.content.firstElementChild.cloneNode(true);
    line.querySelector('button').addEventListener('click', () => {
      const { other } = state;
      state.other = state.text;
      put(field, other);
      typed(field);
      if (!state.other) offer(field);
      field.focus();
    });
    field.after(line);
  }

  /* Nobody types in two windows at once: whoever has been elsewhere comes back to this one. */
  async function lookElsewhere(which = () => true) {
    const states = [...kept.values()].filter((state) => document.getElementById(state.field) && which(state));
    if (states.length === 0 || document.hidden) return;
    const headers = { 'HX-Request': 'true' };
    const at = `/conversations/${states[0].conversation}/drafts`;
    const answer = await fetch(at, { headers }).catch(() => null);
    if (!answer?.ok) return;
    const drafts = await answer.json();
    for (const state of states)
      if (kept.get(state.field) === state && !state.underway && which(state)) meet(state, drafts[state.kind]);
  }
  addEventListener('focus', () => void lookElsewhere());

  /* Both windows are in sight, and the stream has said that the other has a later text: a field nobody is in shows it. */
  let looking = false;
  async function takeOver() {
    const moved = document.getElementById('drafts-moved')?.dataset;
    const behind = (state) =>
      Number(moved?.[state.kind] ?? 0) > Math.max(state.known, state.revision) &&
      state.text === state.saved &&
      !(document.hasFocus() && document.activeElement?.id === state.field);
    if (looking || ![...kept.values()].some((state) => document.getElementById(state.field) && behind(state)))
      return;
    looking = true;
    await lookElsewhere(behind).finally(() => (looking = false));
  }
  /* What is new in the thread may be the other text, sent from there. */
  document.addEventListener('placed', () => [...kept.values()].some(({ other }) => other) && lookElsewhere());

  document.addEventListener('input', ({ target }) => {
    if (fields().some(([, field]) => field === target)) typed(target);
  });

  /* Sent: the server has dropped it with the same press. What was added meanwhile is a new one. */
  const sent = (kind) => () => {
    const field = fields().find(([each]) => each === kind)?.[1];
    const state = field && kept.get(field.id);
    if (!state) return;
    state.saved = '';
    state.revision += leap;
    state.other = undefined;
    typed(field);
    offer(field);
  };
  document.addEventListener('sent', sent('reply'));
  document.addEventListener('noted', sent('note'));

  /* --- on leaving the page, which may not come back -------------------------------------------------------------- */
  const goes = () => {
    for (const state of kept.values()) void save(state, { leaving: true });
  };
  addEventListener('pagehide', goes);
  document.addEventListener('visibilitychange', () => document.hidden && goes());

  document.addEventListener('htmx:after:swap', settle);
  settle();
})();
