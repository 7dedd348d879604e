import { Icon } from '../../../web/ui/icon.tsx';
import { timeOfDay } from '../../../web/ui/time.ts';
import type { Customer } from '../world.ts';
import { Bubbles } from './bubbles.tsx';
import type { Shown } from './page.tsx';
import { quickReplies } from './quick.ts';
import { nameOf, Whom } from './side.tsx';

/** The phone itself: who writes, the chat, and what to write. */
export function Handset({ shown }: { shown: Shown }) {
  const { base, customer, number, now } = shown;
  return (
    <div class="phone">
      <div class="phone-status">
        <time id="clock">{timeOfDay(new Date(now))}</time>
        <span class="island" aria-hidden="true"></span>
        <span class="row">
          <Icon name="signal" size="sm" />
          <Icon name="wifi" size="sm" />
          <Icon name="battery-full" />
        </span>
      </div>
      <header class="phone-head">
        <a href={`${base}?as=${nextOf(shown).id}&to=${number.phoneNumberId}`} aria-label="Play somebody else">
          <Icon name="chevron-left" size="lg" dir />
        </a>
        <span class="av av-agent" data-hue="1" aria-hidden="true">
          <Icon name="bike" />
        </span>
        <div class="grow">
          <strong>
            {number.verifiedName ?? number.name}
            <span class="verified">
              <Icon name="badge-check" size="sm" />
            </span>
          </strong>
          <span class="xs muted" id="presence">
            {presenceOf(shown)}
          </span>
        </div>
      </header>
      {/* Scrolls, so the keyboard has to reach it. */}
      <div class="messages" tabindex={0} role="log" aria-label="Messages">
        <div class="messages-in" id="chat">
          <Bubbles
            chat={shown.chat}
            base={base}
            businessName={number.verifiedName ?? number.name}
            now={now}
          />
        </div>
      </div>
      <form class="phone-quick" method="post" action={`${base}/messages`} data-quiet>
        <Whom shown={shown} />
        {quickReplies.map((words) => (
          <button class="tag tag-m tag-add" type="submit" name="text" value={words}>
            {words}
          </button>
        ))}
      </form>
      <form
        class="phone-composer"
        method="post"
        action={`${base}/messages`}
        enctype="multipart/form-data"
        data-quiet
      >
        <Whom shown={shown} />
        <div class="phone-input">
          <button type="button" data-insert="🙂" aria-label="Add a smile" hidden>
            <Icon name="smile" />
          </button>
          <input
            name="text"
            aria-label={`Message as ${nameOf(customer)}`}
            placeholder="Message"
            autocomplete="off"
            maxlength={4096}
          />
          <label>
            <Icon name="paperclip" label="Attach a file" />
            <input class="vh" type="file" name="file" aria-label="Attach a file" />
          </label>
        </div>
        <button class="phone-send" type="submit" aria-label="Send">
          <Icon name="send-horizontal" dir />
        </button>
      </form>
      <span class="phone-home" aria-hidden="true"></span>
    </div>
  );
}

export function presenceOf({ chat, customer, now }: Shown): string {
  if (customer.phoneIsOff) return 'Your phone is off';
  return chat.typingUntil > now ? 'typing…' : 'Business account';
}

/** On a narrow screen the list of people is not shown; the arrow goes through it. */
function nextOf({ state: { customers }, customer }: Shown): Customer {
  const at = customers.findIndex(({ id }) => id === customer.id);
  return customers[(at + 1) % customers.length] ?? customer;
}
