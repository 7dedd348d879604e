/* A voice message: recorded, paused, sent or thrown away. A module, loaded at the first press. */
const types = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'];
const bars = 32;
const { mine, upload } = globalThis.composing;
const place = () => document.getElementById('composer-voice');
const template = () => document.getElementById('voice-template');
const word = (name) => template().dataset[name];

function panelOf() {
  const panel = template().content.firstElementChild.cloneNode(true);
  const part = (name) => panel.querySelector(`[data-part="${name}"]`);
  return { panel, part, say: (sentence) => (part('says').textContent = sentence) };
}

/** Begins to record for the conversation on the screen. */
export async function record() {
  const state = mine();
  if (!state || state.voice || !place()) return;
  const { panel, part, say } = panelOf();
  const close = () => {
    state.voice?.end();
    state.voice = null;
    panel.remove();
    document.querySelector('form.composer textarea')?.focus();
  };
  part('cancel').addEventListener('click', close);
  for (const name of ['pause', 'send']) part(name).hidden = true;
  state.voice = { panel, end: () => {}, away: () => {} };
  place().replaceChildren(panel);
  part('cancel').focus();

  const type = globalThis.MediaRecorder && types.find((each) => MediaRecorder.isTypeSupported(each));
  if (!navigator.mediaDevices || !type) return say(word('unsupported'));
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch ({ name }) {
    return say(word(name === 'NotFoundError' ? 'none' : 'refused'));
  }
  if (!state.voice) return stop(stream); // thrown away before it had begun
  listen({ state, panel, part, say, stream, type, close });
}

const stop = (stream) => stream.getTracks().forEach((track) => track.stop());

function listen({ state, panel, part, say, stream, type, close }) {
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 32_000 });
  const pieces = [];
  let size = 0;
  const largest = Number(template().dataset.largest);
  recorder.addEventListener('dataavailable', ({ data }) => {
    pieces.push(data);
    size += data.size;
    if (size > largest * 0.98 && recorder.state !== 'inactive') {
      recorder.stop();
      say(word('full'));
      tell();
    }
  });

  const meter = metering(stream, part('meter'));
  let lasted = 0;
  const ticking = setInterval(() => {
    if (recorder.state !== 'recording') return;
    lasted += 100;
    meter.draw();
    const seconds = Math.floor(lasted / 1000);
    part('time').textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }, 100);

  function tell() {
    panel.dataset.state = recorder.state;
    const pause = part('pause');
    pause.hidden = recorder.state === 'inactive';
    pause.setAttribute('aria-pressed', String(recorder.state === 'paused'));
  }
  const end = () => {
    clearInterval(ticking);
    if (recorder.state !== 'inactive') recorder.stop();
    meter.end();
    stop(stream);
  };
  const away = () => {
    if (recorder.state !== 'recording') return;
    recorder.pause();
    tell();
  };
  Object.assign(state.voice, { end, away });

  part('pause').addEventListener('click', () => {
    if (recorder.state === 'paused') recorder.resume();
    else recorder.pause();
    tell();
  });

  let uploaded = null;
  panel.addEventListener(
    'submit',
    async (event) => {
      if (uploaded !== null) return; // htmx sends it
      event.preventDefault();
      event.stopImmediatePropagation();
      part('send').disabled = true;
      say('');
      const whole = new Promise((done) => {
        if (recorder.state === 'inactive') return done();
        recorder.addEventListener('stop', done, { once: true });
        recorder.stop();
      });
      await whole;
      end();
      tell();
      const ending = /ogg|webm|mp4/.exec(type)[0];
      const file = new File(pieces, `voice.${ending}`, { type: type.split(';')[0] });
      const answer = await upload(file, `${place()?.dataset.uploads ?? ''}?voice=1`);
      part('send').disabled = false;
      if (!answer.id) return say(answer.sentence);
      uploaded = answer.id;
      part('key').value = crypto.randomUUID();
      part('upload').value = answer.id;
      part('answers').value = document.querySelector('#composer-quote [name="reply_to"]')?.value ?? '';
      part('answers').disabled = part('answers').value === '';
      panel.requestSubmit();
    },
    true,
  );
  panel.addEventListener('sent', close);

  recorder.start(1000);
  part('send').hidden = false;
  tell();
  htmx.process(panel);
  part('send').focus();
}

/** How loud it was, as bars of an SVG: the newest at the end. */
function metering(stream, svg) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const wave = new Uint8Array(analyser.fftSize);
  const rects = Array.from({ length: bars }, (_, nth) => {
    const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    for (const [name, value] of Object.entries({ x: nth * 4, y: 11, width: 2, height: 2, rx: 1 }))
      rect.setAttribute(name, value);
    return rect;
  });
  svg.replaceChildren(...rects);
  const levels = Array(bars).fill(0);
  return {
    draw() {
      analyser.getByteTimeDomainData(wave);
      const loud = Math.max(...wave.map((value) => Math.abs(value - 128))) / 128;
      levels.push(Math.min(1, loud * 1.6));
      levels.shift();
      for (const [nth, rect] of rects.entries()) {
        const height = 2 + Math.round(levels[nth] * 20);
        rect.setAttribute('height', height);
        rect.setAttribute('y', 12 - height / 2);
      }
    },
    end: () => void context.close(),
  };
}
