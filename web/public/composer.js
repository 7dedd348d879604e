/*
 * Writing to a customer. What is begun besides the text (the message it answers, files, a recording) is kept for each
 * conversation while the page lives, whatever is swapped around it; the text is kept by drafts.js.
 */
(() => {
  const field = () => document.querySelector('#composer textarea');
  const form = () => document.querySelector('form.composer');
  const writing = () => form()?.querySelector('textarea');

  /** conversation → { quote: what stands in #composer-quote, files (files.js), voice: what is being recorded (voice.js) } */
  const begun = new Map();
  function mine() {
    const id = field()?.id.slice('draft-'.length);
    if (!id) return null;
    if (!begun.has(id)) begun.set(id, { quote: null, files: [], voice: null });
    return begun.get(id);
  }

  globalThis.composing = {
    form,
    mine,
    writing,
    grow: (text) => grow(text),
    goOn,
  };

  /* --- the text: the field grows (drafts.js keeps what is in it) ---------------------------------------------------- */
  function grow(text) {
    if (CSS.supports('field-sizing', 'content')) return;
    text.rows = Math.min(10, Math.max(1, text.value.split('\n').length));
  }
  document.addEventListener('input', ({ target }) => {
    if (target !== writing()) return;
    grow(target);
  });

  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (key !== 'Enter' || event.isComposing || target.tagName !== 'TEXTAREA') return;
    const sends = target.matches('.composer textarea')
      ? !event.shiftKey && !event.altKey
      : event.ctrlKey || event.metaKey;
    if (!sends || matchMedia('(pointer: coarse)').matches) return; // on a phone Enter is a new line
    event.preventDefault();
    target.form.requestSubmit();
  });

  function insert(emoji) {
    const text = writing();
    if (!text) return;
    text.setRangeText(emoji, text.selectionStart, text.selectionEnd, 'end');
    text.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /* --- sent: gone from the composer; what was added while it was on its way is not ---------------------------------- */
  let sending = { text: '', quote: null };
  document.addEventListener('submit', ({ target }) => {
    if (target === form()) sending = { text: writing().value, quote: quoted() };
    else if (target.matches('.voice-panel')) sending = { text: '', quote: quoted() };
  });
  document.addEventListener('sent', () => {
    const text = writing();
    if (!text) return;
    if (text.value.startsWith(sending.text)) text.value = text.value.slice(sending.text.length);
    grow(text);
    if (sending.quote !== null && quoted() === sending.quote) dropQuote();
    sending = { text: '', quote: null };
    goOn(text);
  });

  /* Whoever has left the composer meanwhile is not fetched back. */
  function goOn(text) {
    const at = document.activeElement;
    if (at === document.body || at?.closest('#composer, #note-composer')) text.focus();
  }

  /* --- turned back by the server: the sentence stays until the text is another or is sent again ---------------------- */
  const turnedBack = '.composer-refusal[hx-morph-skip]';
  function takeAway({ target }) {
    const form = target.form ?? target;
    const sentence = target.closest?.('.composer') && form.querySelector(turnedBack);
    if (!sentence) return;
    sentence.replaceChildren();
    sentence.removeAttribute('hx-morph-skip');
    form.elements.body.removeAttribute('aria-invalid');
  }
  document.addEventListener('input', takeAway);
  document.addEventListener('submit', takeAway, true); // before files.js says something there
  function settleTurnedBack() {
    for (const sentence of document.querySelectorAll(turnedBack))
      sentence.closest('form').elements.body.setAttribute('aria-invalid', 'true');
  }

  /* --- the message that is answered --------------------------------------------------------------------------------- */
  const quote = () => document.getElementById('composer-quote');
  const quoted = () => quote()?.querySelector('[name="reply_to"]')?.value ?? null;

  function dropQuote() {
    quote()?.replaceChildren();
    const state = mine();
    if (state) state.quote = null;
  }
  function settleQuote() {
    const [place, state] = [quote(), mine()];
    if (!place || !state) return;
    const [there, known] = [quoted(), state.quote?.id ?? null];
    if (there === null && known !== null) place.replaceChildren(...state.quote.nodes);
    if (there === null || there === known) return;
    state.quote = { id: there, nodes: [...place.childNodes] };
    writing()?.focus();
  }
  document.addEventListener('click', (event) => {
    if (!event.target.closest?.('[data-drop-quote]')) return;
    event.preventDefault();
    dropQuote();
    writing()?.focus();
  });

  /* --- reactions: one popover, filled for the message it is opened on ----------------------------------------------- */
  document.addEventListener('click', ({ target }) => {
    const link = target.closest?.('[data-opens]');
    const pop = link && document.getElementById(link.dataset.opens);
    if (!pop) return;
    pop.replaceChildren();
    pop.showPopover({ source: link });
  });
  document.addEventListener('reacted', () => {
    const pop = document.querySelector('#react:popover-open');
    pop?.hidePopover();
    pop?.replaceChildren();
  });

  /* --- emoji: the picker is loaded when it is first wanted ----------------------------------------------------------- */
  document.addEventListener('click', async ({ target }) => {
    const button = target.closest?.('[data-emoji]');
    if (!button) return;
    const inReaction = button.dataset.emoji === 'react';
    const place = inReaction
      ? button.closest('form').querySelector('.emoji-place')
      : document.getElementById('emoji');
    if (inReaction) {
      const open = place.childElementCount === 0;
      button.setAttribute('aria-expanded', String(open));
      if (!open) return place.replaceChildren();
    }
    const { show } = await import(button.dataset.script);
    if (inReaction) return show(place, (emoji) => reactWith(place.closest('form'), emoji));
    show(place, (emoji) => {
      place.hidePopover();
      writing()?.focus();
      insert(emoji);
    });
  });
  function reactWith(menu, emoji) {
    const chosen = document.createElement('input');
    Object.assign(chosen, { type: 'hidden', name: 'emoji', value: emoji });
    menu.append(chosen);
    menu.requestSubmit();
    chosen.remove();
  }

  /* --- voice: one that is recorded in another conversation rests, and is there again with its own --------------------- */
  document.addEventListener('click', async ({ target }) => {
    const button = target.closest?.('#voice-button');
    if (button) (await import(button.dataset.script)).record();
  });
  function settleVoice() {
    const [place, state] = [document.getElementById('composer-voice'), mine()];
    for (const other of begun.values()) if (other !== state) other.voice?.away();
    const panel = state?.voice?.panel;
    if (place && panel && !panel.isConnected) place.replaceChildren(panel);
  }

  /* --- the thread: from one message's tools to the next by arrow keys, so that Tab passes the log in one step --------- */
  const tools = () => [...document.querySelectorAll('#thread-log .bubble-tools')];
  let at = null;
  function settleTools() {
    const all = tools();
    if (!all.includes(at)) at = all.at(-1) ?? null;
    for (const each of all) for (const link of each.children) link.tabIndex = each === at ? 0 : -1;
  }
  document.addEventListener('focusin', ({ target }) => {
    const group = target.closest?.('.bubble-tools');
    if (!group || group === at) return;
    at = group;
    settleTools();
  });
  document.addEventListener('keydown', (event) => {
    const group = event.target.closest?.('.bubble-tools');
    if (!group || !['ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key)) return;
    const all = tools();
    const nth = all.indexOf(group);
    const to = { ArrowUp: nth - 1, ArrowDown: nth + 1, Home: 0, End: all.length - 1 }[event.key];
    event.preventDefault();
    all[to]?.children[[...group.children].indexOf(event.target)]?.focus();
  });

  function settle() {
    settleTurnedBack();
    settleQuote();
    settleVoice();
    settleTools();
    const pop = document.querySelector('#react:popover-open');
    if (pop && !pop.contains(document.activeElement)) pop.querySelector('button')?.focus();
  }
  document.addEventListener('htmx:after:swap', settle);
  settle();
})();
