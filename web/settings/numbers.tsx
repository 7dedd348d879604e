import type { Context } from 'hono';
import { type HealthRow, listHealth } from '../../db/health.ts';
import { listNumbers, type NumberRow } from '../../db/numbers.ts';
import { listMembers, type Person } from '../../db/users.ts';
import { drawPage } from '../ui/draw.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { SettingsFrame } from './frame.tsx';
import { NumberLine } from './number-line.tsx';
import { WebhookAddress } from './webhook.tsx';

/** The numbers, whether anything holds them up, and the address that Meta must call. */
export const getNumbers = async (c: Context<Env>) => {
  const { sql, settings } = c.var.world;
  const [numbers, health] = await Promise.all([listNumbers(sql), listHealth(sql)]);
  const members = await Promise.all(numbers.map(({ id }) => listMembers(sql, id)));

  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current="numbers"
      numbers={numbers}
      title={t('settings.numbers')}
      lead={t('settings.numbers-lead')}
      {...(numbers.length === 0 ? {} : { action: <ConnectLink /> })}
    >
      {numbers.length === 0 ? <NoNumbers /> : <Numbers numbers={numbers} members={members} health={health} />}
      <WebhookAddress baseUrl={settings.baseUrl} />
    </SettingsFrame>,
  );
};

interface NumbersProps {
  numbers: NumberRow[];
  /** Of each number, in their order. */
  members: Person[][];
  health: HealthRow[];
}

function Numbers({ numbers, members, health }: NumbersProps) {
  return (
    <section class="card">
      <section class="table-scroll" tabindex={0} aria-label={t('settings.numbers')}>
        <table class="table numbers-table">
          <thead>
            <tr>
              <th scope="col">{t('settings.number')}</th>
              <th scope="col">{t('settings.phone-number-id')}</th>
              <th scope="col">{t('settings.members')}</th>
              <th scope="col">{t('settings.state')}</th>
            </tr>
          </thead>
          <tbody>
            {numbers.map((number, index) => (
              <NumberLine
                number={number}
                members={members[index] ?? []}
                facts={health.filter(({ numberId }) => numberId === number.id)}
              />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function ConnectLink() {
  return (
    <a class="btn btn-primary" href="/settings/numbers/new">
      <Icon name="plus" />
      {t('settings.connect')}
    </a>
  );
}

function NoNumbers() {
  return (
    <div class="empty">
      <Icon name="phone" size="lg" />
      <h2>{t('number.no-numbers')}</h2>
      <p>{t('number.no-numbers-hint')}</p>
      <ConnectLink />
    </div>
  );
}
