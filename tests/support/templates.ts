import type { Sql } from '../../db/connect.ts';
import { json } from '../../db/json.ts';
import { type FilledTemplate, fill, type Template, type TemplateComponent } from '../../domain/template.ts';
import { wabaId } from './cast.ts';

/** An approved template of the cast's account; answers it as it was stored. */
export async function approve(
  sql: Sql,
  components: TemplateComponent[] = [{ type: 'BODY', text: 'Hi {{1}}, your order {{2}} is here.' }],
  rest: Partial<Template> = {},
): Promise<Template> {
  const template = {
    wabaId,
    name: 'order_update',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    parameterFormat: 'POSITIONAL' as const,
    quality: null,
    rejectedReason: null,
    ...rest,
  };
  const [row] = await sql<{ id: string }[]>`
    insert into templates (waba_id, name, language, status, category, parameter_format, components, quality, rejected_reason)
    values (${template.wabaId}, ${template.name}, ${template.language}, ${template.status}, ${template.category},
      ${template.parameterFormat}, ${json(sql, components)}, ${template.quality}, ${template.rejectedReason})
    returning id`;
  if (row === undefined) throw new Error('the template was not inserted');
  return { ...template, id: row.id, components };
}

export function filledWith(template: Template, values: Record<string, string>): FilledTemplate {
  const filled = fill(template, values);
  if (!filled.ok) throw new Error(`refused: ${JSON.stringify(filled.why)}`);
  return filled.value;
}
