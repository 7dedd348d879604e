import type { Child } from 'hono/jsx';
import { Icon } from '../../../web/ui/icon.tsx';
import type { WireLine } from '../wire.ts';
import type { BusinessNumber, Chat, Customer } from '../world.ts';
import { Handset } from './handset.tsx';
import { WireLog } from './log.tsx';
import { nameOf, Side, Whom } from './side.tsx';
import type { State } from './simulator.ts';

/** Everything one drawing of the page needs. */
export interface Shown {
  customer: Customer;
  number: BusinessNumber;
  chat: Chat;
  lines: WireLine[];
  state: State;
  now: number;
  /** Where the page is mounted: `/dev/phone`. */
  base: string;
}

interface PageProps {
  shown: Shown;
  asset: (name: string) => string;
  layoutHead?: Child;
}

/** The simulator's page: a person's phone, what they do with it, and what crosses the wire. */
export function PhonePage({ shown, asset, layoutHead }: PageProps) {
  const { base, customer, number, lines } = shown;
  return (
    <Shell asset={asset} base={base} layoutHead={layoutHead}>
      <div class="sim" data-live={`${base}/live?as=${customer.id}&to=${number.phoneNumberId}`}>
        <Top asset={asset} />
        <Side shown={shown} />
        <main class="sim-stage" id="phone" aria-label={`Phone of ${nameOf(customer)}`}>
          <Handset shown={shown} />
        </main>
        <aside class="sim-log" aria-label="What crossed the wire">
          <form class="row" method="post" action={`${base}/log/clear`} data-quiet>
            <h2 class="label grow">On the wire</h2>
            <Whom shown={shown} />
            <button class="btn btn-quiet btn-s" type="submit">
              Clear
            </button>
          </form>
          <div role="log" aria-label="Events">
            <ol id="wire">
              <WireLog lines={lines} />
            </ol>
          </div>
        </aside>
      </div>
    </Shell>
  );
}

interface ShellProps {
  asset: (name: string) => string;
  base: string;
  layoutHead?: Child;
  children?: Child;
}

export function Shell({ asset, base, layoutHead, children }: ShellProps) {
  return (
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <title>Customer phone · Switchboard</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={asset('app.css')} />
        <script src={`${base}/phone.js`} defer></script>
        {layoutHead}
      </head>
      <body>
        <a class="skip" href="#phone">
          Skip to the phone
        </a>
        {children}
      </body>
    </html>
  );
}

export function Top({ asset }: { asset: (name: string) => string }) {
  return (
    <header class="sim-top">
      <a class="brand" href="/inbox">
        <svg width="30" height="30" aria-hidden="true">
          <use href={`${asset('icons.svg')}#logo`} />
        </svg>
        <span>Switchboard</span>
      </a>
      <span class="pill" data-tone="info">
        <Icon name="flask-conical" size="sm" />
        Simulator
      </span>
      <h1 class="vh">Customer phone</h1>
      <span class="sm muted hide-small">Nothing here reaches the real WhatsApp</span>
      <a class="btn push" href="/inbox">
        <Icon name="inbox" />
        <span>Open inbox</span>
      </a>
    </header>
  );
}
