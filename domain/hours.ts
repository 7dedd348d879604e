/** From when to when on one day, as a clock there shows it ("09:00", "18:30"; "24:00" is midnight at the day's end). */
export interface Block {
  from: string;
  to: string;
}

/** When a number's people are there. Several blocks a day (a lunch break), none: closed all day. */
export interface OpeningHours {
  /** An IANA name, such as `Europe/Lisbon`. */
  timeZone: string;
  /** Seven days, Monday first. */
  week: Block[][];
  /** Days that differ from their weekday, by their date there (`2026-12-25`). */
  holidays: Array<{ date: string; name: string; blocks: Block[] }>;
}
