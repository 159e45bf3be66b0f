export const TOUR_COOKIE = "onerow.tour";

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const MOST_PEOPLE = 20;

/** The end of an id tells the people of one browser apart. */
const markOf = (userId: string): string => userId.slice(-8);

export const hasSeenTour = (cookie: string | undefined, userId: string): boolean => (cookie ?? "").split(".").includes(markOf(userId));

/** In the browser: this person needs the tour no more. */
export function rememberTour(userId: string): void {
  const known = document.cookie
    .split("; ")
    .find((part) => part.startsWith(`${TOUR_COOKIE}=`))
    ?.slice(TOUR_COOKIE.length + 1);
  const marks = [...(known ? known.split(".") : []), markOf(userId)].slice(-MOST_PEOPLE);
  document.cookie = `${TOUR_COOKIE}=${marks.join(".")}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
