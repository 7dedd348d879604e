import type { Delivery } from '../../domain/delivery.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

const icons: Record<Delivery, string> = {
  queued: 'clock',
  sending: 'clock',
  unknown: 'circle-help',
  sent: 'check',
  delivered: 'check-check',
  read: 'check-check',
  played: 'check-check',
  failed: 'circle-alert',
  withdrawn: 'eye-off',
};

/** How far a message of ours has come, by what WhatsApp has reported and nothing else. */
export function Ticks({ delivery }: { delivery: Delivery }) {
  const read = delivery === 'read' || delivery === 'played';
  return <Icon name={icons[delivery]} label={t(`delivery.${delivery}`)} read={read} />;
}
