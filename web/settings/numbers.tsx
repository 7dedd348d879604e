import type { Context } from 'hono';
import { listNumbers, type NumberRow } from '../../db/numbers.ts';
import { listMembers, type Person } from '../../db/users.ts';
import { drawPage } from '../ui/draw.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { assignmentPath, SettingsFrame } from './frame.tsx';

/** The numbers, whether anything holds them up, and the address that Meta must call. */
export const getNumbers = async (c: Context<Env>) => {
  const { sql, settings } = c.var.world;
  const numbers = await listNumbers(sql);
  const members = await Promise.all(numbers.map(({ id }) => listMembers(sql, id)));

  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current="numbers"
      numbers={numbers}
      title={t('settings.numbers')}
      lead={t('settings.numbers-lead')}
      action={<ConnectLink />}
    >
      <section class="card">
        <section class="table-scroll" tabindex={0} aria-label={t('settings.numbers')}>
          <table class="table">
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
                <NumberLine number={number} members={members[index] ?? []} />
              ))}
            </tbody>
          </table>
        </section>
      </section>
      <WebhookAddress baseUrl={settings.baseUrl} />
    </SettingsFrame>,
  );
};

function ConnectLink() {
  return (
    <a class="btn btn-primary" href="/settings/numbers/new">
      <Icon name="plus" />
      {t('settings.connect')}
    </a>
  );
}

function NumberLine({ number, members }: { number: NumberRow; members: Person[] }) {
  return (
    <tr>
      <td>
        <a class="link" href={assignmentPath(number.id)}>
          <strong dir="auto">{number.name}</strong>
        </a>
        <span class="menu-sub tel">{number.displayPhone}</span>
      </td>
      <td class="mono">{number.phoneNumberId}</td>
      <td class="soft">{members.map(({ name }) => name).join(', ') || t('settings.no-members')}</td>
      <td>
        {number.trouble === null ? (
          <span class="pill" data-tone="ok">
            <Icon name="check" size="sm" />
            {t('settings.no-trouble')}
          </span>
        ) : (
          <span class="pill" data-tone="danger" title={number.trouble}>
            <Icon name="triangle-alert" size="sm" />
            {t('settings.trouble', { trouble: number.trouble })}
          </span>
        )}
      </td>
    </tr>
  );
}

/** What to enter at Meta, so that messages find their way here. */
export function WebhookAddress({ baseUrl }: { baseUrl: string }) {
  return (
    <div class="callout">
      <Icon name="plug" />
      <div>
        <strong>{t('settings.webhook')}</strong>
        <p>
          {t('settings.webhook-hint')} <code class="mono">{`${baseUrl}/webhooks/whatsapp`}</code>
        </p>
        {!baseUrl.startsWith('https://') && <p>{t('settings.webhook-https')}</p>}
      </div>
    </div>
  );
}
