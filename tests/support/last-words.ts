import { afterEach } from 'vitest';
import { lastWords } from './product.ts';

/** Of every journey: whoever reads that one failed has the product's own lines beside it. */
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await lastWords());
});
