/** Fetches a file, showing how far it is.
 * @param {URL} url */
export async function download(url) {
  const answer = await fetch(url);
  if (!answer.ok || !answer.body) throw new Error(`it answered ${answer.status}`);
  const total = Number(answer.headers.get('content-length') ?? 0);
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  let shown = 0;
  for await (const chunk of answer.body) {
    chunks.push(chunk);
    size += chunk.length;
    const tenths = total > 0 ? Math.floor((size / total) * 10) : 0;
    if (tenths > shown) process.stdout.write(`  ${(shown = tenths) * 10} %${tenths === 10 ? '\n' : ''}`);
  }
  return Buffer.concat(chunks);
}
