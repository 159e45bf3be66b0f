const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", hour: "2-digit", minute: "2-digit" });

/** When something was begun, on the clock of this device: "at 14:02", on another day "on Monday 14:02". */
export function beganText(at: number, now = Date.now()): string {
  const [began, today] = [new Date(at), new Date(now)];
  return began.toDateString() === today.toDateString() ? `at ${TIME.format(began)}` : `on ${DAY.format(began)}`;
}
