import { expect, test } from 'vitest';
import { defaultsFor, type KnownContact, suggestionsFor } from '../../domain/template.ts';
import { body, template } from './templates-at-hand.ts';

const maya: KnownContact = {
  name: 'Maya Anne Fernandes',
  phone: '447700900118',
  attributes: { Order: '20418' },
};
const first = (text: string, contact = maya) => defaultsFor(template([body(text)]), contact)['body.1'];
const named = (name: string, contact = maya) =>
  defaultsFor(template([body(`{{${name}}}`)], { parameterFormat: 'NAMED' }), contact)[`body.${name}`];

test.each([
  ['Hi {{1}}', 'Maya'],
  ['Olá *{{1}}*, passando', 'Maya'],
  ['Здравствуйте, {{1}}!', 'Maya'],
  ['مرحبا {{1}}', 'Maya'],
  ['your order {{1}} is', '20418'],
  ['order number {{1}}', '20418'],
  ['invoice {{1}}', undefined],
  ['We see {{1}}', undefined],
])('%j is filled with %s', (text, value) => {
  expect(first(text)).toBe(value);
});

test.each([
  ['first_name', 'Maya'],
  ['customer_name', 'Maya Anne Fernandes'],
  ['last_name', 'Fernandes'],
  ['phone', '+447700900118'],
  ['order', '20418'],
  ['order_number', '20418'],
  ['colour', undefined],
])('{{%s}} is filled with %s', (name, value) => {
  expect(named(name)).toBe(value);
});

test('an attribute of that very name comes before the contact’s own', () => {
  expect(named('first_name', { ...maya, attributes: { 'First name': 'May' } })).toBe('May');
});

test('where nothing is known, nothing is made up', () => {
  const unknown: KnownContact = { name: null, phone: null, attributes: { Order: '  ' } };
  expect(named('first_name', unknown)).toBeUndefined();
  expect(named('phone', unknown)).toBeUndefined();
  expect(named('order', unknown)).toBeUndefined();
  expect(named('last_name', { ...maya, name: 'Maya' })).toBeUndefined();
});

test('what fills in is on one line, as a variable has to be', () => {
  expect(named('customer_name', { ...maya, name: ' Maya\n\t Anne \u0000' })).toBe('Maya Anne');
});

test('each says where it comes from', () => {
  expect(suggestionsFor(template([body('Hi {{1}}, order {{2}}')]), maya)).toEqual([
    { key: 'body.1', value: 'Maya', from: 'contact' },
    { key: 'body.2', value: '20418', from: { attribute: 'Order' } },
  ]);
});
