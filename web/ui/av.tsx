import { initials } from '../../domain/initials.ts';
import { Icon } from './icon.tsx';
import { t } from './words.ts';

type Size = 'xs' | 's' | 'm' | 'l' | 'xl';
const sized = (size: Size | undefined) => (size === undefined || size === 'm' ? '' : ` av-${size}`);

/** Round is a customer. Decoration: their name stands beside it. Without a name, a head instead of letters. */
export function ContactAv({ name, hue, size }: { name: string | null; hue: number; size?: Size }) {
  return (
    <span class={`av${sized(size)}`} data-hue={hue} aria-hidden="true">
      {name === null ? <Icon name="user-round" /> : initials(name)}
    </span>
  );
}

interface AgentProps {
  name: string;
  hue: number;
  size?: Size;
  /** Adds the presence dot; left out where presence says nothing. */
  available?: boolean;
  /** No name stands beside it: it says whose it is. */
  alone?: boolean;
}

/** Square is us. Read out is only what does not stand beside it. */
export function AgentAv({ name, hue, size, available, alone = false }: AgentProps) {
  const presence = available === undefined ? {} : { 'data-presence': available ? 'on' : 'away' };
  const label = alone ? nameOf(name, available) : presenceOf(available);
  const read = label === null ? { 'aria-hidden': 'true' as const } : { role: 'img', 'aria-label': label };
  return (
    <span class={`av av-agent${sized(size)}`} data-hue={hue} title={name} {...read} {...presence}>
      {initials(name)}
    </span>
  );
}

const presenceOf = (available: boolean | undefined) =>
  available === undefined ? null : t(available ? 'presence.available' : 'presence.away');

const nameOf = (name: string, available: boolean | undefined) =>
  available === undefined ? name : t(available ? 'presence.available-of' : 'presence.away-of', { name });

export function BotAv({ size }: { size?: Size }) {
  return (
    <span class={`av av-bot${sized(size)}`} role="img" aria-label={t('bot')}>
      <Icon name="bot" />
    </span>
  );
}
