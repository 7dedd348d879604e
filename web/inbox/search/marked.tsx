/** The same letters without accents and capitals, each at the place it had: found like this, marked as it is written. */
const plain = (letters: string[]) =>
  letters.map((letter) => letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());

/** A name with what was looked for marked in it. Only text is put out; JSX escapes it. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  const letters = Array.from(text.normalize('NFC'));
  const read = plain(letters);
  const marked = new Set<number>();
  for (const word of words) {
    const sought = plain(Array.from(word.normalize('NFC')));
    if (sought.length === 0) continue;
    for (let at = 0; at + sought.length <= read.length; at++)
      if (sought.every((letter, n) => read[at + n] === letter))
        for (let n = 0; n < sought.length; n++) marked.add(at + n);
  }
  const runs: Array<{ text: string; found: boolean }> = [];
  letters.forEach((letter, n) => {
    const found = marked.has(n);
    const last = runs.at(-1);
    if (last?.found === found) last.text += letter;
    else runs.push({ text: letter, found });
  });
  return <>{runs.map((run) => (run.found ? <mark>{run.text}</mark> : run.text))}</>;
}
