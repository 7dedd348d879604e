import type { Courier } from './courier.ts';
import type { Wire } from './wire.ts';
import type { World } from './world.ts';

/** A template as `GET /{waba}/message_templates` lists it. */
export interface Template {
  id: string;
  name: string;
  language: string;
  status: string;
  category: string;
  parameter_format: 'POSITIONAL' | 'NAMED';
  components: TemplateComponent[];
  quality_score?: { score: string };
  rejected_reason?: string;
}

export interface TemplateComponent {
  type: string;
  format?: string;
  text?: string;
  buttons?: TemplateButton[];
  [more: string]: unknown;
}

export interface TemplateButton {
  type: string;
  text: string;
  url?: string;
  phone_number?: string;
  [more: string]: unknown;
}

/** `{{1}}` or `{{first_name}}`, each once, in order. */
export const variablesOf = (text = ''): string[] => [
  ...new Set([...text.matchAll(/\{\{\s*([\w]+)\s*\}\}/g)].map(([, name]) => name ?? '')),
];

/** What becomes of a template at WhatsApp; `gone` takes it off the list. `silent`: the webhook gets lost. */
export interface TemplateChange {
  status?: string | undefined;
  reason?: string | undefined;
  quality?: string | undefined;
  category?: string | undefined;
  gone?: boolean | undefined;
  silent?: boolean | undefined;
}

/** What the account has. */
export interface TemplateBook {
  list(): readonly Template[];
  /** Changes one and says so as Meta does; resolves after the webhook. False: there is none of that id. */
  change(id: string, change: TemplateChange): Promise<boolean>;
  reset(): void;
}

export function createTemplateBook(
  given: readonly Template[],
  { world, courier, wire }: { world: World; courier: Courier; wire: Wire },
): TemplateBook {
  const fresh = () => given.map((template) => structuredClone(template));
  let templates = fresh();

  const tell = async (field: string, { id, name, language }: Template, value: object) => {
    wire.say('report', field, name);
    const about = {
      message_template_id: Number(id),
      message_template_name: name,
      message_template_language: language,
    };
    const changes = [{ field, value: { ...about, ...value } }];
    const accounts = [...new Set(world.numbers.map(({ wabaId }) => wabaId))];
    for (const account of accounts) {
      const entry = [{ id: account, time: Math.floor(Date.now() / 1000), changes }];
      await courier.post({ object: 'whatsapp_business_account', entry }, {});
    }
  };

  return {
    list: () => templates,
    async change(id, { status, reason, quality, category, gone, silent }) {
      const template = templates.find((each) => each.id === id);
      if (template === undefined) return false;
      const told: [string, object][] = [];
      if (status !== undefined) {
        template.status = status;
        template.rejected_reason = reason ?? 'NONE';
        told.push(['message_template_status_update', { event: status, reason: reason ?? 'NONE' }]);
      }
      if (quality !== undefined) {
        const before = template.quality_score?.score ?? 'UNKNOWN';
        template.quality_score = { score: quality };
        const scores = { previous_quality_score: before, new_quality_score: quality };
        told.push(['message_template_quality_update', scores]);
      }
      if (category !== undefined) {
        const previous_category = template.category;
        template.category = category;
        told.push(['template_category_update', { previous_category, new_category: category }]);
      }
      if (gone === true) templates = templates.filter((each) => each !== template);
      world.changed();
      if (silent !== true) for (const [field, value] of told) await tell(field, template, value);
      return true;
    },
    reset() {
      templates = fresh();
    },
  };
}
