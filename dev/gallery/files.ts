import { samples } from '../simulator/samples.ts';

/** Small files for the gallery: made here, or drawn once by a browser and kept as they came. */
export interface SampleFile {
  bytes: Uint8Array<ArrayBuffer>;
  mime: string;
}

const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

/** A second of a ball that rolls, 160 × 100. */
const film = fromBase64(
  'GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOAZwEAAAAAAAYYEU2bdLlNu4tTq4QVSalmU6yBbk27i1OrhBZUrmtTrIGT' +
    'TbuLU6uEH0O2dVOsgdRNu4xTq4QcU7trU6yCBgbsrgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAVSalm' +
    'oCrXsYMPQkBEiYREjPNMTYCGQ2hyb21lV0GGQ2hyb21lFlSua7yuuteBAXPFh5hH95Z44J6DgQFV7oEBhoVWX1ZQOOCdsIGguoFkU8CBAVWw' +
    'kFWxgQFVuYECVbqBDVW7gQEfQ7Z1AQAAAAAABSbngQCgQOShQJuBAAAAkAkAnQEqoABkAAqHCIWFiJmEiDgCA0yxCcTn8n4Re6MQHQOgcq5x' +
    'HEKFQpd/wCzoZtszSJg1SiYfOG2pqzeBEQseWvBx++Gn5P0nsLD9sP0nk/J+HAD+5xrQdD6d6KvnTSscMsWODuc9N1aRz/0Nm9fJMCiHDhqL' +
    '4ipkHrmuWtxaGM4a8VVNGl8ZpvdXVJSC5VzifBAcAHWhw6bB7oEBpbzQBQCdASqgAGQACocIhYWImYSIOAIABiIPBRCcUtKhOKWlQnFLSoTi' +
    'lpUJxS0qE4paVCcUtKhHAP7rrgCg76HMgQBjAJEGACoRwAAYABsBp/QACSJfh71mNUS/CGD9O8sHHguJQzRmpYnpnkuBnzOHRUx59oVTCZuU' +
    '8wD+5yBDG0O9uqw5mHY7woXoAHWhm6aZ7oEBpZQRAgAqEcAAGAAYWC/0AAiAgQqAAPuBAKDfobyBAMwAMQYAKhHAABgAGJzlR+gC4qqf/9Vc' +
    'VQnWIBuKk8Qx4bkl7ZaU1L/WIyrUTOyaN+AlQBH/0P7nGgB1oZumme6BAaWUEQIAKhHAABgAGFgv9AAIgIEKgAD7gWOg2qG3gQEwAJEFACoR' +
    'wAAYABidL/QAAvKqp///Y/41BfvhqP8pOx/WfirdCaQIeAivSwKzMn4A/ucaAHWhm6aZ7oEBpZQRAgAqEcAAGAAYWC/0AAiAgQqAAPuBzKDY' +
    'obSBAZUAEQUALhHAABgAGUWP9AAHBUn/T6VGZUQDnMYQaSMmhJKd4p7EYwNn9/FPgP7nIiOAdaGbppnugQGllBECACoRwAAYABhYL/QACICB' +
    'CoAA+4IBMKDZobWBAgYAUQUALhHAABgAGJ0v9AAC8qqn//9Y5Kj6EpTwE1r1c7al9nwS6gFMcb7WWlVQ/ucaAHWhm6aZ7oEBpZQRAgAqEcAA' +
    'GAAYWC/0AAiAgQqAAPuCAZWg36G7gQJwAHEFAC4RwAAYABmlL/QACcodHQ6Oh0BMVP2ljpZZaCIfbnsyovEV5L9cORSPeAD+5yA6OtkKkAB1' +
    'oZumme6BAaWUEQIAKhHAABgAGFgv9AAIgIEKgAD7ggIGoOGhvYEC1QCRBQAuEagAGAAaBY/0AA0I4xnRjOkSI2Rk5muRn599u+JFGM/pe4yc' +
    'VXcKO8rowP7pqFado4sGVgB1oZumme6BAaWUEQIAKhHAFGAAYWC/0AAiAgQqAAD7ggJwoN+hu4EDOgAxBQAwEZAAGAAZpS/0AAnKHR0OjoeB' +
    'ItPcy64+Kr+V+j0CTiUZPI7e5HR0AP7rA86SmRlXbpAAdaGbppnugQGllBECACoRwAAYABhYL/QACICBCoAA+4IC1aDiob6BA54AkQUALhF4' +
    'ABgAGaTn9AAJqRxx46PHR002mIaQDOcoiYuxlOOn7IGl9EgFc1OR1QD+7ADCTWk0PaRAAHWhm6aZ7oEBpZQRAgAqEcAAGAAYWC/0AAiAgQqA' +
    'APuCAzqg5qHCgQQDAHEFAC4RZAAYABpNL/QADtyI5EciORtUPwTUxgzumaUvlIOddhqNUmbhyeI5EID+7JQ59P8Ae1hgJUtbQCEAdaGbppnu' +
    'gQGllBECACoRwAAYABhYL/QACICBCoAA+4IDnqDmocKBBGcAkQUAKhFUABgAGqyH9AARXrHhAarlvgk5QlY72pwfA7A3ApYlkGqVuEAD/kgF' +
    'A4D+7SfCRwQkGH8ukC8pEAB1oZumme6BAaWUEQIAKhHAABgAGFgv9AAIgIEKgAD7ggQDHFO7a427i7OBALeG94EB8YHU',
);
/** A face that cannot make up its mind, 96 × 96: two frames of an animated WebP. */
const face = fromBase64(
  'UklGRvwGAABXRUJQVlA4WAoAAAACAAAAXwAAXwAAQU5JTQYAAAAAAAAAAABBTk1GVgMAAAAAAAAAAF8AAF8AAFgCAAJWUDggPgMAADAVAJ0B' +
    'KmAAYAA+uVCbS6clIiG42AsA4BcJbAC++d7fXlR+R5m7qmXE9YbN9SO2M8wHnH+cTvk/oAWSrv4tBloxAc814EeIVRKlcZm2KU9yb4I79x+g' +
    '0MY/sy27iuc6NXcAFtgYqvxgEO8kDQYQ8l+ZLftPdbT3DilVx3AdkcQfLjBhXaLTfpGmZEHCeu8Vo3j7zCypkUsyEXcuPuhmiygzPDjIlxRc' +
    '/ptjXM7/dNcn40AA/vshgqFO6sKPqkMVFt10eZwfi+BtGZAi1k/D/+UvwLmH2ebbYjDkmh+PXOuyzsaqLkb4ovunjyBw5Q14ExyckLKmJ+Rf' +
    'd/QEGwOFUf4YFnCyahfZ0uwD2ZqmEADD4vQxsF2vJr6gbKm1uWw8JZ5cicVzcw/K8/1lmaWIGEQPE+0i5Dw8dKTvz634ZCTJq2pTsIOMR4Yw' +
    'Ff01F3tY47/b7PfXyzjPcnCiExW0rEBwXkIaNAJVxEI2VKBN9GkjHxBiWIl2b9EL10SAzRlqwbiFj4r7EaPVyoluq0hJFA57k4UQmK2lYgOC' +
    '8hDRoBKuIhGypQLLAKIVNu7dKpNt+TvCksRgawfFOv9589UGli5Ht6X/1dJyBsM6Bi17bMVzUb12nCEmgv4qEUY18jtoc98Vl3+VsQuevWjC' +
    'r6930lcQqLCaumlXptuUpbCdj/2+wI2589B8LPnngBdAy3ZkYWK71djhLtHc+C/18caGluK1SDPDnQaeAI44bcYCy2oLBpwc9xOApLcq898k' +
    'ODHHS5z/EruSxJE82ScbvBG/3l+C6zHzcGAqON7zRChbrQNpAoOR73qrxnw053ImEwmpuv+C80v92gR0F25AZulE+5thlPh5gfk4z2zqGviB' +
    'o3Pnx3UoKerIXpuBd5azi8V+0pVDOyGDjCAo1/YOdlvXj3f9fRCM9oDYmeJznUXhhhYSpQCUpiREDt68OP24CJB8nFW45zPVhof0GdAwnlGQ' +
    'dL82wJrhO0ZfOVqDcT9SSAQY6e6qkCws8jYDARvzd3A3EQQmsW3fynKOk2ivf91BZ0VgM4uVFy3AoayjHK03b3vlqShEdOgIcnsfDqdL0f/Y' +
    '13oKBViyP2xXLZmakAAAQU5NRnIDAAAAAAAAAABfAABfAABYAgACVlA4IFoDAABwFQCdASpgAGAAPrVOmkunJKIhurd6qOAWiWwAxF2qPH/x' +
    'XLnvj1a/UXthfMT5yvnIb5n6AFkxtJT5xinbVkDEN65B8AycCp7jArAXLJZAYjlw5+g0P+vUjfFmoNPxo1w03uPqNXjseO8kDVKiHkvzU7em' +
    'SpkLyX5OV5oto8quvlzLdTTCrM+3E+x/+pudmz1395LySd1xwvJSC0F/Vneo1uY4lko38y1rg2+ldBNq/hl5lAAA/vuUCBOdoIZVnboUAT7a' +
    's9F8PmS0iEPKbt8tDkPJtu1JYQGaA2PZffeQEIF207M/cdz+JtX4ZvkdPCe9MPeTgBa5a3CaAIzRjIJj/C+Aut4AIjWn6nMR5uMu0xRTbRIR' +
    'yOfFV0ykg8hkVtL0UKShytDoXuOlQAHBZLYRSJomh2OAiiHsa3IL/BbgKqG/xj4vCqHOxix0hOzAu8qvJeK/rMYBVxnFGlQyVOP0mTtWBqpW' +
    '1wEJ86WCWOv4VZ+u1NDHtjuoUa231LLv3Nw46UOFTjkikAvIb8xucabzrU2he1H7dlRp8RBu3s1lnZwEJ73AINUom9UbOOpRyDnvkiF1d8ME' +
    'VrcDYuvE8+j0IWa1DgYwNK8X2mswMc8+KHA37g56KzbbB0xHwjIP3hZfFKzZHVRSv+zeyiGSzGAXKuGYOJDQS7sICpy5vehik8OWsdyxHg8Q' +
    'VG5kXBw70cujxiy9OOLWiGZT45nZQcT4vva834pBGhy22+2r3t5yYfI2u0CDk1UEOlfC9ieUqMKoD2Sx+mcWSnPxhtv0mcDLQAXo/9+NQ9tC' +
    'LShF/keSfgY+9ot387nxmtP/fNPn1FrsKxmY45LxJSdIwR//4Vo9ZEuVtTXTyVox3m1mAu7E7uXS9U8Tb2Q75snWa7JQ+OAHJsMPJdDFfE7H' +
    'WRiGn62Su1RCLk34sGJq0DUS3tY3CnyscyqFLZNL6++f9jnW8WXCU9B4jfw3ZjYsXpNsuszUUBwWqAILR0yqzGcbag69a4bAppJcFaIPZEDE' +
    'TbLS5cHeWyhy7aGSS8wGVd5IuhTXyb1Bj7hanFBQddL7oO8EUUfwyraon/QsRnU50rTEMBZ3/wJNx5m/cv7DGbuyXoO7D2KVWgrW3kdkutbS' +
    '+q6egc2y2EQyY+6gAAA=',
);

/** Three seconds that swell and fade like somebody speaking: 8 kHz, 8 bits. */
function speech(): Uint8Array<ArrayBuffer> {
  const [rate, seconds] = [8000, 3];
  const wav = Buffer.alloc(44 + rate * seconds);
  wav.write('RIFF');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20); // PCM
  wav.writeUInt16LE(1, 22); // mono
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(rate * seconds, 40);
  for (let at = 0; at < rate * seconds; at++) {
    const t = at / rate;
    const loud = Math.abs(Math.sin(t * 4.1)) * Math.abs(Math.sin(t * 1.3 + 0.4)) * 110;
    wav[44 + at] = 128 + Math.round(loud * Math.sin(t * 2 * Math.PI * (180 + 30 * Math.sin(t * 7))));
  }
  return new Uint8Array(wav);
}

export const sampleFiles: Record<string, SampleFile> = {
  photo: { bytes: samples.image.make(), mime: 'image/png' },
  speech: { bytes: speech(), mime: 'audio/wav' },
  page: { bytes: samples.document.make(), mime: 'application/pdf' },
  film: { bytes: film, mime: 'video/webm' },
  face: { bytes: face, mime: 'image/webp' },
};
