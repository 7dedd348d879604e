import { createServer } from 'node:net';

/** A port nobody listens on now. Someone else may take it before we do: whoever starts a server on it tries again. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed).listen(0, host, () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? done(address.port) : failed(new Error('no port')),
      );
    });
  });
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
