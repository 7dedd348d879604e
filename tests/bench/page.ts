import type { CDPSession, Page } from 'playwright-core';
import type { Sql } from '../../db/connect.ts';
import type { Everything } from '../../dev/everything.ts';
import { signIn } from '../support/agent.ts';
import { launchBrowser } from '../support/chromium.ts';
import { percentile } from './load.ts';
import { inMs, type Row } from './report.ts';

const times = 10;

/** What the inbox's first load weighs over the wire, and what Chromium itself says of how it felt. */
export async function page(everything: Everything, _sql: Sql): Promise<Row[]> {
  const browser = await launchBrowser();
  try {
    const { context } = await signIn(browser, everything.baseUrl, 'ama@demo.example');
    const loads: Load[] = [];
    for (let n = 0; n < times; n++) {
      const tab = await context.newPage();
      await tab.addInitScript(watch);
      const cdp = await context.newCDPSession(tab);
      await cdp.send('Network.enable');
      await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
      const weights = weigh(cdp);
      await tab.goto('/inbox', { waitUntil: 'load' });
      await tab.waitForTimeout(500); // what a page still asks for by itself, and its largest paint, come after its load
      const bytes = { ...weights.bytes }; // before the presses bring more
      loads.push({ bytes, ...(await tab.evaluate(() => timings())), presses: await press(tab) });
      await tab.close();
    }
    const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
    const [first] = loads;
    const kinds = Object.entries(first?.bytes ?? {}).map(([kind, bytes]) => `${kind} ${kB(bytes)}`);
    const median = (of: (load: Load) => number) =>
      percentile(
        loads.map(of).toSorted((one, other) => one - other),
        0.5,
      );
    const presses = loads.flatMap((load) => load.presses).toSorted((one, other) => one - other);
    return [
      {
        what: 'first load of the inbox, over the wire',
        figure: `${kB(sum(first?.bytes))}: ${kinds.join(', ')}`,
        against: 'at most 150 kB, of it script at most 60',
      },
      {
        what: `the same ${times} times, nothing cached, medians`,
        figure:
          `first byte ${inMs(median(({ firstByte }) => firstByte))} ms, DOM ready ${inMs(median(({ ready }) => ready))}, ` +
          `first paint ${inMs(median(({ paint }) => paint))}, largest ${inMs(median(({ largest }) => largest))}; ` +
          `shift ${median(({ shift }) => shift).toFixed(3)}`,
        against: 'LCP < 2,500 ms, CLS < 0.1 (web.dev)',
      },
      {
        what: `a press on a conversation until the next paint (event timing), ${presses.length} presses, p50/p98`,
        figure: `${inMs(percentile(presses, 0.5))}/${inMs(percentile(presses, 0.98))} ms`,
        against: 'INP < 200 ms (web.dev)',
      },
    ];
  } finally {
    await browser.close();
  }
}

interface Timings {
  firstByte: number;
  ready: number;
  paint: number;
  largest: number;
  shift: number;
}

interface Load extends Timings {
  bytes: Record<string, number>;
  presses: number[];
}

const sum = (bytes: Record<string, number> = {}) => Object.values(bytes).reduce((all, one) => all + one, 0);

/** Bytes by kind of resource, headers and all, as they came. */
function weigh(cdp: CDPSession): { bytes: Record<string, number> } {
  const kinds = new Map<string, string>();
  const bytes: Record<string, number> = {};
  cdp.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId)?.toLowerCase() ?? 'other';
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  return { bytes };
}

/** Opens conversations by pressing their rows; answers what each press took until its paint, in milliseconds. */
async function press(tab: Page): Promise<number[]> {
  const rows = tab.locator('a.convo');
  const some = Math.min(4, await rows.count());
  for (let n = 0; n < some; n++) {
    await rows.nth(n).click();
    await tab.waitForTimeout(300);
  }
  return tab.evaluate(() => presses());
}

declare function timings(): Timings;
declare function presses(): number[];

/** Runs in the page from its beginning. As text, since tsx would put helpers of its own into a function. */
const watch = `
  const seen = { largest: 0, shift: 0, presses: new Map() };
  const observe = (type, hear, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({ type, buffered: true, ...more });
  observe('largest-contentful-paint', ({ startTime }) => (seen.largest = startTime));
  observe('layout-shift', ({ value, hadRecentInput }) => (seen.shift += hadRecentInput ? 0 : value));
  observe('event', ({ interactionId, duration }) => {
    if (interactionId) seen.presses.set(interactionId, Math.max(duration, seen.presses.get(interactionId) ?? 0));
  }, { durationThreshold: 16 });
  globalThis.timings = () => {
    const [{ responseStart, domContentLoadedEventEnd }] = performance.getEntriesByType('navigation');
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return { firstByte: responseStart, ready: domContentLoadedEventEnd, paint: paint?.startTime ?? NaN, largest: seen.largest, shift: seen.shift };
  };
  globalThis.presses = () => [...seen.presses.values()];
`;
