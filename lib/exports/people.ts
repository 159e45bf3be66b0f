import { type BadgeHolder, listBadges } from "@/lib/floor/badges";
import { type FloorDevice, listDevices } from "@/lib/floor/devices";
import { type ApiKey, listApiKeys } from "@/lib/members/api-keys";
import { listInvitations, type OpenInvitation } from "@/lib/members/invitations";
import { listEveryLocation, listMembers, type Member } from "@/lib/members/members";
import { listRoles, type Role } from "@/lib/members/roles";
import { allAtOnce } from "./all-at-once";
import type { Column } from "./csv";
import { exportOf } from "./export";

type PlacedMember = Member & { locations: string };

const MEMBERS: Column<PlacedMember>[] = [
  { title: "Name", cell: ({ name }) => name },
  { title: "E-mail", cell: ({ email }) => email },
  { title: "Role", cell: ({ roleName }) => roleName },
  { title: "Locations", cell: ({ locations }) => locations },
  { title: "Since", cell: ({ createdAt }) => createdAt },
  { title: "Switched off at", cell: ({ disabledAt }) => disabledAt },
];

export const exportMembers = exportOf(MEMBERS, ({ actor }) =>
  allAtOnce(async () => {
    const names = new Map((await listEveryLocation(actor)).map(({ id, name }) => [id, name]));
    const locationsOf = ({ locationIds }: Member): string =>
      locationIds?.flatMap((id) => names.get(id) ?? []).join(", ") ?? "Every location";
    return (await listMembers(actor)).map((member) => ({ ...member, locations: locationsOf(member) }));
  }),
);

const INVITATIONS: Column<OpenInvitation>[] = [
  { title: "E-mail", cell: ({ email }) => email },
  { title: "Role", cell: ({ roleName }) => roleName },
  { title: "Sent at", cell: ({ createdAt }) => createdAt },
  { title: "Ends at", cell: ({ expiresAt }) => expiresAt },
  { title: "Ended", cell: ({ ended }) => ended },
];

export const exportInvitations = exportOf(INVITATIONS, ({ actor }) => allAtOnce(() => listInvitations(actor)));

const ROLES: Column<Role>[] = [
  { title: "Name", cell: ({ name }) => name },
  { title: "Rights", cell: ({ rights }) => rights.join(", ") },
  { title: "Members", cell: ({ members }) => members },
];

export const exportRoles = exportOf(ROLES, ({ actor }) => allAtOnce(() => listRoles(actor)));

const API_KEYS: Column<ApiKey>[] = [
  { title: "Name", cell: ({ name }) => name },
  { title: "Begins with", cell: ({ prefix }) => prefix },
  { title: "Rights", cell: ({ rights }) => rights.join(", ") },
  { title: "Requests a minute", cell: ({ ratePerMinute }) => ratePerMinute },
  { title: "Made by", cell: ({ createdBy }) => createdBy },
  { title: "Made at", cell: ({ createdAt }) => createdAt },
  { title: "Last used at", cell: ({ lastUsedAt }) => lastUsedAt },
  { title: "Revoked at", cell: ({ revokedAt }) => revokedAt },
];

export const exportApiKeys = exportOf(API_KEYS, ({ actor }) => allAtOnce(() => listApiKeys(actor)));

const BADGES: Column<BadgeHolder>[] = [
  { title: "Name", cell: ({ name }) => name },
  { title: "Role", cell: ({ roleName }) => roleName },
  { title: "Works on the floor", cell: ({ worksOnFloor }) => worksOnFloor },
  { title: "Badge since", cell: ({ badge }) => badge?.issuedAt ?? null },
  { title: "PIN chosen", cell: ({ badge }) => badge?.pinChosen ?? null },
  { title: "Locked until", cell: ({ badge }) => badge?.lockedUntil ?? null },
];

export const exportBadges = exportOf(BADGES, ({ actor }) => allAtOnce(() => listBadges(actor)));

const TABLETS: Column<FloorDevice>[] = [
  { title: "Name", cell: ({ name }) => name },
  { title: "Location", cell: ({ locationName }) => locationName },
  { title: "Admitted at", cell: ({ admittedAt }) => admittedAt },
  { title: "Code ends at", cell: ({ codeEndsAt }) => codeEndsAt },
  { title: "Last used at", cell: ({ lastSeenAt }) => lastSeenAt },
  { title: "Signed in", cell: ({ workedBy }) => workedBy },
  { title: "Revoked at", cell: ({ revokedAt }) => revokedAt },
];

export const exportTablets = exportOf(TABLETS, ({ actor }) => allAtOnce(async () => (await listDevices(actor)).devices));
