/** What stands on a day of a month. */
export interface MonthEntry {
  readonly id: string;
  /** A day of the network, `YYYY-MM-DD`. */
  readonly day: string;
  readonly title: string;
  /** Before the title: at what time, or what kind of date it is. May be empty. */
  readonly mark: string;
  /** What is to be known about the date, as "abgesagt". May be empty. */
  readonly note: string;
  readonly tone: 'plain' | 'accent' | 'warning' | 'danger';
  /** Whether it will not be, on this day. */
  readonly isOff: boolean;
  /** Where one reads more. */
  readonly address: string;
}
