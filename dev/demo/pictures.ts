import sharp from 'sharp';

/** Photos of the stories: drawn here, so that nobody's picture has to be kept in the project. */
export const bicycle = () => jpeg(scene({ wall: '#f3e6cf', floor: '#c9a77c', frame: '#1f7a5c', sun: false }));
export const onTheBeach = () =>
  jpeg(scene({ wall: '#9fd3e8', floor: '#ead9a6', frame: '#d9572b', sun: true }));
export const tyre = () => jpeg(rubber());

const [width, height] = [1200, 800];

const jpeg = (drawing: string): Promise<Uint8Array> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing}</svg>`,
    ),
  )
    .jpeg({ quality: 82 })
    .toBuffer();

interface Scene {
  wall: string;
  floor: string;
  frame: string;
  sun: boolean;
}

/** A bicycle with a basket, in front of a wall or the sea. */
function scene({ wall, floor, frame, sun }: Scene): string {
  const wheel = (x: number) => `
    <g transform="translate(${x} 560)" fill="none">
      <circle r="150" stroke="#2b2b2b" stroke-width="16"/>
      <circle r="136" stroke="#c8ccd0" stroke-width="6"/>
      <path stroke="#b9bec4" stroke-width="3" d="${spokes(18, 132)}"/>
      <circle r="14" fill="#8a9097"/>
    </g>`;
  const tubes = 'M380 560L520 350L770 350M520 350L580 560L770 350M380 560L580 560M770 350L840 560';
  return `
    <rect width="1200" height="800" fill="${wall}"/>
    ${sun ? '<circle cx="980" cy="150" r="70" fill="#fff3c4"/><rect y="430" width="1200" height="130" fill="#4f9fc0"/>' : ''}
    <rect y="${sun ? 540 : 640}" width="1200" height="300" fill="${floor}"/>
    <ellipse cx="610" cy="716" rx="420" ry="22" opacity=".22"/>
    ${wheel(380)}${wheel(840)}
    <g fill="none" stroke-linecap="round" stroke-linejoin="round">
      <path stroke="${frame}" stroke-width="20" d="${tubes}"/>
      <path stroke="${frame}" stroke-width="18" d="M520 350L500 300M770 350L752 290"/>
      <path stroke="#2b2b2b" stroke-width="14" d="M752 290L700 270M752 290L800 268"/>
      <path stroke="#555b61" stroke-width="8" d="M580 560L380 548M580 560L380 574M330 440L480 430L400 560"/>
      <circle cx="580" cy="560" r="34" stroke="#555b61" stroke-width="10"/>
    </g>
    <path fill="#5d3a23" d="M440 292q60-24 130 0q-20 24-70 22q-50 2-60-22z"/>
    <path fill="#b98a55" stroke="#8a6238" stroke-width="6" d="M782 300h150l-22 104H806z"/>
    <path stroke="#8a6238" stroke-width="5" d="M790 330h136M798 364h120M830 300l8 104M880 300l-4 104"/>`;
}

const spokes = (count: number, long: number) =>
  Array.from({ length: count }, (_, n) => (n * 2 * Math.PI) / count)
    .map((turn) => `M0 0L${(Math.cos(turn) * long).toFixed(1)} ${(Math.sin(turn) * long).toFixed(1)}`)
    .join('');

/** A worn tyre, close by, with the size on its side. */
function rubber(): string {
  const blocks = Array.from({ length: 40 }, (_, n) => {
    const turn = 200 + n * 3.6;
    return `<rect x="-22" y="-648" width="44" height="54" rx="8" fill="#1d1f21" transform="rotate(${turn - 272})"/>`;
  });
  return `
    <rect width="1200" height="800" fill="#d8d3ca"/>
    <g transform="translate(600 860)">
      <circle r="600" fill="#2a2c2f"/>${blocks.join('')}
      <circle r="470" fill="#36393d"/><circle r="430" fill="#b9bec4"/><circle r="400" fill="#d8d3ca"/>
      <text y="-500" fill="#e9e6df" font-family="sans-serif" font-size="46" text-anchor="middle">700 × 35</text>
    </g>`;
}
