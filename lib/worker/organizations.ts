import { organization } from "@/db/schema/tenancy";
import { outsideTenants } from "@/lib/transaction/in-tenant";
import type { WorkOrg } from "@/lib/worker/due-list";

export const listOrganizations = (): Promise<WorkOrg[]> =>
  outsideTenants((tx) => tx.read.select({ id: organization.id, timeZone: organization.timeZone }).from(organization));
