import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Graph API that accepts what it is sent and keeps the texts. `before` runs before it answers. */
export async function startGraph() {
  const texts: string[] = [];
  const graph = {
    texts,
    url: '',
    before: async (_text: string): Promise<void> => {},
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { text } = JSON.parse(Buffer.concat(chunks).toString()) as { text: { body: string } };
    texts.push(text.body);
    await graph.before(text.body);
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ messaging_product: 'whatsapp', messages: [{ id: `wamid.OUT${texts.length}` }] }),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  server.unref();
  graph.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return graph;
}
