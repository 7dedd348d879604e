import { expect, test } from 'vitest';
import { cannedName, fill, firstName, leftOpen, type Values, wrongCanned } from '../../domain/canned.ts';

const values: Values = {
  'contact.name': 'Maya Fernandes',
  'contact.first_name': 'Maya',
  'agent.name': 'Ben',
  'number.name': null,
};

test('what is known is filled in, what is not stays to be seen and holds the reply up', () => {
  expect(fill('Hello {{contact.first_name}}, {{ agent.name }} here.', values)).toBe('Hello Maya, Ben here.');
  const open = fill('Hello {{contact.name}}, this is {{number.name}}.', values);
  expect(open).toBe('Hello Maya Fernandes, this is {{number.name}}.');
  expect(leftOpen(open)).toBe('{{number.name}}');
  expect(leftOpen('Hello {{ contact.name }}')).toBe('{{ contact.name }}');
});

test('a customer’s own braces hold nothing up, and a value is never filled in a second time', () => {
  expect(leftOpen('Write {{this}} into the template, or {contact.name}')).toBeNull();
  const nested = { ...values, 'contact.name': '$& {{agent.name}}' };
  expect(fill('{{contact.name}}', nested)).toBe('$& {{agent.name}}');
});

test.each([
  ['/Opening hours ', 'Opening-hours'],
  [' // a\u202eb', 'a-b'],
  ['', ''],
])('the shortcut %j is kept as %j', (typed, kept) => {
  expect(cannedName(typed)).toBe(kept);
});

test.each([
  [{ name: 'hours', body: 'At nine. {{contact.name}}' }, null],
  [{ name: '', body: 'x' }, 'name-missing'],
  [{ name: 'x'.repeat(41), body: 'x' }, 'name-long'],
  [{ name: 'x', body: '' }, 'text-missing'],
  [{ name: 'x', body: 'x'.repeat(4097) }, 'text-long'],
  [{ name: 'x', body: 'Hello {{contact.nane}}' }, 'variable-unknown'],
  [{ name: 'x', body: 'Hello {{}}' }, 'variable-unknown'],
])('%j: %s', (typed, wrong) => {
  expect(wrongCanned(typed)).toBe(wrong);
});

test.each([
  ['Maya Fernandes', 'Maya'],
  ['  Cher ', 'Cher'],
  ['  ', null],
  [null, null],
])('%j is called %j', (name, first) => {
  expect(firstName(name)).toBe(first);
});
