/** The phone page's own script: sends forms without leaving the page, and puts in what the stream brings. */
const page = document.querySelector('.sim');

async function submit(form, button) {
  const data = new FormData(form, button);
  const file = data.get('file');
  if (file instanceof File && file.size > 0) {
    // By itself, so that the server passes it on as it comes: it may be 90 MB.
    const put = await fetch(form.action.replace(/messages$/, 'media'), {
      method: 'POST',
      body: file,
      headers: {
        'content-type': file.type || 'application/octet-stream',
        'x-file-name': encodeURIComponent(file.name),
      },
    }).catch(() => null);
    if (put?.ok) {
      data.delete('file');
      data.set('media', await put.text());
    }
  }
  const response = await fetch(form.action, {
    method: 'POST',
    body: data,
    headers: { 'x-phone': '1' },
  }).catch(() => null);
  const composer = form.matches('.phone-composer') ? form.elements.namedItem('text') : null;
  if (response?.ok) {
    if (composer) form.reset();
    return;
  }
  // The words stay in the box, with the reason beside them.
  const why = (await response?.text()) || 'Nothing answers. Try again.';
  const told = composer ?? document.querySelector('.phone-composer [name="text"]');
  told.setCustomValidity(why);
  told.reportValidity();
  told.addEventListener('input', () => told.setCustomValidity(''), { once: true });
}

document.addEventListener('submit', (event) => {
  if (!event.target.matches('[data-quiet]')) return;
  event.preventDefault();
  void submit(event.target, event.submitter);
});

document.addEventListener('change', (event) => {
  const form = event.target.form;
  if (form?.matches('[data-now]') || event.target.type === 'file') form.requestSubmit();
});

document.addEventListener('click', (event) => {
  const insert = event.target.closest('[data-insert]');
  if (insert) {
    const input = insert.parentElement.querySelector('[name="text"]');
    input.setRangeText(insert.dataset.insert, input.selectionStart, input.selectionEnd, 'end');
    input.focus();
  }
  const play = event.target.closest('[data-play]');
  if (play) {
    event.preventDefault();
    void new Audio(play.href).play().catch(() => window.open(play.href, '_blank', 'noopener'));
  }
});

for (const button of document.querySelectorAll('[data-insert]')) button.hidden = false;

if (page?.dataset.live) {
  const stream = new EventSource(page.dataset.live);
  stream.onmessage = ({ data }) => {
    const { pieces, controls } = JSON.parse(data);
    for (const [id, html] of Object.entries(pieces)) {
      const place = document.getElementById(id);
      if (place) place.innerHTML = html; // drawn by our own server, which escapes what people wrote
    }
    for (const [name, value] of Object.entries(controls)) {
      const control = document.getElementById(name);
      if (typeof value === 'boolean') control.checked = value;
      else control.value = value;
    }
  };
}
