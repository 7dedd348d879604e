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

/** Square is us. `available` adds the presence dot; leave it out where presence says nothing. */
export function AgentAv(props: { name: string; hue: number; size?: Size; available?: boolean }) {
  const { name, hue, size, available } = props;
  const label =
    available === undefined ? name : t(available ? 'presence.available-of' : 'presence.away-of', { name });
  const presence = available === undefined ? {} : { 'data-presence': available ? 'on' : 'away' };
  return (
    <span
      class={`av av-agent${sized(size)}`}
      data-hue={hue}
      role="img"
      aria-label={label}
      title={name}
      {...presence}
    >
      {initials(name)}
    </span>
  );
}

export function BotAv({ size }: { size?: Size }) {
  return (
    <span class={`av av-bot${sized(size)}`} role="img" aria-label={t('bot')}>
      <Icon name="bot" />
    </span>
  );
}
