import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/**
 * What the mail server says: null takes it. `lost`: it takes the letter and hangs up before it has said so; `silent`: it
 * never says so.
 */
export interface Manners {
  recipient: { code: number; words: string } | null;
  letter: { code: number; words: string } | 'lost' | 'silent' | null;
}

/** A mail server for tests, on a port of its own, that keeps what it took. It can go away and come back. */
export async function startPostbox() {
  const taken: ParsedMail[] = [];
  const manners: Manners = { recipient: null, letter: null };
  const refusal = ({ code, words }: { code: number; words: string }) =>
    Object.assign(new Error(words), { responseCode: code });
  const make = () => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      closeTimeout: 100,
      onRcptTo: (_address, _session, answer) =>
        answer(manners.recipient === null ? null : refusal(manners.recipient)),
      onData(stream, session, answer) {
        void simpleParser(stream).then((mail) => {
          const { letter } = manners;
          if (typeof letter === 'object' && letter !== null) return answer(refusal(letter));
          taken.push(mail);
          box.onLetter();
          if (letter === 'lost') return hangUp(server, session.id);
          return letter === 'silent' ? undefined : answer();
        });
      },
    });
    server.on('error', () => {}); // who hangs up
    return server;
  };
  let server = make();
  const listen = (port: number) =>
    new Promise<number>((listening) => {
      const inner = server.listen(port, '127.0.0.1', () => {
        const address = inner.address();
        listening(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  const port = await listen(0);
  const stop = () => new Promise<void>((stopped) => server.close(() => stopped()));
  const box = {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    manners,
    /** Called with each letter it has taken, before it says so. */
    onLetter: () => {},
    stop,
    async comeBack() {
      server = make();
      await listen(port);
    },
    /** The address in the latest mail to this person. */
    linkFor(address: string): string {
      const mails = taken.filter((mail) => addressesOf(mail).includes(address));
      return /https?:\/\/\S+/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
    },
  };
  return box;
}
export type Postbox = Awaited<ReturnType<typeof startPostbox>>;

export const addressesOf = (mail: ParsedMail): string[] =>
  [mail.to ?? []].flat().flatMap((to) => to.value.map(({ address }) => address ?? ''));

function hangUp(server: SMTPServer, sessionId: string) {
  for (const connection of server.connections)
    if ('id' in connection && connection.id === sessionId && 'close' in connection)
      (connection as unknown as { close(): void }).close();
}

/** For workers that mail nothing in their test. */
export const noMail = {
  smtpUrl: 'smtp://127.0.0.1:9',
  mailFrom: 'inbox@demo.example',
  baseUrl: 'http://inbox.test',
  invitationReminderAfterMs: 3 * 86_400_000,
  invitationExpiresAfterMs: 7 * 86_400_000,
};
