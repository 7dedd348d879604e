import type { CannedReply } from '../../db/canned-replies.ts';
import { type CannedRefusal, longestCannedName, variables } from '../../domain/canned.ts';
import { longestText } from '../../domain/delivery.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

export const cannedPath = (id: string): string => `/settings/replies/${id}`;

type Typed = Pick<CannedReply, 'name' | 'body'>;

interface CardsProps {
  replies: readonly CannedReply[];
  /** Only Admins write them. */
  mayEdit: boolean;
  /** What was typed, when the form comes back. */
  typed: Typed | undefined;
  why: CannedRefusal | undefined;
  done: 'added' | 'saved' | 'removed' | undefined;
}

export function CannedCards({ replies, mayEdit, typed, why, done }: CardsProps) {
  return (
    <>
      {done !== undefined && (
        <div class="callout" role="status">
          <Icon name="circle-check" />
          <p>{t(`canned.done-${done}`)}</p>
        </div>
      )}
      {mayEdit && (
        <form class="card" method="post" action="/settings/replies" autocomplete="off">
          <div class="card-head">
            <h2>{t('canned.new')}</h2>
          </div>
          <div class="card-body stack">
            <Fields typed={typed ?? { name: '', body: '' }} why={why} />
            <div>
              <button class="btn btn-primary" type="submit">
                {t('canned.add')}
              </button>
            </div>
          </div>
        </form>
      )}
      <section class="card" aria-label={t('canned.title')}>
        {replies.length === 0 ? (
          <p class="card-body muted sm">{t('canned.none')}</p>
        ) : (
          <ul class="card-body">
            {replies.map((reply) => (
              <li class="setting">
                <div class="grow">
                  <h3 dir="auto">/{reply.name}</h3>
                  <p class="canned-text" dir="auto">
                    {reply.body}
                  </p>
                </div>
                {mayEdit && (
                  <a
                    class="btn btn-s"
                    href={cannedPath(reply.id)}
                    aria-label={t('canned.edit-of', { name: reply.name })}
                  >
                    {t('canned.edit')}
                  </a>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

interface FormProps {
  reply: CannedReply;
  /** What the fields hold: what it says, or what was typed and turned back. */
  typed: Typed;
  why: CannedRefusal | undefined;
}

export function CannedForm({ reply, typed, why }: FormProps) {
  return (
    <>
      <form class="card form-card" method="post" action={cannedPath(reply.id)} autocomplete="off">
        <div class="card-body stack">
          <Fields typed={typed} why={why} />
        </div>
        <div class="card-foot">
          <button class="btn btn-quiet btn-danger" type="submit" form="canned-removal">
            {t('canned.remove')}
          </button>
          <a class="btn push" href="/settings/replies">
            {t('canned.cancel')}
          </a>
          <button class="btn btn-primary" type="submit">
            {t('canned.save')}
          </button>
        </div>
      </form>
      <form id="canned-removal" method="post" action={`${cannedPath(reply.id)}/removal`}>
        <input type="hidden" name="name" value={reply.name} />
      </form>
    </>
  );
}

function Fields({ typed, why }: { typed: Typed; why: CannedRefusal | undefined }) {
  const ofName = why?.startsWith('name') === true;
  const wrong = (is: boolean) =>
    why !== undefined && is ? { 'aria-invalid': 'true' as const, 'aria-errormessage': 'canned-wrong' } : {};
  return (
    <>
      {why !== undefined && (
        <div class="callout" data-tone="warn" role="alert" id="canned-wrong">
          <Icon name="triangle-alert" />
          <p>{t(`canned-refusal.${why}`)}</p>
        </div>
      )}
      <div class="field">
        <label for="canned-name">{t('canned.name')}</label>
        <input
          class="input"
          id="canned-name"
          name="name"
          type="text"
          dir="auto"
          maxlength={longestCannedName * 2}
          required
          value={typed.name}
          aria-describedby="canned-name-hint"
          {...wrong(ofName)}
        />
        <p class="xs muted" id="canned-name-hint">
          {t('canned.name-hint')}
        </p>
      </div>
      <div class="field">
        <label for="canned-body">{t('canned.text')}</label>
        <textarea
          class="input"
          id="canned-body"
          name="body"
          rows={4}
          dir="auto"
          maxlength={longestText}
          required
          aria-describedby="canned-body-hint"
          {...wrong(!ofName)}
        >
          {typed.body}
        </textarea>
        <p class="xs muted" id="canned-body-hint">
          {t('canned.variables', { variables: variables.map((name) => `{{${name}}}`).join(' ') })}
        </p>
      </div>
    </>
  );
}
