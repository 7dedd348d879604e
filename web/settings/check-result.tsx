import type { Finding, Inspection } from '../../domain/health.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

/** What the test has to say; `unasked` where too little was filled in. */
export type Checked = Inspection | 'unasked';

/** The place under the form where the test's result comes; empty before. */
export function CheckResult({
  checked,
  typedAgain = false,
}: {
  checked: Checked | null;
  typedAgain?: boolean;
}) {
  return (
    <div class="stack" id="check" aria-live="polite">
      {checked === 'unasked' && <Said tone="warn" title={t('check.fill-in')} />}
      {checked !== null && checked !== 'unasked' && <Inspected inspection={checked} />}
      {checked !== null && typedAgain && <p class="hint">{t('check.type-again')}</p>}
    </div>
  );
}

function Inspected({ inspection: { findings, seen } }: { inspection: Inspection }) {
  if (findings.length === 0)
    return (
      <Said
        tone="ok"
        title={t('check.fine')}
        hint={t('check.fine-hint', { name: seen?.verifiedName ?? '?', phone: seen?.displayPhone ?? '?' })}
      />
    );
  return (
    <>
      {findings.map((finding) => (
        <Said
          tone="danger"
          title={t(`check.${finding.fault}`)}
          hint={t(`check.${finding.fault}-do`)}
          detail={detailOf(finding)}
        />
      ))}
    </>
  );
}

function detailOf({ code, detail }: Finding): string | null {
  if (detail === null) return null;
  return code === null ? t('check.said', { detail }) : t('check.said-code', { code: String(code), detail });
}

interface SaidProps {
  tone: 'ok' | 'warn' | 'danger';
  title: string;
  hint?: string;
  detail?: string | null;
}

function Said({ tone, title, hint, detail = null }: SaidProps) {
  return (
    <div class="callout" data-tone={tone}>
      <Icon name={tone === 'ok' ? 'circle-check' : 'triangle-alert'} />
      <div>
        <strong>{title}</strong>
        {hint !== undefined && <p>{hint}</p>}
        {detail !== null && (
          <p class="xs muted" dir="auto">
            {detail}
          </p>
        )}
      </div>
    </div>
  );
}
