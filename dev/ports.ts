import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * A port nobody listens on now, and that the system gives to nobody else for a minute: neither to a server that asks for
 * any port nor to a connection going out, both of which take theirs from the same range. It held a connection that was
 * closed from its side, so that it rests in TIME_WAIT (RFC 9293, section 3.6.1), where only who names it may listen.
 */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const server = createServer((theirs) => theirs.end());
  await once(server.listen(0, host), 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const ours = connect(address.port, host).resume();
  await once(ours, 'close');
  server.close();
  await once(server, 'close');
  return address.port;
}

/** Whether a server could listen there. */
export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false)).listen(port, host, () => server.close(() => done(true)));
  });
}

/** This port if it is free, and any other if it is not, or if it is 0. */
export async function preferPort(port: number): Promise<number> {
  return port !== 0 && (await isFree(port)) ? port : freePort();
}
