/*
 * The swap style `place`: each element goes where its `data-place` belongs among its new siblings, or is morphed where
 * an element with its id stands already. So a thing that arrives twice, late or out of order is there once, in order.
 *   target[data-order]          the list: "desc", the greatest place comes first; "asc", last, as in the thread
 *   element[data-group]         one that is there already takes the newcomer's children, each by its own place
 *   element[data-as-of]         when it was read (ms): an answer that was under way while the stream drew a later state is late
 *   element[data-through]       not content: what stands before this place and did not come along is gone
 *   element[data-gone]          not content: what has this id is gone. In both, what was drawn later than this stays, and
 *                               what was drawn earlier does not come back
 * A row that is hovered or focused stays under the pointer; the list is sorted again when it is left.
 */
(() => {
  let api;
  const unsettled = new Set();
  const fresh = []; // what was put where nothing with its id had been
  const gone = new Map(); // ids → when (ms, as in data-as-of) it was read that they are not there
  const rememberMs = 10 * 60_000; // longer than any answer is under way

  const comesBefore = (list, one, other) => one !== other && one > other === (list.dataset.order === 'desc');
  const placed = (list) => [...list.children].filter((child) => child.dataset.place !== undefined);
  const held = (element) => element.matches(':hover, :focus-within');

  /* After the placed ones before it; what has no place stands last. */
  function insert(list, element) {
    const { place } = element.dataset;
    if (place === undefined) return list.append(element);
    const next = placed(list).find(
      (child) => child !== element && comesBefore(list, place, child.dataset.place),
    );
    if (next) return next.before(element);
    const last = placed(list)
      .filter((child) => child !== element)
      .at(-1);
    if (last) last.after(element);
    else list.prepend(element);
  }

  function inOrder(list, element) {
    const all = placed(list);
    const at = all.indexOf(element);
    const [above, below] = [all[at - 1], all[at + 1]];
    const { place } = element.dataset;
    return (
      (!above || !comesBefore(list, place, above.dataset.place)) &&
      (!below || !comesBefore(list, below.dataset.place, place))
    );
  }

  function morph(element, into) {
    const fragment = document.createDocumentFragment();
    fragment.append(into);
    api.morph(element, fragment, false);
  }

  const asOf = (element) => Number(element.dataset.asOf);

  function put(list, incoming) {
    if (asOf(incoming) < gone.get(incoming.id)) return [];
    const there = incoming.id ? document.getElementById(incoming.id) : null;
    if (!there || there.parentElement !== list) {
      insert(list, incoming);
      fresh.push(incoming);
      return [incoming];
    }
    if (incoming.dataset.group !== undefined)
      return [...incoming.children].flatMap((child) => (child.id ? put(there, child) : []));
    if (asOf(incoming) < asOf(there)) return [];
    morph(there, incoming);
    if (!inOrder(list, there)) {
      if (held(there)) unsettled.add(list);
      else insert(list, there);
    }
    return [there];
  }

  function remove(id, at) {
    const there = document.getElementById(id);
    if (there && asOf(there) > at) return;
    there?.remove();
    for (const [other, then] of gone) if (then < at - rememberMs) gone.delete(other);
    gone.set(id, at);
  }

  function clear(list, marker, kept) {
    const { through } = marker.dataset;
    for (const child of placed(list)) {
      const before =
        through === '' || child.dataset.place === through || comesBefore(list, child.dataset.place, through);
      if (before && !kept.has(child.id)) remove(child.id, asOf(marker));
    }
  }

  /* What comes in above a held row would push it away; the scroll position gives way instead. A thread stays at its newest. */
  function steadily(list, change) {
    if (list.dataset.order === undefined) return change();
    const anchor = placed(list).find(held);
    const scroller = list.parentElement;
    const top = anchor?.getBoundingClientRect().top;
    const result = change();
    if (anchor?.isConnected) scroller.scrollTop += anchor.getBoundingClientRect().top - top;
    return result;
  }

  htmx.registerExtension('place', {
    init: (internal) => {
      api = internal;
    },
    handle_swap: (style, list, fragment) => {
      if (style !== 'place') return false;
      const incoming = [...fragment.children];
      const isContent = ({ dataset }) => dataset.through === undefined && dataset.gone === undefined;
      return steadily(list, () => {
        const marker = incoming.find((element) => element.dataset.through !== undefined);
        if (marker) clear(list, marker, new Set(incoming.map(({ id }) => id)));
        for (const element of incoming)
          if (element.dataset.gone !== undefined) remove(element.dataset.gone, asOf(element));
        const news = incoming.filter(isContent).flatMap((element) => put(list, element));
        list.dispatchEvent(new CustomEvent('placed', { bubbles: true, detail: fresh.splice(0) }));
        return news;
      });
    },
  });

  function settle({ target, relatedTarget }) {
    for (const list of unsettled) {
      if (!list.isConnected) unsettled.delete(list);
      if (!list.contains(target) || list.contains(relatedTarget)) continue;
      unsettled.delete(list);
      for (const child of placed(list)) if (!inOrder(list, child)) insert(list, child);
    }
  }
  document.addEventListener('pointerout', settle);
  document.addEventListener('focusout', settle);
})();
