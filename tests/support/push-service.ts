/** A push service and a browser that is subscribed there: what is pushed is checked and read as each of them would. */
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushNote } from '../../channels/push/draw.ts';
import type { PushAddress } from '../../db/push-subscriptions.ts';

export interface Received {
  note: PushNote;
  path: string;
  ttl: number;
  urgency: string;
  topic: string;
  /** Whom the push service could write to. */
  subject: string;
  publicKey: string;
}

/** One answer in turn for each push; 201 when there is none left. `hang`: none at all. */
type Answer = number | { status: number; retryAfter: string } | 'hang';

export async function startPushService() {
  const browsers = new Map<string, { pair: ReturnType<typeof createECDH>; auth: Buffer }>();
  const received: Received[] = [];
  const answers: Answer[] = [];
  const wrong: unknown[] = [];
  const service = {
    url: '',
    received,
    answers,
    /** What was not as RFC 8291 and RFC 8292 have it. */
    wrong,
    /** Called with each push that could be read, before it is answered. */
    before: (async () => {}) as (push: Received) => Promise<void>,
    /** A browser subscribes. */
    browser(): PushAddress {
      const pair = createECDH('prime256v1');
      const p256dh = pair.generateKeys('base64url', 'uncompressed');
      const auth = randomBytes(16);
      const path = `/push/${randomBytes(12).toString('hex')}`;
      browsers.set(path, { pair, auth });
      return { endpoint: `${service.url}${path}`, p256dh, auth: auth.toString('base64url') };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const path = request.url ?? '';
      const browser = browsers.get(path);
      const answer = answers.shift() ?? 201;
      if (answer === 'hang') return;
      try {
        if (browser === undefined) throw new Error('nobody is subscribed there');
        const { headers } = request;
        if (headers['content-encoding'] !== 'aes128gcm') throw new Error('another encoding');
        const token = tokenOf(headers.authorization ?? '', service.url);
        const note = JSON.parse(decrypt(Buffer.concat(chunks), browser)) as PushNote;
        const seen: Received = {
          note,
          path,
          ttl: Number(headers['ttl']),
          urgency: String(headers['urgency']),
          topic: String(headers['topic']),
          ...token,
        };
        await service.before(seen);
        if (answer === 201) received.push(seen);
      } catch (error) {
        wrong.push(error);
        return void response.writeHead(400).end();
      }
      if (typeof answer === 'number') response.writeHead(answer).end('of no interest');
      else response.writeHead(answer.status, { 'retry-after': answer.retryAfter }).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return service;
}
export type PushService = Awaited<ReturnType<typeof startPushService>>;

/** RFC 8292: `vapid t=<JWT>, k=<public key>`, signed with ES256 for this very service, and not for longer than a day. */
function tokenOf(authorization: string, audience: string): { subject: string; publicKey: string } {
  const [, token = '', publicKey = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const [header = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(publicKey, 'base64url');
  const key = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const isSigned = verify(
    'sha256',
    Buffer.from(`${header}.${claims}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) throw new Error('the token is not signed with its key');
  const says = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  if (says(header)['alg'] !== 'ES256') throw new Error('another algorithm');
  const { aud, exp, sub } = says(claims);
  if (aud !== audience) throw new Error(`for ${String(aud)}`);
  const leftSeconds = Number(exp) - Date.now() / 1000;
  if (!(leftSeconds > 0 && leftSeconds <= 24 * 60 * 60)) throw new Error('for too long');
  return { subject: String(sub), publicKey };
}

/** RFC 8188 with the keys of RFC 8291, section 3.4: salt 16, record size 4, length of the sender's key 1, that key, one record. */
function decrypt(
  body: Buffer,
  { pair, auth }: { pair: ReturnType<typeof createECDH>; auth: Buffer },
): string {
  if (body.length > 4096) throw new Error('larger than a push service has to take');
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  const derive = (secret: Buffer, with_: Buffer, info: Buffer, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, with_, info, length));
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
  const secret = derive(pair.computeSecret(sender), auth, info, 32);
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8'); // 2 ends the last record
}
