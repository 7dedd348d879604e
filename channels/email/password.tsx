import { draw } from './draw.ts';
import { Frame, Lead, Title, Way } from './frame.tsx';
import type { Letter } from './mailer.ts';
import { moment, wordsIn } from './words.ts';

interface PasswordMail {
  /** The reader's (`users.language`). */
  language: string;
  to: string;
  link: string;
  until: Date;
  key: string;
}

/** The link to a new password. */
export async function passwordMail(mail: PasswordMail): Promise<Letter> {
  const { to, key, link, until } = mail;
  const words = wordsIn(mail.language);
  const say = words.password;
  const text = [
    say.title,
    say.lead,
    `${say.button}:\n${link}`,
    `${words.until}${moment(until, words)}.`,
    say.sentTo(to),
  ].join('\n\n');
  return { to, key, subject: say.subject, text, html: await draw(<Page {...mail} />) };
}

function Page({ to, link, until, language }: PasswordMail) {
  const words = wordsIn(language);
  const say = words.password;
  return (
    <Frame words={words} title={say.title} preview={say.preview} footer={say.sentTo(to)}>
      <Title>{say.title}</Title>
      <Lead>{say.lead}</Lead>
      <Way words={words} label={say.button} link={link} until={until} />
    </Frame>
  );
}
