import { describe, expect, test } from 'vitest';
import { createWhatsAppMedia } from '../../channels/whatsapp/media.ts';
import { inPieces, sha256, whole } from '../support/files.ts';

const credentials = { phoneNumberId: '106540352242922', accessToken: 'a-secret-token' };
const signal = new AbortController().signal;
const bytes = Buffer.from('a picture');

interface Call {
  url: string;
  token: string | null;
}
/** A world of hosts: what each address answers. Whoever is asked is written down, with the token they were shown. */
function worldOf(apiUrl: string, hosts: Record<string, () => Response>) {
  const calls: Call[] = [];
  const media = createWhatsAppMedia({
    apiUrl,
    version: 'v25.0',
    fetch: async (url, init) => {
      calls.push({ url: String(url), token: new Headers(init?.headers).get('authorization') });
      return hosts[String(url)]?.() ?? new Response('not here', { status: 404 });
    },
  });
  return { media, calls };
}
const graph = 'https://graph.facebook.com';
const node = (url: string, more = {}) =>
  Response.json({ url, sha256: sha256(bytes), file_size: '9', id: '81', ...more });
const file = () => new Response(bytes);
const redirect = (location: string) => new Response(null, { status: 302, headers: { location } });

describe('a file is fetched', () => {
  test.each([
    'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=81',
    'https://mmg.whatsapp.net/d/f/81.enc',
    'https://scontent.xx.fbcdn.net/v/81',
  ])('by its id, then from where Meta keeps it: %s', async (address) => {
    const { media, calls } = worldOf(graph, { [`${graph}/v25.0/81`]: () => node(address), [address]: file });
    const found = await media.download(credentials, '81', signal);
    if (!found.found) throw new Error(found.detail);
    expect(await whole(found.body)).toEqual(bytes);
    expect(found.sha256).toBe(sha256(bytes));
    expect(calls.map(({ token }) => token)).toEqual(['Bearer a-secret-token', 'Bearer a-secret-token']);
  });

  test('from the simulator, which is its own host', async () => {
    const here = 'http://127.0.0.1:3001';
    const { media } = worldOf(here, {
      [`${here}/v25.0/81`]: () => node(`${here}/media/81`),
      [`${here}/media/81`]: file,
    });
    expect(await media.download(credentials, '81', signal)).toMatchObject({ found: true });
  });

  test('through a redirect that stays with Meta', async () => {
    const [first, second] = ['https://lookaside.fbsbx.com/a', 'https://cdn.whatsapp.net/b'];
    const { media } = worldOf(graph, {
      [`${graph}/v25.0/81`]: () => node(first),
      [first]: () => redirect(second),
      [second]: file,
    });
    expect(await media.download(credentials, '81', signal)).toMatchObject({ found: true });
  });
});

describe('the token is shown to nobody else', () => {
  test.each([
    'https://evil.example/81',
    'https://lookaside.fbsbx.com.evil.example/81',
    'https://evilfbsbx.com/81',
    'http://lookaside.fbsbx.com/81',
    'https://lookaside.fbsbx.com:8443/81',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
  ])('an address that leads to %s', async (address) => {
    const { media, calls } = worldOf(graph, { [`${graph}/v25.0/81`]: () => node(address), [address]: file });
    expect(await media.download(credentials, '81', signal)).toMatchObject({ found: false, why: 'later' });
    expect(calls.map(({ url }) => url)).toEqual([`${graph}/v25.0/81`]);
  });

  test('a redirect elsewhere, of the id or of the file', async () => {
    const address = 'https://lookaside.fbsbx.com/81';
    const evil = 'https://evil.example/81';
    for (const hosts of [
      { [`${graph}/v25.0/81`]: () => redirect(evil) },
      { [`${graph}/v25.0/81`]: () => node(address), [address]: () => redirect(evil) },
    ]) {
      const { media, calls } = worldOf(graph, { ...hosts, [evil]: file });
      expect(await media.download(credentials, '81', signal)).toMatchObject({ found: false, why: 'later' });
      expect(calls.map(({ url }) => url)).not.toContain(evil);
    }
  });

  test('redirects without an end', async () => {
    const address = 'https://lookaside.fbsbx.com/81';
    const { media } = worldOf(graph, {
      [`${graph}/v25.0/81`]: () => node(address),
      [address]: () => redirect(address),
    });
    expect(await media.download(credentials, '81', signal)).toMatchObject({ found: false, why: 'later' });
  });
});

describe('what is not found', () => {
  const expired = () =>
    Response.json({ error: { code: 100, error_subcode: 33, message: 'does not exist' } }, { status: 400 });
  test.each([
    ['an id that has expired', expired, 'gone'],
    ['a 404 without an answer', () => new Response('', { status: 404 }), 'gone'],
    ['a token that is not good', () => Response.json({ error: { code: 190 } }, { status: 401 }), 'later'],
    ['a service that is down', () => new Response('<html>', { status: 502 }), 'later'],
    ['an answer that is none', () => Response.json({ hello: 'world' }), 'later'],
  ])('%s', async (_, answer, why) => {
    const { media } = worldOf(graph, { [`${graph}/v25.0/81`]: answer });
    expect(await media.download(credentials, '81', signal)).toMatchObject({ found: false, why });
  });

  test('what is said of it never names the token', async () => {
    const media = createWhatsAppMedia({
      ...{ apiUrl: graph, version: 'v25.0' },
      fetch: async () => {
        throw new Error('bad header Bearer a-secret-token');
      },
    });
    const found = await media.download(credentials, '81', signal);
    expect(JSON.stringify(found)).not.toContain('a-secret-token');
  });
});

describe('a file is given', () => {
  const upload = () => ({ content: inPieces(bytes, 2), size: bytes.length, type: 'image/png' });
  const giving = (answer: () => Response) => {
    const seen: Array<{ body: string; length: string | null }> = [];
    const media = createWhatsAppMedia({
      ...{ apiUrl: graph, version: 'v25.0' },
      fetch: async (_, init) => {
        const body = await new Response(init?.body).text();
        seen.push({ body, length: new Headers(init?.headers).get('content-length') });
        return answer();
      },
    });
    return { media, seen };
  };

  test('as a form that says its length, and its id comes back', async () => {
    const { media, seen } = giving(() => Response.json({ id: '4711' }));
    expect(await media.upload(credentials, upload(), signal)).toEqual({
      outcome: 'uploaded',
      sourceId: '4711',
    });
    const [sent] = seen;
    expect(sent?.length).toBe(String(sent?.body.length));
    expect(sent?.body).toMatch(/name="messaging_product"\r\n\r\nwhatsapp\r\n/);
    expect(sent?.body).toMatch(/content-type: image\/png\r\n\r\na picture\r\n--/);
  });

  test.each([
    ['too large', { code: 131053 }, 400, 'final'],
    ['a token that is not good', { code: 190 }, 401, 'number'],
    ['too fast', { code: 130429 }, 429, 'retry'],
    ['nobody knows what', { code: 131000 }, 500, 'retry'],
  ])('refused: %s', async (_, error, status, outcome) => {
    const { media } = giving(() => Response.json({ error }, { status }));
    expect(await media.upload(credentials, upload(), signal)).toMatchObject({ outcome, code: error.code });
  });

  test('a connection that breaks is tried again, never in doubt', async () => {
    const { media } = giving(() => {
      throw new TypeError('fetch failed');
    });
    expect(await media.upload(credentials, upload(), signal)).toMatchObject({ outcome: 'retry' });
  });
});
