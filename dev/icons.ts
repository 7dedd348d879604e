import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/**
 * Draws the app's icons from the logo in web/public/icons.svg, beside it. Run by hand when the logo changes:
 * `npx tsx dev/icons.ts`.
 */
const folder = new URL('../web/public/', import.meta.url);
const sprite = readFileSync(new URL('icons.svg', folder), 'utf8');
const logo = /<symbol id="logo" viewBox="0 0 32 32">(.*?)<\/symbol>/.exec(sprite)?.[1];
if (logo === undefined) throw new Error('icons.svg has no logo');

/** `--rail` by day, in app.css. */
const ground = '#122c23';

interface Drawing {
  /** Pixels, both ways. */
  size: number;
  /** How much of it the logo takes. What a phone may cut off outside a circle of 80 % (W3C: Web Application Manifest) is ground. */
  share: number;
  /** How round the corners are, of half the size; null: no ground at all. */
  corner: number | null;
  /** Everything in one colour: Android takes the shape alone. */
  plain?: boolean;
}

const drawings: Record<string, Drawing> = {
  'icon-192.png': { size: 192, share: 0.82, corner: 0.44 },
  'icon-512.png': { size: 512, share: 0.82, corner: 0.44 },
  'maskable-512.png': { size: 512, share: 0.66, corner: 0 },
  'apple-180.png': { size: 180, share: 0.8, corner: 0 },
  'badge-96.png': { size: 96, share: 1, corner: null, plain: true },
};

for (const [name, { size, share, corner, plain = false }] of Object.entries(drawings)) {
  const at = (size * (1 - share)) / 2;
  const scale = (size * share) / 32;
  const shape = plain ? logo.replaceAll(/fill="#\w+"/g, 'fill="white"') : logo;
  const tile = `<rect width="${size}" height="${size}" rx="${((corner ?? 0) * size) / 2}" fill="${ground}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" color="white">
    ${corner === null ? '' : tile}<g transform="translate(${at} ${at}) scale(${scale})">${shape}</g></svg>`;
  const picture = sharp(Buffer.from(svg)).png({
    palette: true,
    colours: 64,
    compressionLevel: 9,
    effort: 10,
  });
  await picture.toFile(fileURLToPath(new URL(name, folder)));
}
