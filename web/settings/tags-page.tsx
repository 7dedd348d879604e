import type { UsedTag } from '../../db/tags.ts';
import { mostTagLetters, type TagRefusal } from '../../domain/tag.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

export const tagPath = (id: string): string => `/settings/tags/${id}`;
const hues = [1, 2, 3, 4, 5, 6, 7, 8] as const;

interface CardsProps {
  tags: readonly UsedTag[];
  /** What was typed, when the form comes back. */
  typed: { name: string; hue: number | null } | undefined;
  why: TagRefusal | undefined;
  done: 'added' | 'saved' | 'removed' | undefined;
}

export function TagsCards({ tags, typed, why, done }: CardsProps) {
  return (
    <>
      {done !== undefined && (
        <div class="callout" role="status">
          <Icon name="circle-check" />
          <p>{t(`tags.done-${done}`)}</p>
        </div>
      )}
      <form class="card" method="post" action="/settings/tags" autocomplete="off">
        <div class="card-head">
          <h2>{t('tags.new')}</h2>
        </div>
        <div class="card-body stack">
          <Wrong why={why} />
          <NameField value={typed?.name ?? ''} why={why} />
          <Hues chosen={typed?.hue ?? 1 + (tags.length % 8)} />
          <div>
            <button class="btn btn-primary" type="submit">
              {t('tags.add')}
            </button>
          </div>
        </div>
      </form>
      <section class="card" aria-label={t('tags.title')}>
        {tags.length === 0 ? (
          <p class="card-body muted sm">{t('tags.none')}</p>
        ) : (
          <ul class="card-body">
            {tags.map((tag) => (
              <li class="setting">
                <div class="grow">
                  <span class="tag tag-m" data-hue={tag.hue} dir="auto">
                    {tag.name}
                  </span>
                  <p>{tag.contacts === 0 ? t('tags.unused') : t('tags.used', { count: tag.contacts })}</p>
                </div>
                <a
                  class="btn btn-s"
                  href={tagPath(tag.id)}
                  aria-label={t('tags.edit-of', { name: tag.name })}
                >
                  {t('tags.edit')}
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

export function TagForm({ tag, why }: { tag: UsedTag; why: TagRefusal | undefined }) {
  return (
    <form class="card form-card" method="post" action={tagPath(tag.id)} autocomplete="off">
      <div class="card-body stack">
        <Wrong why={why} />
        <NameField value={tag.name} why={why} />
        <Hues chosen={tag.hue} />
      </div>
      <div class="card-foot">
        <a class="btn btn-quiet btn-danger" href={`${tagPath(tag.id)}/removal`}>
          {t('tags.remove')}
        </a>
        <a class="btn push" href="/settings/tags">
          {t('tags.cancel')}
        </a>
        <button class="btn btn-primary" type="submit">
          {t('tags.save')}
        </button>
      </div>
    </form>
  );
}

interface RemovalProps {
  tag: UsedTag;
  others: readonly UsedTag[];
  why: TagRefusal | undefined;
}

export function RemovalForm({ tag, others, why }: RemovalProps) {
  return (
    <form class="card form-card" method="post" action={`${tagPath(tag.id)}/removal`}>
      <div class="card-body stack">
        <Wrong why={why} />
        <div class="field">
          <label for="tag-into">{t('tags.into')}</label>
          <select class="input" id="tag-into" name="into">
            <option value="">{t('tags.into-nothing')}</option>
            {others.map(({ id, name }) => (
              <option value={id}>{name}</option>
            ))}
          </select>
        </div>
      </div>
      <div class="card-foot">
        <a class="btn push" href={tagPath(tag.id)}>
          {t('tags.cancel')}
        </a>
        <button class="btn btn-danger-fill" type="submit">
          {t('tags.remove-submit')}
        </button>
      </div>
    </form>
  );
}

function Wrong({ why }: { why: TagRefusal | undefined }) {
  if (why === undefined) return null;
  return (
    <div class="callout" data-tone="warn" role="alert" id="tag-wrong">
      <Icon name="triangle-alert" />
      <p>{t(`tag-refusal.${why}`)}</p>
    </div>
  );
}

function NameField({ value, why }: { value: string; why: TagRefusal | undefined }) {
  return (
    <div class="field">
      <label for="tag-name">{t('tags.name')}</label>
      <input
        class="input"
        id="tag-name"
        name="name"
        type="text"
        dir="auto"
        maxlength={mostTagLetters * 2}
        required
        value={value}
        {...(why === undefined ? {} : { 'aria-invalid': 'true', 'aria-describedby': 'tag-wrong' })}
      />
    </div>
  );
}

function Hues({ chosen }: { chosen: number }) {
  return (
    <fieldset class="field">
      <legend class="label">{t('tags.colour')}</legend>
      <div class="hues">
        {hues.map((hue) => (
          <label>
            <input
              class="check"
              type="radio"
              name="hue"
              value={hue}
              checked={hue === chosen}
              aria-label={t('tags.hue', { hue })}
            />
            <span class="tag tag-m" data-hue={hue} aria-hidden="true">
              {hue}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
