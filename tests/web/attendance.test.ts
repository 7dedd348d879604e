import { beforeEach, describe, expect, test } from 'vitest';
import { attendance, lasts } from '../../web/live/attendance.ts';

let now = 0;
let known: ReturnType<typeof attendance>;
beforeEach(() => {
  now = 1000;
  known = attendance(() => now);
});

const says = (is: 'here' | 'gone', userId: string, page: string, conversationId = 'kofi') =>
  known.hear([{ is, userId, page, conversationId }]);
const writes = (userId: string, is: 'writing' | 'still' = 'writing', conversationId = 'kofi') =>
  known.hear([{ is, userId, conversationId }]);
const others = (viewer = 'ben', conversationId = 'kofi') => known.others(conversationId, viewer);

describe('who has a thread on their screen', () => {
  test('is shown to the others once, however many pages they have, and in no other thread', () => {
    expect(says('here', 'sade', '1')).toEqual(['kofi']);
    says('here', 'sade', '2');
    says('here', 'ben', '3');
    expect(others()).toEqual([{ userId: 'sade', doing: 'reading' }]);
    expect(others('sade')).toEqual([{ userId: 'ben', doing: 'reading' }]);
    expect(others('ben', 'lina')).toEqual([]);
    says('gone', 'sade', '1');
    expect(others()).toHaveLength(1);
    expect(says('gone', 'sade', '2')).toEqual(['kofi']);
    expect(others()).toEqual([]);
  });

  test('changes nothing by saying so again, and is forgotten once they have stopped saying so', () => {
    says('here', 'sade', '1');
    now += lasts.here - 1;
    expect(says('here', 'sade', '1')).toEqual([]);
    now += lasts.here - 1;
    expect(known.sweep()).toEqual([]);
    expect(others()).toHaveLength(1);
    now += 1;
    expect(others()).toEqual([]);
    expect(known.sweep()).toEqual(['kofi']);
    expect(known.sweep()).toEqual([]);
  });

  test('is bounded: a thread holds a hundred pages and no more', () => {
    for (let page = 0; page < 500; page++) says('here', `user ${page}`, String(page));
    expect(others('nobody')).toHaveLength(100);
  });
});

describe('who writes', () => {
  test('is said of who has it open, once, until they send, leave or make a long pause', () => {
    says('here', 'sade', '1');
    expect(writes('sade')).toEqual(['kofi']);
    expect(writes('sade')).toEqual([]);
    expect(others()).toEqual([{ userId: 'sade', doing: 'writing' }]);
    expect(writes('sade', 'still')).toEqual(['kofi']);
    expect(others()).toEqual([{ userId: 'sade', doing: 'reading' }]);

    writes('sade');
    now += lasts.writing;
    expect(known.sweep()).toEqual(['kofi']);
    expect(others()).toEqual([{ userId: 'sade', doing: 'reading' }]);

    writes('sade');
    says('gone', 'sade', '1');
    says('here', 'sade', '2');
    expect(others()).toEqual([{ userId: 'sade', doing: 'reading' }]);
  });

  test('without the thread on a screen is not there', () => {
    writes('sade');
    expect(others()).toEqual([]);
  });
});
