import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Child } from 'hono/jsx';
import { connectNumber, listNumbers, type NumberRow } from '../../db/numbers.ts';
import { type Progress, readProgress } from '../../db/progress.ts';
import { listAgents } from '../../db/users.ts';
import { drawPage } from '../ui/draw.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import type { Env, Rehearsal } from '../world.ts';
import { SettingsFrame } from './frame.tsx';
import { assignmentPath } from './paths.ts';

/** From an empty organisation to the first customer. Each step knows from the data whether it is done. */
export const getStart = async (c: Context<Env>) => {
  const { sql, rehearsal } = c.var.world;
  const [progress, numbers] = await Promise.all([readProgress(sql), listNumbers(sql)]);
  const isDone = Object.values(progress).every(Boolean);
  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current="start"
      numbers={numbers}
      title={t('start.title')}
      lead={t(isDone ? 'start.all-done' : 'start.lead')}
      {...(isDone ? { action: <Go href="/inbox" text={t('start.inbox')} isNext /> } : {})}
    >
      <ol class="stack start-steps" data-gap="l">
        <Steps progress={progress} numbers={numbers} rehearsal={rehearsal} />
      </ol>
    </SettingsFrame>,
  );
};

/** Connects the simulator's numbers with its own secrets. What is connected already stays as it is, so twice is once. */
export const postSimulator = async (c: Context<Env>) => {
  const { sql, sealingKey, nudges, rehearsal } = c.var.world;
  if (rehearsal === null) throw new HTTPException(404);
  const members = (await listAgents(sql)).map(({ id }) => id);
  const secrets = { key: sealingKey, ...rehearsal.secrets };
  for (const number of rehearsal.numbers) {
    const connected = await connectNumber(sql, { ...number, secrets }, members);
    if (connected.ok) nudges.changed({ numbers: [connected.value] });
  }
  return c.redirect('/settings/start', 303);
};

interface StepsProps {
  progress: Progress;
  numbers: NumberRow[];
  rehearsal: Rehearsal | null;
}

function Steps({ progress, numbers, rehearsal }: StepsProps) {
  const next = (Object.keys(progress) as (keyof Progress)[]).find((step) => !progress[step]);
  const [first] = numbers;
  const of = (step: keyof Progress, n: number) => ({
    n,
    step,
    isDone: progress[step],
    isNext: next === step,
  });
  const go = (step: keyof Progress, href: string) => (
    <Go
      href={href}
      text={t(progress[step] ? `start.${step}-more` : `start.${step}-go`)}
      isNext={next === step}
    />
  );
  return (
    <>
      <Step {...of('number', 1)} hint={t('start.number-hint')}>
        {go('number', progress.number ? '/settings/numbers' : '/settings/numbers/new')}
        {rehearsal !== null && !progress.number && <UseSimulator />}
      </Step>
      <Step {...of('people', 2)} hint={t('start.people-hint')}>
        {go('people', progress.people ? '/settings/users' : '/settings/invitations/new')}
      </Step>
      <Step
        {...of('assignment', 3)}
        hint={t(first === undefined ? 'start.assignment-first' : 'start.assignment-hint')}
      >
        {first !== undefined && go('assignment', assignmentPath(first.id))}
      </Step>
      <Step
        {...of('message', 4)}
        hint={t(rehearsal === null ? 'start.message-hint' : 'start.message-simulator')}
      >
        {progress.message && go('message', '/inbox?view=all')}
        {!progress.message && rehearsal !== null && progress.number && go('message', rehearsal.phonePath)}
      </Step>
    </>
  );
}

interface StepProps {
  n: number;
  step: keyof Progress;
  isDone: boolean;
  isNext: boolean;
  hint: string;
  children?: Child;
}

function Step({ n, step, isDone, isNext, hint, children }: StepProps) {
  return (
    <li class="card" {...(isNext ? { 'aria-current': 'step' } : {})}>
      <div class="card-head">
        <span class="av av-plain av-none">
          {isDone ? <Icon name="check" label={t('start.done')} /> : <span aria-hidden="true">{n}</span>}
        </span>
        <div class="grow">
          <h2>{t(`start.${step}`)}</h2>
          <p>{hint}</p>
        </div>
        <div class="row">{children}</div>
      </div>
    </li>
  );
}

function Go({ href, text, isNext }: { href: string; text: string; isNext: boolean }) {
  return (
    <a class={isNext ? 'btn btn-primary' : 'btn'} href={href}>
      {text}
    </a>
  );
}

function UseSimulator() {
  return (
    <form method="post" action="/settings/start/simulator">
      <button class="btn" type="submit" title={t('start.simulator-hint')}>
        <Icon name="flask-conical" />
        {t('start.simulator')}
      </button>
    </form>
  );
}
