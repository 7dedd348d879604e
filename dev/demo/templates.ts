import type { Tx } from '../../db/connect.ts';
import { json } from '../../db/json.ts';
import { demoWaba } from '../simulator/demo.ts';
import { demoTemplates } from '../simulator/templates.ts';

/** The templates the simulator knows, as if they had been synced. */
export async function insertTemplates(tx: Tx): Promise<void> {
  for (const template of demoTemplates)
    await tx`
      insert into templates (waba_id, name, language, status, category, parameter_format, components)
      values (${demoWaba}, ${template.name}, ${template.language}, ${template.status}, ${template.category},
        ${template.parameter_format}, ${json(tx, template.components)})`;
}
