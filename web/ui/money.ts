import { locales } from './languages.ts';
import { readersLanguage } from './reader.ts';

/** `30` of `ILS` as people read it; what names no currency, or no amount, is shown as it came. */
export function money(amount: number | string, currency: string | null): string {
  const value = Number(amount);
  if (currency === null || !/^[A-Z]{3}$/i.test(currency) || !Number.isFinite(value))
    return [amount, currency].filter((part) => part !== null).join(' ');
  return new Intl.NumberFormat(locales[readersLanguage()], { style: 'currency', currency }).format(value);
}

/** All of it together; null where something has no price, or they are of several currencies. */
export function sumOf(
  parts: ReadonlyArray<{ amount: number | null; currency: string | null }>,
): { amount: number; currency: string | null } | null {
  const [first] = parts;
  if (first === undefined) return null;
  let amount = 0;
  for (const part of parts) {
    if (part.amount === null || part.currency !== first.currency) return null;
    amount += part.amount;
  }
  return { amount, currency: first.currency };
}
