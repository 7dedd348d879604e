import { randomBytes } from 'node:crypto';

/** An answer other than yes, as the Graph API words it. */
export interface GraphError {
  status: number;
  code: number;
  message: string;
  details?: string | undefined;
  subcode?: number | undefined;
}

/** Status and message by code, after Meta's error reference; what is not here is a 400. */
const known: Record<number, [status: number, message: string, details?: string]> = {
  1: [500, 'An unknown error occurred'],
  2: [503, 'Service temporarily unavailable'],
  4: [400, '(#4) Application request limit reached'],
  10: [403, '(#10) Application does not have permission for this action'],
  100: [400, '(#100) Invalid parameter'],
  190: [401, 'Error validating access token: Session has expired.'],
  368: [403, '(#368) The action attempted has been deemed abusive or is otherwise disallowed'],
  80007: [400, '(#80007) Rate limit issues'],
  130429: [
    429,
    '(#130429) Rate limit hit',
    'Message failed to send because there were too many messages sent from this phone number in a short period of time.',
  ],
  130472: [400, "(#130472) User's number is part of an experiment"],
  131000: [500, '(#131000) Something went wrong'],
  131005: [403, '(#131005) Access denied'],
  131008: [400, '(#131008) Required parameter is missing'],
  131009: [400, '(#131009) Parameter value is not valid'],
  131016: [503, '(#131016) Service unavailable'],
  131021: [400, '(#131021) Recipient cannot be sender'],
  131026: [
    400,
    '(#131026) Message undeliverable',
    'The recipient is not on WhatsApp, or has not accepted its terms.',
  ],
  131030: [
    400,
    '(#131030) Recipient phone number not in allowed list',
    'Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again.',
  ],
  131031: [403, '(#131031) Account has been locked'],
  131042: [400, '(#131042) Business eligibility payment issue'],
  131047: [
    400,
    '(#131047) Re-engagement message',
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  ],
  131048: [400, '(#131048) Spam rate limit hit'],
  131049: [400, '(#131049) Meta chose not to deliver this message to keep the ecosystem healthy'],
  131051: [400, '(#131051) Unsupported message type'],
  131053: [400, '(#131053) Media upload error'],
  131056: [
    400,
    '(#131056) (Business Account, Consumer Account) pair rate limit hit',
    'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
  ],
  131062: [
    400,
    '(#131062) Business-scoped user id recipients are not supported for this message',
    'Authentication templates have to be sent to a phone number.',
  ],
  132000: [400, '(#132000) Number of parameters does not match the expected number of params'],
  132001: [404, '(#132001) Template name does not exist in the translation'],
  132005: [400, '(#132005) Template hydrated text too long'],
  132012: [400, '(#132012) Parameter format does not match format in the created template'],
  132015: [400, '(#132015) Template is paused'],
  132016: [400, '(#132016) Template is disabled'],
  132018: [
    400,
    '(#132018) Template parameters not valid',
    'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
  ],
  133010: [400, '(#133010) Account not registered'],
  135000: [400, '(#135000) Generic user error'],
};

export function graphError(code: number, more: Partial<Omit<GraphError, 'code'>> = {}): GraphError {
  const [status, message, details] = known[code] ?? [400, `(#${code}) Request failed`];
  return { code, status, message, ...(details !== undefined && { details }), ...more };
}

/** The body of such an answer. */
export const envelope = ({ code, message, details, subcode }: GraphError) => ({
  error: {
    message,
    type: 'OAuthException',
    code,
    ...(subcode !== undefined && { error_subcode: subcode }),
    ...(details !== undefined && { error_data: { messaging_product: 'whatsapp', details } }),
    fbtrace_id: `A${randomBytes(11).toString('base64url')}`,
  },
});

/** The same trouble as a failed status carries it. */
export const statusError = (code: number) => {
  const { message, details } = graphError(code);
  const title = message.replace(/^\(#\d+\) /, '');
  return { code, title, message: title, error_data: { details: details ?? title } };
};
