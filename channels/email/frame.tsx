import type { Child } from 'hono/jsx';
import { raw } from 'hono/html';
import { type MailWords, moment } from './words.ts';

const font = "-apple-system,'Segoe UI',Roboto,Inter,Helvetica,Arial,sans-serif";

/** Colours for mail programs that know the dark; the others show what the `style` attributes say. */
const dark = raw(`
    @media (prefers-color-scheme: dark) {
      .m-bg { background: #121917 !important; } .m-card { background: #1b2321 !important; border-color: #303a37 !important; }
      .m-ink { color: #eef3f0 !important; } .m-soft { color: #b3bfba !important; } .m-line { border-color: #303a37 !important; }
      .m-btn { background: #5fd6a3 !important; } .m-btn a { color: #0b281c !important; } .m-link { color: #7fdcb3 !important; }
    }
    @media (max-width: 480px) { .m-pad { padding: 24px 20px !important; } .m-btn, .m-btn a { display: block !important; } }
  `); // ours: nothing of a person's is in it

/** A table without meaning, as mail programs want layout to be made. */
export function Box({
  children,
  ...more
}: {
  width?: string;
  class?: string;
  style?: string;
  children?: Child;
}) {
  return (
    <table role="presentation" cellpadding="0" cellspacing="0" border={0} {...more}>
      {children}
    </table>
  );
}

/** A place in a table for more than words. */
function Cell({ children, ...more }: { align?: 'center'; style?: string; children?: Child }) {
  return <td {...more}>{children}</td>;
}

interface FrameProps {
  words: MailWords;
  title: string;
  /** What a list of mails shows behind the subject. */
  preview: string;
  /** Why they get it. */
  footer: string;
  children: Child;
}

/** The html around every mail: our mark, a card, why it was sent. Tables and inline styles, as mail programs need. */
export function Frame({ words, title, preview, footer, children }: FrameProps) {
  return (
    <html lang={words.locale.slice(0, 2)} dir={words.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{dark}</style>
      </head>
      <body class="m-bg" style="margin:0;padding:0;background:#eef2f0;-webkit-text-size-adjust:100%;">
        <div style="display:none;max-height:0;overflow:hidden;">{preview}</div>
        <Box width="100%" class="m-bg" style="background:#eef2f0;">
          <tr>
            <Cell align="center" style="padding:40px 12px;">
              <Box width="520" style={`width:100%;max-width:520px;font-family:${font};`}>
                <tr>
                  <td style="padding:0 4px 16px;">
                    <Mark />
                  </td>
                </tr>
                <tr>
                  <td
                    class="m-card m-pad"
                    style="background:#ffffff;border:1px solid #dbe2de;border-radius:16px;padding:36px;"
                  >
                    <Box width="100%">{children}</Box>
                  </td>
                </tr>
                <tr>
                  <td
                    class="m-soft"
                    style="padding:18px 8px 0;font-size:12px;line-height:18px;color:#5a6963;"
                  >
                    {footer}
                  </td>
                </tr>
              </Box>
            </Cell>
          </tr>
        </Box>
      </body>
    </html>
  );
}

function Mark() {
  return (
    <Box>
      <tr>
        <td
          width="32"
          height="32"
          align="center"
          bgcolor="#12352a"
          style="border-radius:9px;color:#ffffff;font-size:17px;font-weight:700;line-height:32px;"
        >
          S
        </td>
        <td
          class="m-ink"
          style="padding-inline-start:10px;font-size:16px;font-weight:700;color:#17241f;letter-spacing:-.2px;"
        >
          Switchboard
        </td>
      </tr>
    </Box>
  );
}

export function Title({ children }: { children: Child }) {
  return (
    <tr>
      <td
        class="m-ink"
        style="font-size:25px;line-height:31px;font-weight:700;letter-spacing:-.5px;color:#17241f;padding-bottom:10px;"
      >
        {children}
      </td>
    </tr>
  );
}

export function Lead({ children }: { children: Child }) {
  return (
    <tr>
      <td class="m-soft" style="font-size:16px;line-height:24px;color:#4b5a54;padding-bottom:26px;">
        {children}
      </td>
    </tr>
  );
}

interface WayProps {
  words: MailWords;
  label: string;
  link: string;
  until: Date;
}

/** The button, with the room that Outlook gives only to spaces, and the address for who cannot press it. */
export function Way({ words, label, link, until }: WayProps) {
  return (
    <>
      <tr>
        <Cell>
          <Box>
            <tr>
              <td
                class="m-btn"
                align="center"
                bgcolor="#17583f"
                style="border-radius:10px;background:#17583f;"
              >
                {raw(
                  '<!--[if mso]><i style="mso-font-width:300%;mso-text-raise:24pt">&nbsp;</i><![endif]-->',
                )}
                <a
                  href={link}
                  style="display:inline-block;padding:14px 26px;font-size:16px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none;"
                >
                  {label}
                </a>
                {raw('<!--[if mso]><i style="mso-font-width:300%">&nbsp;</i><![endif]-->')}
              </td>
            </tr>
          </Box>
        </Cell>
      </tr>
      <tr>
        <td class="m-soft m-line" style="padding-top:28px;font-size:13px;line-height:20px;color:#5a6963;">
          {words.until}
          <b>{moment(until, words)}</b>
          {words.otherwise}
          <br />
          <a class="m-link" href={link} dir="ltr" style="color:#17583f;word-break:break-all;">
            {link}
          </a>
        </td>
      </tr>
    </>
  );
}
