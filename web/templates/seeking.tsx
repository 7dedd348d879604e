import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { type Choice, type Sought, textOf } from './choices.ts';
import { categoryWord, inWordOrder, languageName } from './sentences.ts';

/** Text, language and category; the last two where there is anything to choose. */
export function Seeking({
  choices,
  sought,
  name = '',
}: {
  choices: readonly Choice[];
  sought: Sought;
  name?: string;
}) {
  const languages = [...new Set(choices.map(({ template }) => template.language))];
  const categories = [...new Set(choices.map(({ template }) => template.category))];
  return (
    <>
      <div class="input-wrap">
        <Icon name="search" />
        <input
          class="input"
          type="search"
          name={`${name}q`}
          value={sought.q}
          maxlength={100}
          autocomplete="off"
          data-seek="q"
          aria-label={t('picker.find')}
          placeholder={t('picker.find')}
        />
      </div>
      {(languages.length > 1 || categories.length > 1) && (
        <div class="row tpl-narrow">
          {languages.length > 1 && (
            <select
              class="input input-s"
              name={`${name}language`}
              data-seek="language"
              aria-label={t('picker.language')}
            >
              <option value="">{t('picker.any-language')}</option>
              {inWordOrder(languages, languageName).map((code) => (
                <option value={code} selected={code === sought.language}>
                  {languageName(code)}
                </option>
              ))}
            </select>
          )}
          {categories.length > 1 && (
            <select
              class="input input-s"
              name={`${name}category`}
              data-seek="category"
              aria-label={t('picker.category')}
            >
              <option value="">{t('picker.any-category')}</option>
              {inWordOrder(categories, categoryWord).map((code) => (
                <option value={code} selected={code === sought.category}>
                  {categoryWord(code)}
                </option>
              ))}
            </select>
          )}
        </div>
      )}
    </>
  );
}

/** What templates.js looks at when it narrows the list. */
export const seekable = (choice: Choice) => ({
  'data-text': textOf(choice),
  'data-language': choice.template.language,
  'data-category': choice.template.category,
});

export const subtitle = ({ template, usedLately, whyNot }: Choice): string =>
  [
    categoryWord(template.category),
    languageName(template.language),
    ...(usedLately && whyNot === null ? [t('picker.recent')] : []),
  ].join(' · ');
