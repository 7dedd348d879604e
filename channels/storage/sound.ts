import { createReadStream } from 'node:fs';
import {
  ADTS,
  Conversion,
  FilePathSource,
  FilePathTarget,
  FLAC,
  Input,
  MATROSKA,
  MP3,
  MP4,
  OGG,
  OggOutputFormat,
  Output,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny';
import { newPlace, type Received, receive } from './spool.ts';

/** Named one by one: the library also reads playlists, which would have it open other files and addresses. */
const formats = [MP4, QTFF, WEBM, MATROSKA, OGG, MP3, ADTS, WAVE, FLAC];
const mb = 1024 * 1024;
const mostSound = 100 * mb;

export interface Heard {
  mime: string;
  width: number | null;
  height: number | null;
  seconds: number | null;
  codecs: string[];
}

/** What plays in it and for how long. A container that may hold films and has none in it is a sound. */
export async function lookAtSound(path: string, mime: string): Promise<Partial<Heard>> {
  try {
    return await opened(path, async (input) => {
      const [film, sound] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()]);
      const codecs = await Promise.all([film?.getCodec(), sound?.getCodec()]);
      const seconds = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
      return {
        mime: film === null ? mime.replace(/^video\//, 'audio/') : mime,
        width: (await film?.getDisplayWidth()) ?? null,
        height: (await film?.getDisplayHeight()) ?? null,
        seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : null,
        codecs: codecs.flatMap((codec) => codec ?? []),
      };
    });
  } catch {
    return {}; // AMR, or broken: it is kept, and plays where it can
  }
}

/**
 * What a browser records as WebM, put into Ogg as it is: WhatsApp takes Opus for a voice note only in there, and nothing
 * of the sound is lost. Null where it holds anything else.
 */
export async function asVoiceNote(path: string): Promise<Received | null> {
  const place = await newPlace();
  try {
    await opened(path, async (input) => {
      const output = new Output({ format: new OggOutputFormat(), target: new FilePathTarget(place.path) });
      const conversion = await Conversion.init({ input, output, video: { discard: true }, tags: {} });
      if (!conversion.isValid) throw new Error('it cannot be put into Ogg');
      await conversion.execute();
    });
    return await receive(createReadStream(place.path), { largest: mostSound });
  } catch {
    return null;
  } finally {
    await place.discard();
  }
}

async function opened<Result>(path: string, look: (input: Input) => Promise<Result>): Promise<Result> {
  const source = new FilePathSource(path, { maxCacheSize: 2 * mb, handleUnhandledError: () => {} });
  const input = new Input({ source, formats });
  try {
    return await look(input);
  } finally {
    input.dispose();
  }
}
