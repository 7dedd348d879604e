/** Up to white space, quotes, brackets and marks that turn the writing direction: an address that hides itself is none. */
const address = /https?:\/\/[^\s<>"'`()[\]{}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gi;

/** Somebody's text with its http addresses as links, and nothing else: every other scheme stays text. */
export function Linked({ text }: { text: string }) {
  const parts: Array<{ text: string; link: boolean }> = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const link = found.replace(/[.,:;!?]+$/, '');
    if (!URL.canParse(link)) continue;
    parts.push({ text: text.slice(end, index), link: false }, { text: link, link: true });
    end = index + link.length;
  }
  parts.push({ text: text.slice(end), link: false });
  return (
    <>
      {parts.map((part) =>
        part.link ? (
          <a class="link" href={part.text} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </>
  );
}
