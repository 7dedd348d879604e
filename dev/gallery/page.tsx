import { Hono } from 'hono';
import { asset } from '../../web/assets.ts';
import { Bubble } from '../../web/inbox/bubble.tsx';
import { Lightbox } from '../../web/inbox/lightbox.tsx';
import { NoteLine } from '../../web/inbox/note-line.tsx';
import { drawPage } from '../../web/ui/draw.tsx';
import { Shell } from '../../web/ui/layout.tsx';
import { sampleFiles } from './files.ts';
import { fileOf, groups } from './said.ts';

const base = '/dev/gallery';
const files = `${base}/files`;

/** Every kind and state of a message on one page, at `/dev/gallery`: the thread's own components over made-up messages. */
export const galleryPages = new Hono();

galleryPages.get('/', (c) => {
  const theme = c.req.query('theme');
  return drawPage(c, <Gallery theme={theme === 'dark' || theme === 'light' ? theme : 'system'} />);
});

galleryPages.get('/files/:message', (c) =>
  serve(c.req.param('message'), c.req.query('download') !== undefined, c.req.header('range')),
);
galleryPages.get('/files/:message/thumbnail', (c) => serve(c.req.param('message'), false));

/** A recording is sought in by asking for a part of it. */
function serve(message: string, download: boolean, range?: string): Response {
  const file = sampleFiles[fileOf.get(message) ?? ''];
  if (file === undefined) return new Response('no such file', { status: 404 });
  const headers = {
    'content-type': file.mime,
    'content-disposition': download ? 'attachment' : 'inline',
    'accept-ranges': 'bytes',
  };
  const from = Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? Number.NaN);
  if (!(from < file.bytes.length)) return new Response(file.bytes, { headers });
  const part = `bytes ${from}-${file.bytes.length - 1}/${file.bytes.length}`;
  return new Response(file.bytes.subarray(from), {
    status: 206,
    headers: { ...headers, 'content-range': part },
  });
}

type Theme = 'light' | 'dark' | 'system';

function Gallery({ theme }: { theme: Theme }) {
  return (
    <Shell title="Gallery" theme={theme}>
      <script src={asset('jump.js')} defer></script>
      <script src={asset('media.js')} defer></script>
      <main class="page gallery">
        <header class="page-head">
          <div>
            <h1>Everything a thread shows</h1>
            <p>
              Made-up messages in the thread’s own components.{' '}
              {(['system', 'light', 'dark'] as const).map((one) => (
                <>
                  <a class="link" href={`${base}?theme=${one}`}>
                    {one}
                  </a>{' '}
                </>
              ))}
            </p>
          </div>
        </header>
        <div class="thread">
          {groups.map(({ title, said }) => (
            <section class="messages-in" aria-label={title}>
              <h2>{title}</h2>
              {said.map((message, at) =>
                message.kind === 'system' ? (
                  <NoteLine message={message} place="" />
                ) : (
                  <Bubble
                    message={message}
                    conversationId="00000000-0000-7000-8000-000000000000"
                    customer="Maya Fernandes"
                    viewerId="ana"
                    asOf={new Date()}
                    gap={said[at - 1]?.author !== message.author}
                    mayReply
                    windowOpen={false}
                    place=""
                    files={files}
                  />
                ),
              )}
            </section>
          ))}
        </div>
      </main>
      <Lightbox />
      <section class="toasts" id="toasts" aria-live="polite" aria-label="Messages"></section>
    </Shell>
  );
}
