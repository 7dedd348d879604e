import type { Role } from '../../domain/access.ts';
import { initials } from '../../domain/initials.ts';
import { draw } from './draw.ts';
import { Box, Frame, Lead, Title, Way } from './frame.tsx';
import { type Letter, oneLine } from './mailer.ts';
import { type MailWords, moment, wordsIn } from './words.ts';

export interface InvitationMail {
  /** The inviter's: what the newcomer reads best nobody knows yet. */
  language: string;
  /** Once more, before the link ends. */
  isReminder: boolean;
  organisation: string;
  inviter: { name: string; hue: number };
  role: Role;
  /** How many people are here already. */
  others: number;
  to: string;
  link: string;
  until: Date;
  /** How long the link works from its sending, in whole days. */
  days: number;
  key: string;
}

/** The invitation, or the reminder of it: the same page under another subject. */
export async function invitationMail(mail: InvitationMail): Promise<Letter> {
  const { to, link, until, role, key } = mail;
  const organisation = oneLine(mail.organisation);
  const inviter = oneLine(mail.inviter.name);
  const words = wordsIn(mail.language);
  const say = words.invitation;
  const subject = (mail.isReminder ? say.again : say.subject)(inviter, organisation);
  const text = [
    `${inviter}${say.invited}.`,
    say.title(organisation),
    `${say.work(mail.others)}${say.as}${words.role[role]}${say.next}`,
    `${words.button[role]}:\n${link}`,
    `${words.until}${moment(until, words)}.`,
    say.sentTo(to, inviter),
  ].join('\n\n');
  return { to, key, subject, text, html: await draw(<Page {...mail} {...{ organisation, subject }} />) };
}

function Page(props: InvitationMail & { subject: string }) {
  const { organisation, inviter, role, others, to, link, until, days, subject } = props;
  const words = wordsIn(props.language);
  const say = words.invitation;
  return (
    <Frame
      words={words}
      title={subject}
      preview={say.preview(others, days)}
      footer={say.sentTo(to, inviter.name)}
    >
      <tr>
        <td style="padding-bottom:20px;">
          <Inviter {...inviter} words={words} />
        </td>
      </tr>
      <Title>{say.title(organisation)}</Title>
      <Lead>
        {say.work(others)}
        {say.as}
        <b class="m-ink" style="color:#17241f;">
          {words.role[role]}
        </b>
        {say.next}
      </Lead>
      <Way words={words} label={words.button[role]} link={link} until={until} />
    </Frame>
  );
}

/** As in the inbox (app.css), where the colour is made from the hue; mail programs want it said. */
const colours = ['#1d6b52', '#355e8a', '#854740', '#6d4c7d', '#77561b', '#0b6a75', '#506429', '#7f4662'];

function Inviter({ name, hue, words }: { name: string; hue: number; words: MailWords }) {
  return (
    <Box>
      <tr>
        <td
          width="40"
          height="40"
          align="center"
          bgcolor={colours[hue - 1] ?? '#0b6a75'}
          style="border-radius:11px;color:#ffffff;font-size:14px;font-weight:700;line-height:40px;"
        >
          {initials(name)}
        </td>
        <td class="m-soft" style="padding-inline-start:12px;font-size:14px;line-height:20px;color:#4b5a54;">
          <b class="m-ink" style="color:#17241f;">
            {name}
          </b>
          {words.invitation.invited}
        </td>
      </tr>
    </Box>
  );
}
