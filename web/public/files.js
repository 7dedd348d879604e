/*
 * Files for a reply: chosen, dropped anywhere on the thread, or pasted; uploaded at once, shown with their progress, and
 * sent in their order with the next press. They are kept for each conversation while the page lives (composer.js).
 */
(() => {
  const { form, mine, writing } = globalThis.composing;
  const atOnce = 2;
  const place = () => document.getElementById('composer-files');
  const template = () => document.getElementById('file-template');
  const word = (name, filled = {}) =>
    template().dataset[name].replace(/\{(\w+)\}/g, (_, key) => filled[key] ?? '');

  function files() {
    return mine()?.files ?? [];
  }
  const size = (bytes) =>
    bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

  /* --- one file ------------------------------------------------------------------------------------------------------ */
  function add(chosen) {
    if (!form()) return;
    const list = files();
    for (const file of chosen) {
      const entry = { file, state: 'waiting', id: null, request: null, uploads: place().dataset.uploads };
      entry.element = drawn(entry);
      entry.list = list;
      if (list.length >= Number(place().dataset.most)) refuse(entry, word('tooMany', { count: list.length }));
      else if (file.size > Number(place().dataset.largest))
        refuse(entry, word('tooLarge', { size: size(file.size) }));
      else if (file.size === 0) refuse(entry, word('empty'));
      list.push(entry);
    }
    settle();
    begin(list);
    writing()?.focus();
  }

  function drawn(entry) {
    const { name, type } = entry.file;
    const element = template().content.firstElementChild.cloneNode(true);
    const part = (selector) => element.querySelector(selector);
    part('.attached-name').textContent = name;
    part('.attached-size').textContent = size(entry.file.size);
    part('progress').setAttribute('aria-label', word('uploading', { name }));
    for (const button of element.querySelectorAll('[data-word]')) {
      const says = word(button.dataset.word, { name });
      button.setAttribute('aria-label', says);
      button.title = says;
    }
    if (/^image\/(png|jpeg|webp|gif)$/.test(type)) {
      const picture = part('img');
      picture.src = URL.createObjectURL(entry.file);
      picture.hidden = false;
      part('.file-ico').hidden = true;
    }
    part('[data-word="retry"]').addEventListener('click', () => {
      entry.state = 'waiting';
      show(entry);
      begin(entry.list);
    });
    part('[data-word="remove"]').addEventListener('click', () => remove(entry));
    return element;
  }

  function show({ element, state, id, sentence = '' }) {
    element.dataset.state = state;
    element.querySelector('progress').hidden = state !== 'waiting' && state !== 'uploading';
    element.querySelector('[data-word="retry"]').hidden = state !== 'failed';
    element.querySelector('.attached-refusal').textContent =
      state === 'failed' || state === 'refused' ? sentence : '';
    const field = element.querySelector('input');
    field.disabled = state !== 'done';
    field.value = id ?? '';
  }
  function refuse(entry, sentence, state = 'refused') {
    entry.state = state;
    entry.sentence = sentence;
    show(entry);
  }

  function remove(entry) {
    const list = entry.list;
    list.splice(list.indexOf(entry), 1);
    entry.request?.abort();
    if (entry.id) void fetch(`${entry.uploads}/${entry.id}/removal`, { method: 'POST' }).catch(() => {});
    leave(entry);
    begin(list);
    writing()?.focus();
  }
  function leave({ element }) {
    const { src } = element.querySelector('img');
    if (src) URL.revokeObjectURL(src);
    element.remove();
  }

  /* --- on their way: two at once, the first chosen first -------------------------------------------------------------- */
  function begin(list) {
    for (const entry of list) {
      if (list.filter(({ state }) => state === 'uploading').length >= atOnce) break;
      if (entry.state === 'waiting') void upload(entry).then(() => begin(list));
    }
    sendIfWaiting(list);
  }

  async function upload(entry) {
    entry.state = 'uploading';
    show(entry);
    const progress = entry.element.querySelector('progress');
    const answer = await globalThis.composing.upload(entry.file, entry.uploads, {
      started: (request) => (entry.request = request),
      progress: (part) => (progress.value = part),
    });
    entry.request = null;
    if (answer.gone) return;
    if (answer.id) Object.assign(entry, { state: 'done', id: answer.id });
    else Object.assign(entry, { state: answer.again ? 'failed' : 'refused', sentence: answer.sentence });
    show(entry);
  }

  /** One file to the server: its id, or the sentence why not; `again`: trying once more may help. Used by voice.js too. */
  globalThis.composing.upload = (file, address, { started = () => {}, progress = () => {} } = {}) =>
    new Promise((done) => {
      const request = new XMLHttpRequest();
      started(request);
      request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
        if (lengthComputable) progress(loaded / total);
      });
      request.addEventListener('load', () => {
        let answer = {};
        try {
          answer = JSON.parse(request.responseText);
        } catch {
          answer = {}; // a proxy answered in our place
        }
        if (request.status < 300 && answer.id) return done({ id: answer.id });
        done({
          again: request.status === 429 || request.status >= 500,
          sentence: answer.refusal ?? word('failed'),
        });
      });
      request.addEventListener('error', () => done({ again: true, sentence: word('failed') }));
      request.addEventListener('abort', () => done({ gone: true }));
      request.open('POST', address);
      request.setRequestHeader('accept', 'application/json');
      const body = new FormData();
      body.append('file', file, file.name);
      request.send(body);
    });

  /* --- sent together with what is written ----------------------------------------------------------------------------- */
  let sending = [];
  /* Before htmx hears of it: a press while files are on their way counts once they are there. */
  document.addEventListener(
    'submit',
    (event) => {
      if (event.target !== form()) return;
      const list = files();
      const onTheirWay = list.some(({ state }) => state === 'waiting' || state === 'uploading');
      const bad = list.some(({ state }) => state === 'failed' || state === 'refused');
      list.said = bad ? word('mend') : onTheirWay ? word('wait') : '';
      document.getElementById('composer-refusal').textContent = list.said;
      list.waits = onTheirWay && !bad;
      sending = list.filter(({ state }) => state === 'done');
      if (!bad && !onTheirWay) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  function sendIfWaiting(list) {
    if (!list.waits || list !== files()) return;
    if (list.some(({ state }) => state === 'waiting' || state === 'uploading')) return;
    list.waits = false;
    form()?.requestSubmit();
  }
  document.addEventListener('sent', () => {
    for (const entry of sending) {
      const list = entry.list;
      if (!list.includes(entry)) continue;
      list.splice(list.indexOf(entry), 1);
      leave(entry);
    }
    sending = [];
  });

  /* --- where they come from --------------------------------------------------------------------------------------------- */
  document.addEventListener('change', ({ target }) => {
    if (target.id !== 'composer-choose') return;
    add([...target.files]);
    target.value = '';
  });
  document.addEventListener('click', ({ target }) => {
    if (target.closest?.('#attach-button')) document.getElementById('composer-choose')?.click();
  });
  document.addEventListener('paste', (event) => {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length === 0 || !form() || event.target.closest?.('dialog, input')) return;
    event.preventDefault();
    add(pasted);
  });

  const carriesFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files');
  const thread = (event) => event.target.closest?.('.thread');
  function mark(over) {
    const pane = document.getElementById('thread');
    if (over && form()) pane.dataset.dropping = '';
    else pane?.removeAttribute('data-dropping');
  }
  document.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault(); // beside the thread too: the browser would leave the page for the file
    const over = Boolean(thread(event) && form());
    event.dataTransfer.dropEffect = over ? 'copy' : 'none';
    mark(over);
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) mark(false);
  });
  document.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    mark(false);
    if (thread(event)) add([...event.dataTransfer.files]);
  });

  /* --- what was there before a swap is there again ----------------------------------------------------------------------- */
  function settle() {
    const [there, list] = [place(), files()];
    if (!there) return;
    const elements = list.map((entry) => {
      show(entry);
      return entry.element;
    });
    if (elements.some((element, nth) => there.children[nth] !== element)) there.replaceChildren(...elements);
    const note = document.getElementById('composer-refusal');
    if (list.said && note?.textContent === '' && list.some(({ state }) => state !== 'done'))
      note.textContent = list.said;
  }
  document.addEventListener('htmx:after:swap', settle);
})();
