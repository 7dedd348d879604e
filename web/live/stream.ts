/** What a reader may be behind by. One who falls further back is dropped, and catches up when they come again. */
const behindBytes = 256 * 1024;

/** One server-sent stream, written to as long as it is open. */
export interface Stream {
  response: Response;
  /** False once it is over; what was to be sent is then gone, and the next connection starts from the present state. */
  send(data: string): boolean;
  ping(): void;
  end(): void;
}

/**
 * Server-sent events without names or ids: what a page missed is drawn anew, never replayed, so that nothing a browser
 * sends (Last-Event-ID) has to be believed. `onEnd` is called once, whoever ended it.
 */
export function openStream(onEnd: () => void): Stream {
  const encoder = new TextEncoder();
  let open = true;
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  const over = () => {
    if (!open) return;
    open = false;
    onEnd();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start(started) {
        controller = started;
        started.enqueue(encoder.encode('retry: 1000\n\n'));
      },
      cancel: over,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: behindBytes }),
  );

  function write(text: string): boolean {
    if (!open || controller === undefined) return false;
    if ((controller.desiredSize ?? 0) <= 0) {
      over();
      controller.error(new Error('the reader is too slow'));
      return false;
    }
    controller.enqueue(encoder.encode(text));
    return true;
  }

  return {
    response: new Response(body, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no', // nginx would hold it back
      },
    }),
    send: (data) =>
      write(
        `${data
          .split(/\r\n|[\r\n]/)
          .map((line) => `data: ${line}\n`)
          .join('')}\n`,
      ),
    ping: () => void write(': ping\n\n'),
    end() {
      if (!open) return;
      over();
      controller?.close();
    },
  };
}
