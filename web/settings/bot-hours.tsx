import { Icon } from '../ui/icon.tsx';
import { dayNames } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { type Drawn, FormButton, named, Part, Wrong } from './bot-fields.tsx';
import type { EnteredBlock } from './bot-form.ts';
import { timeZones } from './bot-limits.ts';

/** When the number is open: each weekday, and the days that differ from theirs. */
export function Hours(drawn: Drawn) {
  const { timeZone, week, holidays } = drawn.entered.hours;
  const names = dayNames();
  return (
    <Part icon="clock" title={t('bot.hours')} lead={t('bot.hours-lead')}>
      <div class="field">
        <label for="hours.timeZone">{t('bot.time-zone')}</label>
        <select class="input" {...named('hours.timeZone', drawn)}>
          {!timeZones.includes(timeZone) && (
            <option value={timeZone} selected>
              {timeZone}
            </option>
          )}
          {timeZones.map((zone) => (
            <option value={zone} selected={zone === timeZone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
        <Wrong path="hours.timeZone" problems={drawn.problems} />
      </div>
      <ul class="days">
        {week.map((blocks, day) => (
          <li class="day-row">
            <span class="sm">{names[day]}</span>
            <Blocks at={`hours.week.${day}`} blocks={blocks} day={names[day] ?? ''} {...drawn} />
          </li>
        ))}
      </ul>
      <p class="xs muted">{t('bot.midnight-hint')}</p>
      <div class="stack" data-gap="s">
        <h3 class="field-label sm">{t('bot.holidays')}</h3>
        {holidays.map((holiday, place) => (
          <Holiday holiday={holiday} place={place} {...drawn} />
        ))}
        <div class="field">
          <div>
            <FormButton
              does="add hours.holidays"
              class="btn btn-s"
              id="hours.holidays.add"
              focused={drawn.focus === 'hours.holidays.add'}
            >
              <Icon name="plus" size="sm" />
              {t('bot.add-holiday')}
            </FormButton>
          </div>
          <Wrong path="hours.holidays" problems={drawn.problems} />
        </div>
      </div>
    </Part>
  );
}

interface HolidayProps extends Drawn {
  holiday: Drawn['entered']['hours']['holidays'][number];
  place: number;
}

function Holiday({ holiday: { date, name, blocks }, place, ...drawn }: HolidayProps) {
  const at = `hours.holidays.${place}`;
  const day = t('bot.holiday', { place: place + 1 });
  return (
    <div class="holiday stack" data-gap="s" role="group" aria-label={day}>
      <div class="field">
        <div class="row row-wrap">
          <input
            class="input input-s fit"
            type="date"
            value={date}
            {...named(`${at}.date`, drawn)}
            aria-label={t('bot.holiday-date')}
          />
          <input
            class="input input-s fit grow"
            type="text"
            maxlength={200}
            dir="auto"
            value={name}
            {...named(`${at}.name`, drawn)}
            aria-label={t('bot.holiday-name')}
            placeholder={t('bot.holiday-name')}
          />
          <FormButton
            does={`remove ${at}`}
            class="icon-btn icon-btn-s"
            label={t('bot.remove-holiday', { place: place + 1 })}
          >
            <Icon name="x" />
          </FormButton>
        </div>
        <Wrong path={`${at}.date`} problems={drawn.problems} />
        <Wrong path={`${at}.name`} problems={drawn.problems} />
      </div>
      <Blocks at={`${at}.blocks`} blocks={blocks} day={day} {...drawn} />
    </div>
  );
}

/** Several a day, with a lunch break between them; none: closed. */
function Blocks({ at, blocks, day, ...drawn }: Drawn & { at: string; blocks: EnteredBlock[]; day: string }) {
  return (
    <div class="field">
      <div class="row row-wrap">
        {blocks.length === 0 && <span class="muted sm">{t('bot.closed-day')}</span>}
        {blocks.map((block, place) => (
          <span class="row block">
            {(['from', 'to'] as const).map((end) => (
              <input
                class="input input-s fit"
                type="time"
                value={block[end]}
                {...named(`${at}.${place}.${end}`, drawn)}
                aria-label={t(`bot.${end}`, { day })}
              />
            ))}
            <FormButton
              does={`remove ${at}.${place}`}
              class="icon-btn icon-btn-s"
              label={t('bot.remove-block', { place: place + 1, day })}
            >
              <Icon name="x" />
            </FormButton>
          </span>
        ))}
        <FormButton
          does={`add ${at}`}
          class="icon-btn icon-btn-s"
          id={`${at}.add`}
          label={t('bot.add-block', { day })}
          focused={drawn.focus === `${at}.add`}
        >
          <Icon name="plus" />
        </FormButton>
      </div>
      <Wrong path={at} problems={drawn.problems} />
      {blocks.map((_, place) => (
        <>
          <Wrong path={`${at}.${place}.from`} problems={drawn.problems} />
          <Wrong path={`${at}.${place}.to`} problems={drawn.problems} />
        </>
      ))}
    </div>
  );
}
