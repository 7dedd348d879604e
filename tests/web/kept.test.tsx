import { expect, test } from 'vitest';
import { kept } from '../../web/ui/kept.tsx';
import { speak } from '../../web/ui/reader.ts';
import { t } from '../../web/ui/words.ts';

const drawn: string[] = [];
const Greeting = kept(({ name, tags }: { name: string; tags: readonly string[] }) => {
  drawn.push(name);
  return (
    <p title={name}>
      {t('nav.contacts')} {tags.join()}
    </p>
  );
});
const page = (name: string, tags: readonly string[] = []) =>
  String(
    <main>
      <Greeting name={name} tags={tags} />
    </main>,
  );

test('what is drawn from the same is drawn once, and stands on every page alike', () => {
  const first = page('Lina');
  expect(first).toBe('<main><p title="Lina">Contacts </p></main>');
  expect(page('Lina')).toBe(first);
  expect(drawn).toEqual(['Lina']);
});

test('what differs in anything, or is read in another language, is drawn by itself', () => {
  expect(page('Lina', ['VIP'])).toContain('VIP');
  expect(page('Kofi')).toContain('Kofi');
  expect(speak('de', () => page('Lina'))).toContain('Kontakte');
  expect(page('Lina')).toContain('Contacts');
});

test('it is escaped once, whoever wrote it', () => {
  const hostile = `"><script>alert('&')</script>`;
  const escaped = '&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;';
  for (let n = 0; n < 2; n++)
    expect(page(hostile, [hostile])).toBe(`<main><p title="${escaped}">Contacts ${escaped}</p></main>`);
});

test('of what is drawn from much, only what it is drawn from counts; nothing is nothing', () => {
  const Day = kept(
    ({ at }: { at: Date }) => (at.getFullYear() > 2000 ? <b>{at.getFullYear()}</b> : null),
    ({ at }) => at.getFullYear(),
  );
  expect(String(<Day at={new Date(2026, 0, 1)} />)).toBe('<b>2026</b>');
  expect(String(<Day at={new Date(2026, 5, 1)} />)).toBe('<b>2026</b>');
  expect(
    String(
      <i>
        <Day at={new Date(1999, 0, 1)} />
      </i>,
    ),
  ).toBe('<i></i>');
});

test('no more is kept than a few megabytes: then it begins anew', () => {
  let times = 0;
  const Long = kept(({ n }: { n: number }) => {
    times++;
    return <p>{`${n}`.padEnd(100_000)}</p>;
  });
  const draw = (n: number) => String(<Long n={n} />);
  for (const n of [1, 2, 1, 2]) draw(n);
  expect(times).toBe(2);
  for (let n = 3; n < 20; n++) draw(n);
  expect(draw(1)).toContain('<p>1 ');
  expect(times).toBe(20);
  draw(1);
  expect(times).toBe(20);
});
