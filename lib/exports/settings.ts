import { toMajor } from "@/lib/ledger/money";
import { type ListedTagRule, listTagRules } from "@/lib/settings/tag-rules";
import { type ListedCarton, listCartons } from "@/lib/shipping/cartons";
import { type Hook, hookAddress, listHooks } from "@/lib/shipping/hooks";
import { ratesText, zonesText } from "@/lib/shipping/rate-text";
import { type ListedService, listServices } from "@/lib/shipping/services";
import { allAtOnce } from "./all-at-once";
import type { Column } from "./csv";
import { exportOf } from "./export";

const TAG_RULES: Column<ListedTagRule>[] = [
  { title: "Tag", cell: ({ tag }) => tag },
  { title: "Given when", cell: ({ condition }) => condition },
  {
    title: "Total above",
    cell: ({ thresholdMinor, currency }) => (thresholdMinor === null || currency === null ? null : toMajor(thresholdMinor, currency)),
  },
  { title: "Currency", cell: ({ currency }) => currency },
  { title: "Accounts", cell: ({ accounts }) => accounts },
];

export const exportTagRules = exportOf(TAG_RULES, ({ actor }) => allAtOnce(() => listTagRules(actor.orgId)));

const CARTONS: Column<ListedCarton>[] = [
  { title: "Code", cell: ({ code }) => code },
  { title: "Name", cell: ({ name }) => name },
  { title: "Length in mm", cell: ({ lengthMm }) => lengthMm },
  { title: "Width in mm", cell: ({ widthMm }) => widthMm },
  { title: "Height in mm", cell: ({ heightMm }) => heightMm },
  { title: "Own weight in g", cell: ({ tareG }) => tareG },
  { title: "Holds at most in g", cell: ({ mostG }) => mostG },
  { title: "Archived", cell: ({ archivedAt }) => archivedAt !== null },
];

export const exportCartons = exportOf(CARTONS, ({ actor }) => allAtOnce(() => listCartons(actor.orgId)));

const SERVICES: Column<ListedService>[] = [
  { title: "Code", cell: ({ code }) => code },
  { title: "Carrier", cell: ({ carrier }) => carrier },
  { title: "Name", cell: ({ name }) => name },
  { title: "Days", cell: ({ transitDays }) => transitDays },
  { title: "Volume divisor", cell: ({ volumeDivisor }) => volumeDivisor },
  { title: "Currency", cell: ({ currency }) => currency },
  { title: "Zones", cell: ({ zones }) => zonesText(zones) },
  { title: "Prices", cell: ({ rates, currency }) => ratesText(rates, currency) },
  { title: "Archived", cell: ({ archivedAt }) => archivedAt !== null },
];

export const exportCarrierServices = exportOf(SERVICES, ({ actor }) => allAtOnce(() => listServices(actor.orgId)));

const isOpen = ({ id, stoppedAt }: Hook): boolean => id !== null && stoppedAt === null;

const HOOKS: Column<Hook>[] = [
  { title: "Carrier", cell: ({ carrier }) => carrier },
  { title: "Address", cell: (hook) => (hook.id !== null && isOpen(hook) ? hookAddress(hook.id) : null) },
  { title: "Taken", cell: isOpen },
  { title: "Old secret until", cell: ({ previousUntil }) => previousUntil },
  { title: "Last received at", cell: ({ lastReceivedAt }) => lastReceivedAt },
];

/** Where carriers report by themselves; the secrets that they sign with are nowhere. */
export const exportCarrierHooks = exportOf(HOOKS, ({ actor }) => allAtOnce(() => listHooks(actor.orgId)));
