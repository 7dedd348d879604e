import { expect, test, vi } from 'vitest';
import { openStream } from '../../web/live/stream.ts';

const decoder = new TextDecoder();

test('what is sent arrives as one unnamed message, line breaks and all', async () => {
  const stream = openStream(() => {});
  stream.send('<p>one\ntwo\r\nthree</p>');
  stream.end();
  expect(await stream.response.text()).toBe('retry: 1000\n\ndata: <p>one\ndata: two\ndata: three</p>\n\n');
  expect(stream.response.headers.get('x-accel-buffering')).toBe('no');
});

test('a customer’s text cannot end a message and begin another', async () => {
  const stream = openStream(() => {});
  stream.send('hello\n\nevent: theme\rdata: x');
  stream.end();
  const lines = (await stream.response.text()).split('\n').slice(2);
  expect(lines.filter((line) => line !== '').every((line) => line.startsWith('data: '))).toBe(true);
});

test('a reader who does not read is dropped, and costs no more memory than the limit', async () => {
  const onEnd = vi.fn();
  const stream = openStream(onEnd);
  const reader = stream.response.body?.getReader();
  const chunk = 'x'.repeat(100_000);
  const taken = Array.from({ length: 10 }, () => stream.send(chunk));
  expect(taken.indexOf(false)).toBeLessThan(5);
  expect(taken.at(-1)).toBe(false);
  expect(onEnd).toHaveBeenCalledTimes(1);
  await expect(
    (async () => {
      while (!(await reader?.read())?.done);
    })(),
  ).rejects.toThrow('too slow');
});

test('a browser that goes away ends it, once', async () => {
  const onEnd = vi.fn();
  const stream = openStream(onEnd);
  const reader = stream.response.body?.getReader();
  expect(decoder.decode((await reader?.read())?.value)).toBe('retry: 1000\n\n');
  await reader?.cancel();
  stream.end();
  expect(stream.send('late')).toBe(false);
  expect(onEnd).toHaveBeenCalledTimes(1);
});
