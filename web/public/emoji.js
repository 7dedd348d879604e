/* The emoji picker: search, a grid for arrow keys, the ones used last, skin tones. A module, loaded when it is first opened. */
const recentKey = 'emoji-recent';
const toneKey = 'emoji-tone';
const mostRecent = 24;

let list;
const load = (address) => {
  list ??= fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`emoji: ${answer.status}`);
    return answer.json();
  });
  list.catch(() => (list = undefined)); // the next time it is opened, it is asked for again
  return list;
};

function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(recentKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string').slice(0, mostRecent) : [];
  } catch {
    return [];
  }
}
const remember = (emoji) =>
  localStorage.setItem(
    recentKey,
    JSON.stringify([emoji, ...remembered().filter((each) => each !== emoji)].slice(0, mostRecent)),
  );

const isEmoji = (text) => /^\p{RGI_Emoji}$/v.test(text);
/* After the first person in it, or after each; where Unicode knows neither, as it is. */
function toned(emoji, tone) {
  if (tone === '') return emoji;
  const person = /\p{Emoji_Modifier_Base}\uFE0F?/gu;
  const put = (whole) => whole.replace('\uFE0F', '') + tone;
  let nth = 0;
  const first = emoji.replace(person, (whole) => (nth++ === 0 ? put(whole) : whole));
  return [first, emoji.replace(person, put)].find(isEmoji) ?? emoji;
}

function grid(section, entries, tone) {
  const cells = section.querySelector('.emoji-grid');
  cells.replaceChildren(
    ...entries.map(([emoji, name, , tones]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'emoji';
      button.textContent = tones ? toned(emoji, tone) : emoji;
      button.title = name;
      button.setAttribute('aria-label', name);
      button.tabIndex = -1;
      return button;
    }),
  );
  return section;
}

/** Fills `place` with a picker; `pick` is told what was chosen. */
export async function show(place, pick) {
  const template = document.getElementById('emoji-template');
  place.replaceChildren(template.content.cloneNode(true));
  const [search, tones, scroller, none] = ['input', 'select', '.emoji-list', '.emoji-none'].map((each) =>
    place.querySelector(each),
  );
  const sectionOf = template.content.querySelector('.emoji-section');
  place.querySelector('.emoji-section').remove();
  search.focus();

  /* Enter before there is anything to choose from: it holds for what is typed then. */
  let entered = false;
  let enter = () => (entered = true);
  search.addEventListener('input', () => (entered = false));
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    enter();
  });

  let groups;
  try {
    groups = await load(template.dataset.list);
  } catch {
    none.textContent = none.dataset.failed;
    none.hidden = false;
    return;
  }
  const all = groups.flatMap(({ emoji }) => emoji);
  const named = new Map(all.map((entry) => [entry[0], entry]));
  tones.value = localStorage.getItem(toneKey) ?? '';

  function section(name, entries, tone = tones.value) {
    const made = sectionOf.cloneNode(true);
    const heading = made.querySelector('h3');
    heading.textContent = name;
    made.setAttribute('aria-label', name);
    return grid(made, entries, tone);
  }
  function draw() {
    const words = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const recent = remembered().map((emoji) => named.get(emoji) ?? [emoji, emoji, '']);
    const found = all.filter(([emoji, name, others]) =>
      words.every((word) => emoji === word || name.includes(word) || others.includes(word)),
    );
    // What is called so comes before what only has to do with it.
    found.sort(([, one], [, other]) => Number(other.includes(words[0])) - Number(one.includes(words[0])));
    scroller.replaceChildren(
      ...(words.length > 0
        ? [section(search.getAttribute('aria-label'), found.slice(0, 120))]
        : [
            ...(recent.length > 0 ? [section(scroller.dataset.recent, recent, '')] : []),
            ...groups.map(({ name, emoji }) => section(name, emoji)),
          ]),
    );
    none.hidden = words.length === 0 || found.length > 0;
    const first = scroller.querySelector('.emoji');
    if (first) first.tabIndex = 0;
    scroller.scrollTop = 0;
  }

  const cells = () => [...scroller.querySelectorAll('.emoji')];
  function go(to) {
    if (!to) return;
    for (const cell of scroller.querySelectorAll('.emoji[tabindex="0"]')) cell.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  }
  /* The nearest in the next line of cells, across groups. */
  function vertical(from, down) {
    const rows = cells();
    const { left, top } = from.getBoundingClientRect();
    const beyond = rows
      .map((cell) => ({ cell, box: cell.getBoundingClientRect() }))
      .filter(({ box }) => (down ? box.top > top + 4 : box.top < top - 4));
    const line = (down ? Math.min : Math.max)(...beyond.map(({ box }) => box.top));
    return beyond
      .filter(({ box }) => Math.abs(box.top - line) < 4)
      .sort((one, other) => Math.abs(one.box.left - left) - Math.abs(other.box.left - left))[0]?.cell;
  }
  function choose(cell) {
    remember(cell.textContent);
    pick(cell.textContent);
  }

  search.addEventListener('input', draw);
  tones.addEventListener('change', () => {
    localStorage.setItem(toneKey, tones.value);
    draw();
  });
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    go(cells()[0]);
  });
  enter = () => {
    const first = cells()[0];
    if (first && search.value.trim() !== '') choose(first);
  };
  scroller.addEventListener('click', ({ target }) => {
    if (target.matches('.emoji')) choose(target);
  });
  scroller.addEventListener('keydown', (event) => {
    if (!event.target.matches('.emoji')) return;
    const all = cells();
    const nth = all.indexOf(event.target);
    const back = getComputedStyle(scroller).direction === 'rtl' ? 1 : -1;
    const to = {
      ArrowLeft: () => all[nth + back],
      ArrowRight: () => all[nth - back],
      ArrowDown: () => vertical(event.target, true),
      ArrowUp: () => vertical(event.target, false) ?? search,
      Home: () => all[0],
      End: () => all.at(-1),
    }[event.key]?.();
    if (to === undefined) return;
    event.preventDefault();
    if (to === search) search.focus();
    else go(to);
  });
  draw();
  if (entered && search.checkVisibility()) enter(); // it may have been closed meanwhile
}
