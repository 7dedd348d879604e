import sharp from 'sharp';

// Pictures come from strangers: no memory is kept for the next one, and one core is left to everybody else.
sharp.cache(false);
sharp.concurrency(1);

/** A picture that says it has more is not opened: a few bytes may unfold to gigabytes. */
const mostPixels = 60_000_000;
const limits = { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true } as const;
/** Twice the width of a bubble, for screens with many dots. */
const widest = 640;

export interface PictureSize {
  width: number | null;
  height: number | null;
  animated: boolean;
}

/** As it is shown: a camera held upright says so beside the picture. Nulls where nobody can read it. */
export async function lookAtPicture(path: string): Promise<PictureSize> {
  try {
    const { autoOrient, pages = 1 } = await sharp(path, limits).metadata();
    return { width: autoOrient.width, height: autoOrient.height, animated: pages > 1 };
  } catch {
    return { width: null, height: null, animated: false };
  }
}

/**
 * A small picture of it, drawn anew from its points: nothing else that the file carried (places, cameras, comments,
 * scripts) comes along. Null where nobody can read it.
 */
export async function thumbnailOf(path: string): Promise<Uint8Array | null> {
  try {
    return await sharp(path, limits)
      .autoOrient()
      .resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 72 })
      .timeout({ seconds: 20 })
      .toBuffer();
  } catch {
    return null;
  }
}

/** What `thumbnailOf` makes. */
export const thumbnailType = 'image/webp';
