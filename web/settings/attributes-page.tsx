import type { UsedAttribute } from '../../db/attributes.ts';
import { attributeKinds, type AttributeRefusal } from '../../domain/attribute.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import type { Typed } from './attributes.tsx';

type Why = AttributeRefusal | 'not-sure' | undefined;
const path = (id: string) => `/settings/attributes/${id}`;

interface CardsProps {
  attributes: readonly UsedAttribute[];
  typed: Typed | undefined;
  why: Why;
  done: 'added' | 'saved' | 'removed' | undefined;
}

export function AttributeCards({ attributes, typed, why, done }: CardsProps) {
  return (
    <>
      {done !== undefined && (
        <div class="callout" role="status">
          <Icon name="circle-check" />
          <p>{t(`attributes.done-${done}`)}</p>
        </div>
      )}
      <form class="card" method="post" action="/settings/attributes" autocomplete="off">
        <div class="card-head">
          <h2>{t('attributes.new')}</h2>
        </div>
        <div class="card-body stack">
          <Wrong why={why} />
          <NameField value={typed?.name ?? ''} />
          <div class="field">
            <label for="attribute-kind">{t('attributes.kind')}</label>
            <select class="input" id="attribute-kind" name="kind">
              {attributeKinds.map((kind) => (
                <option value={kind} selected={kind === typed?.kind}>
                  {t(`attributes.kind-${kind}`)}
                </option>
              ))}
            </select>
          </div>
          <ChoicesField choices={typed?.choices ?? []} />
          <div>
            <button class="btn btn-primary" type="submit">
              {t('attributes.add')}
            </button>
          </div>
        </div>
      </form>
      <section class="card" aria-label={t('attributes.title')}>
        {attributes.length === 0 ? (
          <p class="card-body muted sm">{t('attributes.none')}</p>
        ) : (
          <ul class="card-body">
            {attributes.map(({ id, name, kind, contacts }) => (
              <li class="setting">
                <div class="grow">
                  <strong dir="auto">{name}</strong>
                  <p>{t('attributes.used', { kind: t(`attributes.kind-${kind}`), count: contacts })}</p>
                </div>
                <a class="btn btn-s" href={path(id)} aria-label={t('attributes.edit-of', { name })}>
                  {t('attributes.edit')}
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

export function AttributeForm({ attribute, why }: { attribute: UsedAttribute; why: Why }) {
  const { id, name, kind, choices, contacts } = attribute;
  return (
    <>
      <form class="card form-card" method="post" action={path(id)} autocomplete="off">
        <div class="card-body stack">
          <Wrong why={why} />
          <NameField value={name} />
          {kind === 'choice' && <ChoicesField choices={choices} />}
        </div>
        <div class="card-foot">
          <a class="btn push" href="/settings/attributes">
            {t('tags.cancel')}
          </a>
          <button class="btn btn-primary" type="submit">
            {t('attributes.save')}
          </button>
        </div>
      </form>
      <form class="card form-card" method="post" action={`${path(id)}/removal`}>
        <div class="card-body stack">
          <p class="sm">{t('attributes.remove-hint', { count: contacts })}</p>
          <label class="row sm">
            <input class="check" type="checkbox" name="sure" />
            {t('attributes.remove-sure')}
          </label>
        </div>
        <div class="card-foot">
          <button class="btn btn-danger push" type="submit">
            {t('attributes.remove')}
          </button>
        </div>
      </form>
    </>
  );
}

function Wrong({ why }: { why: Why }) {
  if (why === undefined) return null;
  return (
    <div class="callout" data-tone="warn" role="alert">
      <Icon name="triangle-alert" />
      <p>{t(`attribute-refusal.${why}`)}</p>
    </div>
  );
}

const NameField = ({ value }: { value: string }) => (
  <div class="field">
    <label for="attribute-name">{t('attributes.name')}</label>
    <input
      class="input"
      id="attribute-name"
      name="name"
      type="text"
      dir="auto"
      maxlength={80}
      required
      value={value}
    />
  </div>
);

const ChoicesField = ({ choices }: { choices: readonly string[] }) => (
  <div class="field">
    <label for="attribute-choices">{t('attributes.choices')}</label>
    <textarea class="input" id="attribute-choices" name="choices" rows={4} dir="auto" maxlength={8000}>
      {choices.join('\n')}
    </textarea>
    <p class="xs muted">{t('attributes.choices-hint')}</p>
  </div>
);
