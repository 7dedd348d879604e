import { createTransport } from 'nodemailer';
import type { MailOutcome } from '../../domain/mail.ts';

export interface Letter {
  /** One bare address. */
  to: string;
  subject: string;
  html: string;
  text: string;
  /** The same each time this very letter is tried: mail systems drop a second copy by it. */
  key: string;
}

export interface Mailer {
  /** Hands it to the mail server once. Never throws: whatever happens is an outcome. */
  send(letter: Letter): Promise<MailOutcome>;
}

/** A server that is slow to answer is waited for this long, at each step and in all. */
const patience = { connectMs: 10_000, silenceMs: 40_000, allMs: 75_000 };

/** Over SMTP, a connection a letter: we send few, and what is kept open is what breaks. */
export function createMailer({
  smtpUrl,
  from,
  ...options
}: {
  smtpUrl: string;
  from: string;
  patience?: Partial<typeof patience>;
}): Mailer {
  const { connectMs, silenceMs, allMs } = { ...patience, ...options.patience };
  const limits = {
    ...{
      connectionTimeout: connectMs,
      dnsTimeout: connectMs,
      greetingTimeout: connectMs,
      socketTimeout: silenceMs,
    },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  };
  const host = /@([^\s<>@]+?)>?$/.exec(from)?.[1] ?? 'localhost';

  return {
    async send({ to, subject, html, text, key }) {
      const transport = createTransport({ url: smtpUrl, ...limits });
      const { promise: tooLong, resolve } = Promise.withResolvers<MailOutcome>();
      const clock = setTimeout(() => {
        transport.close();
        resolve({ outcome: 'unknown', detail: 'no answer' });
      }, allMs);
      const sent = transport
        .sendMail({
          from,
          to: { name: '', address: to },
          subject: oneLine(subject),
          ...{ html, text },
          messageId: `<${key}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        .then((): MailOutcome => ({ outcome: 'taken' }), read);
      try {
        return await Promise.race([sent, tooLong]);
      } finally {
        clearTimeout(clock);
        transport.close();
      }
    },
  };
}

/** Nothing a person has entered may begin another line of a header. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/**
 * nodemailer's error says at which command it failed, and with which reply; `CONN` for whatever befell the connection,
 * also after the letter had been sent. A refusal with 5xx of the recipient, or of the letter, is final; of ourselves
 * (login, sender) it is the server's set-up, which somebody will put right.
 */
function read(error: unknown): MailOutcome {
  const { code, command, syscall, responseCode, response, message } = error as SmtpError;
  const detail = oneLine(response ?? message ?? String(error)).slice(0, 200);
  if (responseCode !== undefined && command !== 'CONN') {
    const ofLetter = command === 'RCPT TO' || command === 'DATA';
    return { outcome: responseCode >= 500 && ofLetter ? 'refused' : 'not-taken', detail };
  }
  const neverConnected = code === 'EDNS' || syscall === 'connect' || command === 'API';
  return { outcome: neverConnected ? 'not-taken' : 'unknown', detail };
}

interface SmtpError {
  code?: string;
  command?: string;
  syscall?: string;
  responseCode?: number;
  response?: string;
  message?: string;
}
