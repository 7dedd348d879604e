import { eachLanguage } from './reader.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const formats = eachLanguage((locale) =>
  units.map(
    (unit, at) =>
      new Intl.NumberFormat(locale, {
        ...{ style: 'unit', unit, unitDisplay: at === 0 ? 'long' : 'short' },
        maximumFractionDigits: at < 2 ? 0 : 1,
      }),
  ),
);

/** 84 kB, 1.2 MB: as file managers count, by thousands. */
export function fileSize(bytes: number): string {
  const at = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return formats()[at]?.format(bytes / 1000 ** at) ?? '';
}

/** 0:23, 12:05 */
export function playingTime(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
