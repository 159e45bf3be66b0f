type Account = "carrier_cost" | "carrier_payable";

/**
 * The posting of what the label in the CTE `settled` cost, in the statement that settles it: bought and posted, or given back and
 * reversed, are one commit. Says nothing where no label was settled, and nothing of a label that was never known as bought.
 */
export const postCost = (debit: Account, credit: Account, commitId: string): string => `
  insert into ledger_transfer (org_id, id, posting_id, debit_account, credit_account, amount_minor, currency, booked_on, location_id, label_id, commit_id)
  select s.org_id, gen_random_uuid(), gen_random_uuid(), '${debit}', '${credit}', s.cost_minor, s.currency, (now() at time zone g.time_zone)::date,
    s.location_id, s.id, ${commitId}
  from settled s join organization g on g.id = s.org_id where s.bought_at is not null and s.cost_minor > 0`;
