import type { World } from '../../activities/index.ts';
import type { Change } from '../../db/nudges.ts';
import type { Sql } from '../../db/connect.ts';
import type { Connection, Inspection } from '../../domain/health.ts';
import type { Asked, Question } from '../../channels/bot/client.ts';
import type { Letter } from '../../channels/email/mailer.ts';
import type { MailOutcome } from '../../domain/mail.ts';
import type { Outgoing, SendOutcome } from '../../domain/message.ts';
import type { Downloading, Upload } from '../../channels/whatsapp/media.ts';
import type { UploadOutcome } from '../../domain/message.ts';
import type { TemplateList } from '../../domain/template-sync.ts';
import { castKey } from '../support/cast.ts';
import { ownStorage } from '../support/storage.ts';

/** The world of activities, with a WhatsApp that answers what the test says and keeps what it was given. */
export function worldOf(sql: Sql) {
  const told: Change[] = [];
  const outgoing: Outgoing[] = [];
  const letters: Letter[] = [];
  const world = {
    sql,
    told,
    outgoing,
    letters,
    sealingKey: castKey,
    nudges: { changed: (change: Change) => told.push(change) },
    log: { warn: () => {} },
    answer: (_message: Outgoing): Promise<SendOutcome> =>
      Promise.resolve({ outcome: 'accepted', wamid: `wamid.${outgoing.length}`, identity: {} }),
    /** What a bot elsewhere answers. */
    asked: [] as Question[],
    botAnswers: (): Asked => ({ ok: true, answer: { messages: [], handoff: false } }),
    botElsewhere: {
      async ask(question: Question) {
        world.asked.push(question);
        return world.botAnswers();
      },
    },
    /** What WhatsApp lists. */
    list: { templates: [], unreadable: 0, fault: null } as TemplateList,
    listTemplates: async () => world.list,
    inspect: async (_connection: Connection): Promise<Inspection> => ({ findings: [], seen: null }),
    /** What the mail server says to a letter. */
    post: async (_letter: Letter): Promise<MailOutcome> => ({ outcome: 'taken' }),
    mail: {
      baseUrl: 'http://inbox.test',
      remindAfterMs: 3 * 86_400_000,
      expiresAfterMs: 7 * 86_400_000,
      mailer: {
        send(letter: Letter) {
          letters.push(letter);
          return world.post(letter);
        },
      },
    },
    storage: ownStorage(),
    /** What WhatsApp has under an id, and what it says to a file it is given. */
    atWhatsApp: async (_mediaId: string): Promise<Downloading> => ({
      ...{ found: false, why: 'gone', detail: 'HTTP 404' },
    }),
    given: [] as Array<{ type: string; size: number }>,
    takesFile: async (_upload: Upload): Promise<UploadOutcome> => ({
      outcome: 'uploaded',
      sourceId: `given-${world.given.length}`,
    }),
    whatsappMedia: {
      download: (_credentials: unknown, mediaId: string) => world.atWhatsApp(mediaId),
      async upload(_credentials: unknown, upload: Upload) {
        world.given.push({ type: upload.type, size: upload.size });
        upload.content.destroy();
        return await world.takesFile(upload);
      },
    },
    whatsapp: {
      send(_credentials: unknown, message: Outgoing) {
        outgoing.push(message);
        return world.answer(message);
      },
    },
  };
  return world satisfies World;
}
