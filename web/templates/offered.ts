import type { Context } from 'hono';
import { listTemplates } from '../../db/templates.ts';
import { listUsedLately, refusedMarketing } from '../../db/template-use.ts';
import {
  type KnownContact,
  suggestionsFor,
  type Template,
  type TemplateRefusal,
} from '../../domain/template.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { type Choice, choicesOf } from './choices.ts';
import type { Chosen } from './picker.tsx';

/** What this person may choose from on a number. */
export async function choicesOn(c: Context<Env>, numberId: string): Promise<Choice[]> {
  const { world, viewer } = c.var;
  const [templates, lately] = await Promise.all([
    listTemplates(world.sql, { numberId }),
    listUsedLately(world.sql, numberId, viewer.id),
  ]);
  return choicesOf(templates, lately);
}

/** The one of this id, where it can be sent. */
export const sendable = (choices: readonly Choice[], templateId: string | undefined): Template | null =>
  choices.find(({ template, whyNot }) => whyNot === null && template.id === templateId)?.template ?? null;

/** The one asked for where it can be sent, else the first that can. */
export const chosenAmong = (choices: readonly Choice[], templateId: string | undefined): Template | null =>
  sendable(choices, templateId) ?? choices.find(({ whyNot }) => whyNot === null)?.template ?? null;

interface Filled {
  contactId: string | null;
  known: KnownContact;
  /** What was written already; left out: what the contact fills. */
  values?: Record<string, string>;
  refusal?: TemplateRefusal | null;
}

/** A template as it is filled in for somebody. */
export async function fillingFor(c: Context<Env>, template: Template, filled: Filled): Promise<Chosen> {
  const { contactId, known, values, refusal = null } = filled;
  const suggestions = suggestionsFor(template, known);
  const warns = template.category === 'MARKETING' && contactId !== null;
  return {
    template,
    values: values ?? Object.fromEntries(suggestions.map(({ key, value }) => [key, value])),
    suggestions,
    refusal,
    warning: warns && (await refusedMarketing(c.var.world.sql, contactId)) ? t('picker.opted-out') : null,
  };
}

/** The values among a form's fields: those named like a template's. */
export const valuesIn = (form: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && /^(header|body|button)\./.test(entry[0]),
    ),
  );
