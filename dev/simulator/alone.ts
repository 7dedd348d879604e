import { z } from 'zod';
import { readConfig } from '../../config.ts';
import { demoNumbers, demoSecrets } from './demo.ts';
import { type SimulatorOptions, startSimulator } from './server.ts';

const given = z.looseObject({ port: z.number().int(), webhookUrl: z.url() });

/** As a process of its own: at the address the settings give, writing to the product's webhook. An argument may say otherwise, as JSON. */
export async function runAlone(): Promise<void> {
  const config = readConfig();
  const options: SimulatorOptions = {
    port: Number(new URL(config.whatsappApiUrl).port || 80),
    webhookUrl: `http://${reachable(config.host)}:${config.port}/webhooks/whatsapp`,
    ...demoSecrets,
    numbers: demoNumbers,
    production: config.production,
    ...(process.argv[2] === undefined ? {} : given.parse(JSON.parse(process.argv[2]))),
  };
  const simulator = await startSimulator(options);
  console.log(`simulator: ${simulator.url}, posts to ${options.webhookUrl}`);

  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      void simulator.stop().then(() => process.exit(0));
    });
}

/** Where a server that listens on every address can be reached from here. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
