import type { SignedIn } from '../../db/users.ts';
import { asset } from '../assets.ts';
import type { Language } from '../ui/languages.ts';

/** `--rail` in app.css: what a phone and a window's frame are painted in around the app. */
export const railColour = { light: '#122c23', dark: '#060d0a' } as const;

interface HeadProps {
  language: Language;
  theme: SignedIn['theme'];
}

/** What a device takes of the app into its own surroundings. iOS 15.4 and newer read the manifest too, but for its icons. */
export function InstallHead({ language, theme }: HeadProps) {
  return (
    <>
      <link rel="icon" type="image/png" href={asset('icon-192.png')} />
      <link rel="apple-touch-icon" href={asset('apple-180.png')} />
      <link rel="manifest" href={`/manifest.webmanifest?lang=${language}`} />
      {(['light', 'dark'] as const).map((system) => (
        <meta
          name="theme-color"
          media={`(prefers-color-scheme: ${system})`}
          content={railColour[theme === 'system' ? system : theme]}
        />
      ))}
    </>
  );
}
