import { readFileSync } from 'node:fs';
import { asset } from '../assets.ts';

const sprite = readFileSync(new URL('../public/icons.svg', import.meta.url), 'utf8');
const known = new Set([...sprite.matchAll(/<symbol id="i-([^"]+)"/g)].map(([, name]) => name));

interface IconProps {
  name: string;
  size?: 'sm' | 'lg';
  /** Says what it means where no text beside it does; without one it is decoration. */
  label?: string;
  /** An arrow that points along the text: flipped where text runs right to left. */
  dir?: boolean;
  /** The tick of a message the customer has read. */
  read?: boolean;
}

/** A picture from `icons.svg`. An unknown name throws: a page with a hole in it is a bug. */
export function Icon({ name, size, label, dir, read }: IconProps) {
  if (!known.has(name)) throw new Error(`no icon is called "${name}"`);
  const classes = ['icon', size && `icon-${size}`, dir && 'icon-dir'].filter(Boolean).join(' ');
  const role = label === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label };
  return (
    <svg class={classes} {...role} {...(read ? { 'data-read': '' } : {})}>
      <use href={`${asset('icons.svg')}#i-${name}`} />
    </svg>
  );
}

export function Logo({ size }: { size: number }) {
  return (
    <svg width={size} height={size} aria-hidden="true">
      <use href={`${asset('icons.svg')}#logo`} />
    </svg>
  );
}
