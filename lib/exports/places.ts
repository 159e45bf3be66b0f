import { type Schedule, listSchedules } from "@/lib/counting/schedules";
import { filterOf, type ListedBin, listBins } from "@/lib/places/list-bins";
import { binListInput } from "@/lib/places/list-input";
import { type ListedZone, listZones } from "@/lib/places/zones";
import { type ListedLocation, listLocations } from "@/lib/settings/locations";
import { allAtOnce } from "./all-at-once";
import { type Column, csvStream } from "./csv";
import { type ExportList, exportOf } from "./export";
import { keysetPages } from "./keyset-pages";

const PAGE = 500;

const LOCATIONS: Column<ListedLocation>[] = [
  { title: "Code", cell: ({ code }) => code },
  { title: "Name", cell: ({ name }) => name },
  { title: "Street", cell: ({ street }) => street },
  { title: "Postcode", cell: ({ postcode }) => postcode },
  { title: "City", cell: ({ city }) => city },
  { title: "Country", cell: ({ country }) => country },
  { title: "Latitude", cell: ({ latitude }) => latitude },
  { title: "Longitude", cell: ({ longitude }) => longitude },
  { title: "Rank", cell: ({ rank }) => rank },
  { title: "On hand", cell: ({ onHand }) => onHand },
  { title: "Reserved", cell: ({ reserved }) => reserved },
  { title: "Archived", cell: ({ archivedAt }) => archivedAt !== null },
];

export const exportLocations = exportOf(LOCATIONS, ({ actor }) => allAtOnce(() => listLocations(actor.orgId)));

const ZONES: Column<ListedZone>[] = [
  { title: "Code", cell: ({ code }) => code },
  { title: "Name", cell: ({ name }) => name },
  { title: "Location", cell: ({ location }) => location },
  { title: "Location name", cell: ({ locationName }) => locationName },
  { title: "Bins", cell: ({ bins }) => bins },
  { title: "Archived", cell: ({ archived }) => archived },
];

export const exportZones = exportOf(ZONES, ({ actor }) => allAtOnce(() => listZones(actor.orgId)));

const BINS: Column<ListedBin>[] = [
  { title: "Code", cell: ({ code }) => code },
  { title: "Location", cell: ({ location }) => location },
  { title: "Zone", cell: ({ zone }) => zone },
  { title: "Kind", cell: ({ kind }) => kind },
  { title: "Place in the walk", cell: ({ walk }) => walk },
  { title: "Units", cell: ({ units }) => units },
  { title: "Products", cell: ({ products }) => products },
  { title: "Archived", cell: ({ archived }) => archived },
];

export const exportBins = exportOf(BINS, ({ actor, query }) => {
  const filter = filterOf(binListInput.parse(query));
  return keysetPages((place) => listBins(actor.orgId, filter, place, PAGE));
});

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const SCHEDULES: Column<Schedule>[] = [
  { title: "Location", cell: ({ location }) => location },
  { title: "Zone", cell: ({ zone }) => zone },
  { title: "Zone name", cell: ({ zone_name }) => zone_name },
  { title: "Every days", cell: ({ pace }) => (pace.kind === "every" ? pace.days : null) },
  { title: "A days", cell: ({ pace }) => (pace.kind === "abc" ? pace.a : null) },
  { title: "B days", cell: ({ pace }) => (pace.kind === "abc" ? pace.b : null) },
  { title: "C days", cell: ({ pace }) => (pace.kind === "abc" ? pace.c : null) },
  { title: "Weekdays", cell: ({ weekdays }) => weekdays.map((day) => DAYS[day - 1] ?? String(day)).join(", ") },
  { title: "Bins a day", cell: ({ most_bins }) => most_bins },
  { title: "Opened last on", cell: ({ last_day }) => last_day?.day ?? null },
  { title: "Bins due then", cell: ({ last_day }) => last_day?.due_bins ?? null },
  { title: "Bins opened then", cell: ({ last_day }) => last_day?.opened_bins ?? null },
  { title: "To count", cell: ({ open_counts }) => open_counts },
  { title: "Stopped", cell: ({ stopped }) => stopped },
];

/** When a location is counted: /exports/count-schedules.csv?location=MAIN. */
export const exportCountSchedules: ExportList = async ({ actor, query, timeZone }) => {
  const location = (await listLocations(actor.orgId)).find(({ code }) => code === query["location"]);
  return location
    ? csvStream(
        SCHEDULES,
        allAtOnce(() => listSchedules(actor.orgId, location.code)),
        timeZone,
      )
    : null;
};
