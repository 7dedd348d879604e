import { Icon } from '../../../web/ui/icon.tsx';
import { timeWithSeconds } from '../../../web/ui/time.ts';
import type { WireLine } from '../wire.ts';

const icons = {
  up: 'arrow-up-right',
  down: 'arrow-down-left',
  report: 'check-check',
  trouble: 'triangle-alert',
};

/** "On the wire", newest first. */
export function WireLog({ lines }: { lines: readonly WireLine[] }) {
  return (
    <>
      {lines
        .slice(-80)
        .toReversed()
        .map(({ at, way, label, detail }) => (
          <li class="log-row" {...(way === 'trouble' ? { 'data-tone': 'warn' } : {})}>
            <time class="mono">{timeWithSeconds(new Date(at))}</time>
            <Icon name={icons[way]} size="sm" />
            <div>
              <code>{label}</code>
              <p dir="auto">{detail}</p>
            </div>
          </li>
        ))}
    </>
  );
}
