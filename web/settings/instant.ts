/**
 * The moment that a clock in this time zone shows so (`2026-12-24T18:30`, as a browser's field has it), in milliseconds
 * since the epoch; null: it is no such time. A time that the clocks skip is the one an hour later, and of one that they
 * show twice it is the first.
 */
export function instantOf(local: string, timeZone: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)) return null;
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return null;
  const day = 86_400_000;
  const offsets = [offsetAt(asUtc - day, timeZone), offsetAt(asUtc + day, timeZone)];
  const moments = offsets.map((offset) => asUtc - offset).toSorted((one, other) => one - other);
  return moments.find((moment) => moment + offsetAt(moment, timeZone) === asUtc) ?? moments.at(-1) ?? null;
}

/** How far the clocks there are ahead of UTC, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(moment)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours, minutes, seconds] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name ?? '') ?? [];
  const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0);
  return (sign === '-' ? -ahead : ahead) * 1000;
}
