/* Pictures over the page, and recordings with a wave and a speed. Everything asked for here works plainly without. */
(() => {
  /* --- pictures and films: one dialog, the thread's in their order ------------------------------------------------- */
  const box = () => document.getElementById('lightbox');
  let shown = null; // the link of the one that is open

  const all = () => [...document.querySelectorAll('a[data-show]')];

  function show(link) {
    const dialog = box();
    const [links, at] = [all(), all().indexOf(link)];
    shown = link;
    const { show: kind, caption } = link.dataset;
    const medium = document.createElement(kind === 'video' ? 'video' : 'img');
    if (kind === 'video') medium.controls = medium.autoplay = medium.playsInline = true;
    else medium.alt = caption || link.getAttribute('aria-label');
    medium.src = link.href;
    dialog.querySelector('.stage').replaceChildren(medium);
    dialog.querySelector('figcaption').textContent = caption;
    dialog.querySelector('.save').href = `${link.href}?download`;
    dialog.querySelector('.turned').textContent = dialog.dataset.count
      .replace('{at}', at + 1)
      .replace('{of}', links.length);
    for (const [name, other] of [
      ['previous', links[at - 1]],
      ['next', links[at + 1]],
    ])
      dialog.querySelector(`[data-turn="${name}"]`).disabled = !other;
    if (!dialog.open) dialog.showModal();
  }

  function turn(way) {
    if (way === 'close') return box().close();
    const links = all();
    const next = links[links.indexOf(shown) + (way === 'next' ? 1 : -1)];
    if (next) show(next);
  }

  document.addEventListener('click', (event) => {
    const { target } = event;
    const link = target.closest?.('a[data-show]');
    if (link && box() && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      return show(link);
    }
    const way = target.closest?.('[data-turn]')?.dataset.turn;
    if (way) turn(way);
    else if (target === box() || target.matches?.('#lightbox :is(figure, .stage)')) box().close();
  });
  document.addEventListener('keydown', (event) => {
    if (!box()?.open || event.target.matches('video')) return;
    const rtl = document.dir === 'rtl';
    const way = { ArrowRight: rtl ? 'previous' : 'next', ArrowLeft: rtl ? 'next' : 'previous' }[event.key];
    if (!way) return;
    event.preventDefault();
    turn(way);
  });
  /* Focus goes to the picture that was shown last, which need not be the one that was opened. */
  document.addEventListener(
    'close',
    ({ target }) => {
      if (target !== box()) return;
      target.querySelector('.stage').replaceChildren();
      if (shown?.isConnected) shown.focus();
      shown = null;
    },
    true,
  );

  /* --- recordings -------------------------------------------------------------------------------------------------- */
  const speeds = [1, 1.5, 2];
  const bars = 38;
  const looksInto = 1_500_000; // bytes: more than minutes of speech; a longer one keeps its straight line until played
  const known = new Map(); // by the recording's id: how loud it is along the way, and the speed chosen for it

  const of = (element) => element.closest?.('.voice');
  const stateOf = (voice) => known.get(voice.id) ?? known.set(voice.id, { speed: 1 }).get(voice.id);
  const clock = (seconds) =>
    `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
  const lengthOf = (voice, audio) =>
    Number.isFinite(audio.duration) && audio.duration > 0
      ? audio.duration
      : Number(voice.dataset.seconds ?? 0);

  /* Draws a recording as it stands: also after the thread has drawn its bubble anew. */
  function draw(voice) {
    const audio = voice.querySelector('audio');
    const { peaks, speed } = stateOf(voice);
    const length = lengthOf(voice, audio);
    const part = length > 0 ? Math.min(1, audio.currentTime / length) : 0;
    const until = Math.round(part * bars);
    const line = (count) =>
      peaks
        ? peaks
            .slice(0, count)
            .map((loud, n) => `M${2 + n * 4} ${12 - loud * 10}v${loud * 20}`)
            .join('')
        : `M2 12H${2 + (148 * count) / bars}`;
    voice.querySelector('.all').setAttribute('d', line(bars));
    voice.querySelector('.done').setAttribute('d', part > 0 ? line(until) : 'M2 12');
    const range = voice.querySelector('input');
    if (range !== document.activeElement || !audio.paused) range.value = Math.round(part * 1000);
    range.setAttribute('aria-valuetext', clock(audio.currentTime));
    voice.querySelector('.length').textContent = clock(audio.currentTime > 0 ? audio.currentTime : length);
    voice.toggleAttribute('data-playing', !audio.paused);
    const button = voice.querySelector('.play');
    button.dataset.start ??= button.getAttribute('aria-label');
    button.setAttribute('aria-label', audio.paused ? button.dataset.start : button.dataset.pause);
    const pace = voice.querySelector('.speed');
    pace.textContent = `${speed}×`;
    pace.setAttribute('aria-label', pace.dataset.label.replace('{speed}', speed));
    audio.playbackRate = speed;
  }

  async function lookInto(voice) {
    const state = stateOf(voice);
    if (state.asked) return;
    state.asked = true;
    try {
      const answer = await fetch(voice.querySelector('audio').src);
      if (!answer.ok) return;
      const sound = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(await answer.arrayBuffer());
      state.peaks = peaksOf(sound.getChannelData(0));
      voice.dataset.seconds ??= sound.duration;
      if (voice.isConnected) draw(voice);
    } catch {
      /* What cannot be looked into keeps its straight line; it may play all the same. */
    }
  }

  function peaksOf(samples) {
    const size = Math.max(1, Math.floor(samples.length / bars));
    const loud = Array.from({ length: bars }, (_, n) => {
      let most = 0;
      for (let at = n * size; at < (n + 1) * size; at += 4) most = Math.max(most, Math.abs(samples[at] ?? 0));
      return most;
    });
    const top = Math.max(...loud, 0.01);
    return loud.map((one) => Math.max(0.08, one / top));
  }

  document.addEventListener('click', ({ target }) => {
    const voice = of(target);
    if (!voice) return;
    const audio = voice.querySelector('audio');
    if (target.closest('.play')) {
      if (!audio.paused) return audio.pause();
      void lookInto(voice);
      audio.playbackRate = stateOf(voice).speed;
      audio.play().catch(() => voice.setAttribute('data-broken', ''));
    } else if (target.closest('.speed')) {
      const state = stateOf(voice);
      state.speed = speeds[(speeds.indexOf(state.speed) + 1) % speeds.length];
      draw(voice);
    }
  });
  document.addEventListener('input', ({ target }) => {
    const voice = target.matches?.('.voice input') ? of(target) : null;
    if (!voice) return;
    const audio = voice.querySelector('audio');
    const to = (lengthOf(voice, audio) * target.value) / 1000;
    if (audio.readyState === 0) audio.load();
    audio.currentTime = to;
    draw(voice);
  });
  for (const event of ['play', 'pause', 'timeupdate', 'ended', 'durationchange'])
    document.addEventListener(
      event,
      ({ target }) => {
        const voice = of(target);
        if (!voice) return;
        if (event === 'play')
          for (const other of document.querySelectorAll('.voice audio')) if (other !== target) other.pause();
        if (event === 'ended') target.currentTime = 0;
        draw(voice);
      },
      true,
    );

  /* The wave of a short one is there before it is played: once somebody can see it. */
  const watched = new WeakSet();
  const watch = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watch.unobserve(target);
      if (Number(target.dataset.size ?? Infinity) <= looksInto) void lookInto(target);
    }
  });
  function meet() {
    for (const voice of document.querySelectorAll('.voice')) {
      if (known.has(voice.id)) draw(voice);
      if (watched.has(voice)) continue;
      watched.add(voice);
      watch.observe(voice);
    }
  }
  document.addEventListener('placed', meet);
  document.addEventListener('htmx:after:settle', meet);
  meet();
})();
