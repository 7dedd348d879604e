import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { drawPage } from '../../web/ui/draw.tsx';
import { Shell } from '../../web/ui/layout.tsx';
import { type CaughtMail, findMail, listMails } from './catcher.ts';

/** A mail may show its own styles and pictures, and open links beside it; it runs nothing and knows nothing of us. */
const frameHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data: https:; frame-ancestors 'self'; " +
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'no-referrer',
};

type MailEnv = { Variables: { headers?: Record<string, string> } };

/** What the mail catcher has caught, at `/dev/mail`. */
export function mailPages(folder: string): Hono<MailEnv> {
  const pages = new Hono<MailEnv>();
  pages.get('/', async (c) => drawPage(c, <List mails={await listMails(folder)} />));
  pages.get('/:id', async (c) => {
    const caught = await findMail(folder, c.req.param('id'));
    return caught === null ? c.notFound() : drawPage(c, <One {...caught} />);
  });
  pages.get('/:id/html', async (c: Context<MailEnv, '/:id/html'>) => {
    const caught = await findMail(folder, c.req.param('id'));
    if (caught === null || typeof caught.mail.html !== 'string') return c.notFound();
    c.set('headers', frameHeaders);
    return c.html(caught.mail.html.replace(/<head>/i, '<head><base target="_blank">'));
  });
  return pages;
}

const addressOf = (mail: CaughtMail['mail']) => {
  const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
  return to?.value[0]?.address ?? '';
};
const time = (at: Date | undefined) =>
  at?.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }) ?? '';

function Page({ title, sub, children }: { title: string; sub: Child; children: Child }) {
  return (
    <Shell title={title}>
      <main class="page mail-page">
        <header class="page-head">
          <div>
            <h1>{title}</h1>
            <p>{sub}</p>
          </div>
        </header>
        <div class="page-body">
          <div class="stack wide" data-gap="l">
            {children}
          </div>
        </div>
      </main>
    </Shell>
  );
}

function List({ mails }: { mails: CaughtMail[] }) {
  const sub =
    'The built-in mail catcher takes what Switchboard sends and passes nothing on. Reload to see what is new.';
  return (
    <Page title="Caught e-mails" sub={sub}>
      {mails.length === 0 ? (
        <p class="soft">
          Nothing yet. Invite somebody in Settings → Users, or press “Forgot your password?” at the login.
        </p>
      ) : (
        <div class="card table-scroll">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">To</th>
                <th scope="col">Subject</th>
                <th scope="col">When</th>
              </tr>
            </thead>
            <tbody>
              {mails.map(({ id, mail }) => (
                <tr>
                  <td>{addressOf(mail)}</td>
                  <td>
                    <a class="link" href={`/dev/mail/${id}`}>
                      {mail.subject ?? '(no subject)'}
                    </a>
                  </td>
                  <td class="soft">{time(mail.date)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  );
}

function One({ id, mail }: CaughtMail) {
  return (
    <Page
      title={mail.subject ?? '(no subject)'}
      sub={
        <>
          To {addressOf(mail)}, {time(mail.date)} ·{' '}
          <a class="link" href="/dev/mail">
            All e-mails
          </a>
        </>
      }
    >
      {typeof mail.html === 'string' && (
        <iframe
          class="card mail-frame"
          title="The e-mail as its reader sees it"
          src={`/dev/mail/${id}/html`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        ></iframe>
      )}
      <section class="card card-body">
        <h2>As text</h2>
        <Text body={mail.text ?? ''} />
      </section>
    </Page>
  );
}

/** Plain text with its addresses as links. */
function Text({ body }: { body: string }) {
  return (
    <p class="mail-text">
      {body.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) =>
        index % 2 === 1 ? (
          <a class="link" href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}
