import { open, stat } from 'node:fs/promises';

/** The end of a log. */
export async function lastLines(file: string, count: number): Promise<string[]> {
  const { text } = await readFrom(file, Math.max(0, (await stat(file)).size - 4096));
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-count);
}

/** Tells of each error that is written to a log from now on, as one readable line. Returns how to stop. */
export async function followErrors(file: string, tell: (line: string) => void): Promise<() => void> {
  let end = (await stat(file)).size;
  let rest = '';
  let reading = false;
  const look = async () => {
    if (reading) return;
    reading = true;
    const read = await readFrom(file, end);
    end = read.end;
    const found = (rest + read.text).split('\n');
    rest = found.pop() ?? ''; // a line that is still being written
    for (const sentence of found.map(errorIn)) if (sentence !== null) tell(sentence);
    reading = false;
  };
  const timer = setInterval(() => void look(), 500).unref();
  return () => clearInterval(timer);
}

const errorLevel = 50; // pino's

function errorIn(line: string): string | null {
  if (!line.startsWith('{')) return null;
  try {
    const { level, msg, err } = JSON.parse(line);
    return level >= errorLevel ? [msg, err?.message].filter(Boolean).join(': ') : null;
  } catch {
    return null; // not one of our lines
  }
}

/** A file's text from a byte on, and where it ends. */
async function readFrom(file: string, start: number): Promise<{ text: string; end: number }> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const from = Math.min(start, size);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
    return { text: buffer.toString('utf8', 0, bytesRead), end: from + bytesRead };
  } finally {
    await handle.close();
  }
}
