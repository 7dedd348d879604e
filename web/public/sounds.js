/*
 * What alerts sound like, made here: no file to fetch, nothing to license. A browser keeps a page silent until somebody
 * has clicked or typed in it; of the tabs that may be heard, the one that holds the lock `voice` is the one that is.
 */
window.Sounds = (() => {
  let context = null;
  let asked = false;
  let mine = !navigator.locks; // no locks without https: each tab for itself
  const told = [];

  /* Notes as [start in seconds, hertz, how long it rings]. */
  const scores = {
    bell: {
      shape: 'sine',
      overtone: 2.76,
      notes: [
        [0, 988, 1.1],
        [0.16, 1319, 1.3],
      ],
    },
    chime: {
      shape: 'sine',
      overtone: 2,
      notes: [
        [0, 659, 0.7],
        [0.14, 784, 0.7],
        [0.28, 988, 1],
      ],
    },
    marimba: {
      shape: 'triangle',
      overtone: 4,
      notes: [
        [0, 523, 0.35],
        [0.13, 784, 0.45],
      ],
    },
    knock: {
      shape: 'triangle',
      overtone: 1.5,
      notes: [
        [0, 180, 0.12],
        [0.17, 180, 0.12],
      ],
    },
  };

  function heard() {
    return context?.state === 'running';
  }
  function changed() {
    if (heard() && !asked) hold();
    for (const tell of told) tell();
  }
  function hold() {
    asked = true;
    // Never let go of while the page lives; the next tab has it when this one is gone.
    void navigator.locks?.request('voice', () => {
      mine = true;
      changed();
      return new Promise(() => {});
    });
  }
  function ready() {
    if (context || !window.AudioContext) return;
    context = new AudioContext();
    context.addEventListener('statechange', changed);
    changed();
  }
  async function unlock() {
    ready();
    if (context && !heard()) await context.resume();
    changed();
  }

  function play(name, volume) {
    if (!heard()) return;
    const { shape, overtone, notes } = scores[name] ?? scores.bell;
    const out = context.createGain();
    out.gain.value = (volume / 100) ** 2; // as loud as it looks: an ear hears in powers
    out.connect(context.destination);
    for (const [start, hertz, rings] of notes)
      for (const [factor, share] of [
        [1, 0.5],
        [overtone, 0.12],
      ]) {
        const at = context.currentTime + start;
        const tone = context.createOscillator();
        const fade = context.createGain();
        tone.type = shape;
        tone.frequency.value = hertz * factor;
        fade.gain.setValueAtTime(0.0001, at);
        fade.gain.exponentialRampToValueAtTime(share, at + 0.008);
        fade.gain.exponentialRampToValueAtTime(0.0001, at + rings);
        tone.connect(fade).connect(out);
        tone.start(at);
        tone.stop(at + rings + 0.05);
      }
  }

  /* Any click or key in the page will do: the one on Available is the usual one. */
  for (const kind of ['click', 'keydown'])
    document.addEventListener(kind, () => void (context && !heard() && unlock()), true);

  return {
    ready,
    unlock,
    play,
    heard,
    isVoice: () => mine && heard(),
    whenChanged: (tell) => told.push(tell),
  };
})();
