import type { Sql } from '../../db/connect.ts';
import { findColleaguesHere } from '../../db/here.ts';
import type { Viewer } from '../../domain/access.ts';
import type { Present } from '../live/attendance.ts';
import { AgentAv } from '../ui/av.tsx';
import { listed } from '../ui/listed.ts';
import { t } from '../ui/words.ts';

interface Somebody {
  id: string;
  name: string;
  hue: number;
  doing: Present['doing'];
}

/** Who else has this thread on their screen, above the composer; out of sight while nobody has. */
export function AlsoHere({ people }: { people: readonly Somebody[] }) {
  const names = (doing: Present['doing']) =>
    people.filter((each) => each.doing === doing).map(({ name }) => name);
  const [writing, reading] = [names('writing'), names('reading')];
  return (
    <div class="seen" id="also-here" {...(people.length === 0 ? { hidden: true } : {})}>
      {people.slice(0, mostFaces).map(({ id, name, hue }) => (
        <span id={`here-${id}`} aria-hidden="true">
          <AgentAv name={name} hue={hue} size="xs" />
        </span>
      ))}
      {writing.length > 0 && (
        <span>{t('here.writing', { names: listed(writing), count: writing.length })}</span>
      )}
      {reading.length > 0 && (
        <span>{t('here.reading', { names: listed(reading), count: reading.length })}</span>
      )}
    </div>
  );
}

const mostFaces = 5;

/** The line as a viewer's page shows it now: empty for a conversation that is not theirs to see. */
export async function alsoHere(
  sql: Sql,
  viewer: Viewer,
  conversationId: string,
  present: readonly Present[],
) {
  const doing = new Map(present.map((each) => [each.userId, each.doing]));
  const known = await findColleaguesHere(sql, viewer, conversationId, [...doing.keys()]);
  const people = known.map((each) => ({ ...each, doing: doing.get(each.id) ?? ('reading' as const) }));
  return (
    <hx-partial hx-target="#also-here" hx-swap="outerMorph">
      <AlsoHere people={people} />
    </hx-partial>
  );
}
