import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gather, type News, together } from '../../web/live/gather.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first is passed on at once, what follows within the time as one', async () => {
  const heard: News[] = [];
  const gathering = gather(
    () => 100,
    async (news) => void heard.push(news),
  );
  gathering.tell({ conversations: ['a'] });
  await vi.advanceTimersByTimeAsync(1);
  expect(heard).toEqual([{ conversations: ['a'] }]);

  gathering.tell({ conversations: ['b'] });
  gathering.tell({ conversations: ['b', 'c'], people: ['p'] });
  await vi.advanceTimersByTimeAsync(90);
  expect(heard).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(10);
  expect(heard[1]).toEqual({
    conversations: ['b', 'c'],
    messages: [],
    numbers: [],
    people: ['p'],
    here: [],
    drafts: [],
  });
});

test('never two at once: what comes while one is drawn waits for it', async () => {
  let finish = () => {};
  const heard: News[] = [];
  const gathering = gather(
    () => 100,
    (news) => {
      heard.push(news);
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
  );
  gathering.tell({ conversations: ['a'] });
  await vi.advanceTimersByTimeAsync(1);
  gathering.tell({ conversations: ['b'] });
  await vi.advanceTimersByTimeAsync(5000);
  expect(heard).toHaveLength(1);
  finish();
  await vi.advanceTimersByTimeAsync(1);
  expect(heard).toHaveLength(2);
});

test('what took long is asked less often, if its pace says so', async () => {
  const act = vi.fn(() => new Promise<void>((done) => setTimeout(done, 50)));
  const gathering = gather((_, tookMs) => Math.max(10, 4 * tookMs), act);
  gathering.tell({ conversations: ['a'] });
  await vi.advanceTimersByTimeAsync(60);
  gathering.tell({ conversations: ['b'] });
  await vi.advanceTimersByTimeAsync(130);
  expect(act).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(15);
  expect(act).toHaveBeenCalledTimes(2);
});

test('what is urgent does not wait for what is not, and takes it along', async () => {
  const heard: News[] = [];
  const pace = (news: News) => (news !== 'resync' && news.messages?.includes('now') ? 20 : 100);
  const gathering = gather(pace, async (news) => void heard.push(news));
  gathering.tell({ conversations: ['a'] });
  await vi.advanceTimersByTimeAsync(1);
  gathering.tell({ conversations: ['b'] });
  await vi.advanceTimersByTimeAsync(10);
  gathering.tell({ messages: ['now'] });
  await vi.advanceTimersByTimeAsync(10);
  expect(heard).toHaveLength(2);
  expect(heard[1]).toMatchObject({ conversations: ['b'], messages: ['now'] });
});

test('a stopped one says nothing more', async () => {
  const act = vi.fn(async () => {});
  const gathering = gather(() => 100, act);
  gathering.tell('resync');
  gathering.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(act).not.toHaveBeenCalled();
});

test('all of it and some of it is all of it; so is too much', () => {
  expect(together({ conversations: ['a'] }, 'resync')).toBe('resync');
  const many = Array.from({ length: 201 }, (_, index) => String(index));
  expect(together({ conversations: many }, {})).toBe('resync');
});
