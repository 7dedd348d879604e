import { z } from 'zod';

/** Meta's ids are digits alone; a token is one printable word. Lengths are generous: Meta does not publish them. */
const id = z
  .string()
  .trim()
  .regex(/^\d{5,25}$/);
const secret = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{6,1000}$/);

const connection = { phoneNumberId: id, wabaId: id, accessToken: secret, appSecret: secret };
const named = {
  name: z.string().trim().min(1).max(60),
  displayPhone: z
    .string()
    .trim()
    .regex(/^\+[\d ().-]{6,25}$/),
};
/** Left empty, what is kept stays. */
const orKept = z.union([
  z
    .string()
    .trim()
    .length(0)
    .transform(() => null),
  secret,
]);

/** A number as it is connected. */
export const newNumber = z.object({
  ...named,
  ...connection,
  verifyToken: secret,
  members: z.array(z.uuid()),
});
/** What the test of the connection needs of it. */
export const newConnection = z.object(connection);

/** A number as it is edited. Which one it is at Meta never changes. */
export const editedNumber = z.object({
  ...named,
  wabaId: id,
  accessToken: orKept,
  appSecret: orKept,
  verifyToken: orKept,
});
export const editedConnection = editedNumber.pick({ wabaId: true, accessToken: true, appSecret: true });

export type FieldName = Exclude<keyof z.output<typeof newNumber>, 'members'>;

export interface Entered extends Partial<Record<FieldName, string>> {
  members: string[];
}

/** The fields to look at again, in order. */
export const wrongFields = (error: z.ZodError): FieldName[] => [
  ...new Set(error.issues.map(({ path }) => path[0] as FieldName)),
];

/** A secret goes into the page once, on its way in: never back out. The verify token is no secret to whoever must enter it at Meta. */
export function whatCanBeShownAgain(body: Record<string, unknown>): Entered {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].slice(0, 100) : '');
  return {
    ...{ name: text('name'), displayPhone: text('displayPhone'), phoneNumberId: text('phoneNumberId') },
    ...{ wabaId: text('wabaId'), verifyToken: text('verifyToken') },
    members: [body['members'] ?? []].flat().map(String),
  };
}
