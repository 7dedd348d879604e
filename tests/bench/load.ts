import { Agent, request } from 'node:http';
import type { SignedBody } from './payload.ts';

/** What a run of requests came to. Latencies in milliseconds, ascending; `seconds`: first request to last answer. */
export interface Load {
  answered: number;
  refused: number;
  seconds: number;
  latencies: number[];
}

/** The value below which `share` (0 to 1) of an ascending list lies; NaN for an empty one. */
export const percentile = (ascending: readonly number[], share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN;

function post(url: URL, agent: Agent, { body, signature }: SignedBody): Promise<number> {
  return new Promise((answered, failed) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          'x-hub-signature-256': signature,
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => answered(answer.statusCode ?? 0));
      },
    );
    sent.on('error', failed);
    sent.end(body);
  });
}

/**
 * Posts `bodies` with `concurrency` connections as fast as they are answered or, with `perSecond`, at that pace. Paced
 * latencies count from the moment a request was due, so that a stalled server cannot hide behind requests not yet sent.
 */
export async function drive(
  address: string,
  bodies: readonly SignedBody[],
  { concurrency, perSecond }: { concurrency: number; perSecond?: number },
): Promise<Load> {
  const url = new URL(address);
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const latencies: number[] = [];
  let next = 0;
  let refused = 0;
  const started = performance.now();

  const connection = async () => {
    for (;;) {
      const index = next++;
      const signed = bodies[index];
      if (!signed) return;
      let due = performance.now();
      if (perSecond) {
        due = started + (index * 1000) / perSecond;
        const early = due - performance.now();
        if (early > 0) await new Promise((later) => setTimeout(later, early));
      }
      const status = await post(url, agent, signed);
      if (status !== 200) refused += 1;
      latencies.push(performance.now() - due);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, connection));

  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  return { answered: latencies.length - refused, refused, seconds, latencies };
}
