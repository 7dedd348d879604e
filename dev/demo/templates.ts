import type { Tx } from '../../db/connect.ts';
import { json } from '../../db/json.ts';
import { demoWaba } from '../simulator/demo.ts';
import { demoTemplates } from '../simulator/demo-templates.ts';

/** The templates the simulator knows, as if they had been synced. */
export async function insertTemplates(tx: Tx): Promise<void> {
  for (const template of demoTemplates)
    await tx`
      insert into templates (waba_id, whatsapp_id, name, language, status, category, parameter_format, components,
        quality, rejected_reason)
      values (${demoWaba}, ${template.id}, ${template.name}, ${template.language}, ${template.status},
        ${template.category}, ${template.parameter_format}, ${json(tx, template.components)},
        ${template.quality_score?.score ?? null}, ${template.rejected_reason ?? null})`;
  await tx`
    insert into template_syncs (waba_id, begun_at, done_at, listed)
    values (${demoWaba}, clock_timestamp(), clock_timestamp(), ${demoTemplates.length}) on conflict do nothing`;
}
