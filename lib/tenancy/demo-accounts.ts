import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "@/db/seed/accounts";
import { outsideTenants } from "@/lib/transaction/in-tenant";

export type DemoChoice = { email: string; password: string; name: string; title: string; does: string };

type Found = { email: string };

const FIND = `
  select distinct u.email from app_user u
    join membership m on m.user_id = u.id and m.disabled_at is null
    join organization o on o.id = m.org_id and o.demo
   where u.disabled_at is null and u.email = any ($1)
     and not exists (select from membership x join organization y on y.id = x.org_id where x.user_id = u.id and not y.demo)`;

/** The accounts that the sign-in page offers: those of demo organizations, and only while they belong to nothing else. */
export async function listDemoAccounts(): Promise<DemoChoice[]> {
  const emails = DEMO_ACCOUNTS.map((account) => account.email);
  const found = await outsideTenants((tx) => tx.query<Found>("demo_accounts", FIND, [emails]));
  return DEMO_ACCOUNTS.filter((account) => found.some(({ email }) => email === account.email)).map(({ email, name, title, does }) => ({
    email,
    password: DEMO_PASSWORD,
    name,
    title,
    does,
  }));
}
