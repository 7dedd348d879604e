import { ConfigError, readConfig, temporalConnection } from '../config.ts';
import { type StartSettings, startWeb } from './start.ts';

/** The web server in production: `node --import tsx web/server.ts`. */
async function main() {
  const config = readConfig();
  const settings: StartSettings = { ...config, temporal: temporalConnection(config) };
  const web = await startWeb(settings);

  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void web.stop().then(() => process.exit(0));
    });
}

try {
  await main();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
