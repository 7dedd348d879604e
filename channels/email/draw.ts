import type { Child } from 'hono/jsx';

/** A whole page of a mail, its doctype before it. hono/jsx escapes what it is given as text. */
export async function draw(page: Child): Promise<string> {
  return `<!doctype html>${String(await page)}`;
}
