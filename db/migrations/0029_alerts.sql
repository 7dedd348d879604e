-- How each person wants to be called: which sound, how loud, and what for. No row: as in domain/alert.ts.

create table alert_settings (
  user_id uuid primary key references users on delete cascade,
  sound_on boolean not null,
  sound text not null constraint alert_settings_sound_known check (sound in ('bell', 'chime', 'marimba', 'knock')),
  volume smallint not null constraint alert_settings_volume_range check (volume between 0 and 100),
  popup_on boolean not null,
  -- Whether a popup, which others may see over one's shoulder or on a locked screen, says who wrote and what.
  previews boolean not null,
  -- Kinds of domain/alert.ts. Not checked here, so that yesterday's code can keep what today's has added.
  sound_about text[] not null,
  popup_about text[] not null
);
