/** What a send or an error answers is under 2 kB; whatever is longer is not an answer of the Graph API. */
const largest = 256 * 1024;

/**
 * The body as text. Null when it is longer than 256 kB, breaks off or takes too long: the HTTP status is known by
 * then and says alone what it can (a 4xx was refused, a 200 may have been accepted).
 */
export async function readLimited(response: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > largest) return null; // leaving the loop cancels the stream
      text += decoder.decode(chunk, { stream: true });
    }
  } catch {
    return null;
  }
  return text + decoder.decode();
}

/** Errors of the time before a connection stood, so that no byte of the request can have arrived. */
const beforeConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EMFILE|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/** Whether the request cannot have left: refused, unknown host, no TLS. Everything else may have arrived. */
export function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (typeof cause !== 'object' || cause === null) return false;
  // Several addresses tried (IPv6 and IPv4): the code stands on the gathering error.
  const { code, syscall } = cause as { code?: unknown; syscall?: unknown };
  if (typeof code === 'string' && beforeConnected.test(code)) return true;
  return syscall === 'connect' || syscall === 'getaddrinfo';
}
