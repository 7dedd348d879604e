import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Catcher {
  port: number;
  stop(): Promise<void>;
}

/** A mail is at most this long; ours have some 8 KB. */
const mostBytes = 5 * 1024 * 1024;

/**
 * A mail server that takes whatever it is given and sends nothing on: each mail becomes a file, so that it is still
 * there after a restart. A stand-in: in production it refuses to start.
 */
export async function startCatcher(options: {
  port: number;
  folder: string;
  production?: boolean;
}): Promise<Catcher> {
  const { port, folder, production = false } = options;
  if (production) throw new Error('the mail catcher is a stand-in and does not run in production');
  await mkdir(folder, { recursive: true });

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    size: mostBytes,
    logger: false,
    onAuth: (auth, _session, answer) => answer(null, { user: auth.username ?? 'anybody' }),
    onData(stream, _session, answer) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (stream.sizeExceeded) return answer(Object.assign(new Error('too long'), { responseCode: 552 }));
        return void keep(folder, Buffer.concat(parts)).then(() => answer(), answer);
      });
    },
  });
  server.on('error', () => {}); // a client that hangs up
  await new Promise<void>((listening, failed) => {
    server.server.once('error', failed);
    server.listen(port, '127.0.0.1', () => listening());
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () => new Promise<void>((stopped) => server.close(() => stopped())),
  };
}

/** Written aside first: a list never finds half a mail. */
async function keep(folder: string, mail: Buffer) {
  const name = `${Date.now()}-${randomUUID().slice(0, 8)}`;
  await writeFile(join(folder, `${name}.part`), mail);
  await rename(join(folder, `${name}.part`), join(folder, `${name}.eml`));
}

export interface CaughtMail {
  id: string;
  mail: ParsedMail;
}

const mostListed = 100;

/** What was caught, the latest first. */
export async function listMails(folder: string): Promise<CaughtMail[]> {
  const names = await readdir(folder).catch(() => []); // nothing was caught yet
  const ids = names.filter((name) => name.endsWith('.eml')).map((name) => name.replace(/\.eml$/, ''));
  const latest = ids.toSorted().toReversed().slice(0, mostListed);
  const mails = await Promise.all(latest.map((id) => findMail(folder, id)));
  return mails.filter((mail) => mail !== null);
}

export async function findMail(folder: string, id: string): Promise<CaughtMail | null> {
  if (!/^\d+-[0-9a-f]{8}$/.test(id)) return null;
  const source = await readFile(join(folder, `${id}.eml`)).catch(() => null); // there is none of this name
  return source === null ? null : { id, mail: await simpleParser(source) };
}
