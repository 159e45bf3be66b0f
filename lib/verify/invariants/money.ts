import { MINOR_DIGITS } from "@/db/values";
import type { Invariant } from "@/lib/verify/invariant";

/** Minor units in one major unit of the order's currency. The currency table is reference data; the arithmetic here is SQL's own. */
const SCALE = `case when o.currency in (${Object.keys(MINOR_DIGITS)
  .map((currency) => `'${currency}'`)
  .join(", ")}) then case o.currency ${Object.entries(MINOR_DIGITS)
  .map(([currency, digits]) => `when '${currency}' then ${10 ** digits}`)
  .join(" ")} end else 100 end`;

// Most orders have one category and rate; only the others, and those that seem to differ, are summed rate by rate.
const TOTAL = "(coalesce(t.amount, 0) + case when o.prices_include_tax then 0 else coalesce(t.tax, 0) end)";
const RECEIVABLES = "('order_receivable', 'trade_receivable')";

export const MONEY_INVARIANTS: readonly Invariant[] = [
  {
    name: "line_amounts_are_prices",
    ledger: "money",
    about: "order",
    sentence: "The amount of a line is its wanted units times its price less the discount, rounded once, half away from zero.",
    sql: (only) => `
      select x.id, x.number || ' line ' || x.line as label, x.amount::text as expected, x.total_minor::text as found
      from (select o.id, o.number, l.line, l.total_minor,
          round(l.unit_price * (l.ordered + l.reopened - l.canceled) * (100 - l.discount) * 0.01 * ${SCALE}) as amount
        from order_line l join orders o on o.org_id = l.org_id and o.id = l.order_id
        where l.org_id = $1 ${only.orders("l.order_id")}) x
      where x.amount <> x.total_minor`,
  },
  {
    name: "totals_are_lines",
    ledger: "money",
    about: "order",
    sentence: "The total of an order is its lines and charges with VAT taken once per category and rate.",
    sql: (only) => `
      with amounts as (
          select order_id, tax_category, tax_rate, total_minor as amount from order_line where org_id = $1 ${only.orders("order_id")}
          union all select order_id, tax_category, tax_rate, amount_minor from order_charge where org_id = $1 and not canceled ${only.orders("order_id")}),
        doubtful as materialized (
          select o.id, o.number, o.prices_include_tax, o.total_minor from orders o left join (
            select order_id, sum(amount) as amount, round(sum(amount) * max(tax_rate) * 0.01) as tax,
              min(tax_category) = max(tax_category) and min(tax_rate) = max(tax_rate) as alike
            from amounts group by order_id) t on t.order_id = o.id
          where o.org_id = $1 ${only.orders("o.id")} and (t.alike is not true or o.total_minor <> ${TOTAL}))
      select o.id, o.number as label, ${TOTAL}::text as expected, o.total_minor::text as found
      from doubtful o left join (
        select g.order_id, sum(g.amount) as amount, sum(round(g.amount * g.tax_rate * 0.01)) as tax
        from (select a.order_id, a.tax_category, a.tax_rate, sum(a.amount) as amount from amounts a
          where a.order_id in (select id from doubtful) group by a.order_id, a.tax_category, a.tax_rate) g
        group by g.order_id) t on t.order_id = o.id
      where o.total_minor <> ${TOTAL}`,
  },
  {
    name: "receivable_is_ledger",
    ledger: "money",
    about: "order",
    sentence:
      "What an order still claims is the balance of its receivables in the ledger; drafts and orders that wait for approval claim nothing.",
    sql: (only) => `
      select x.id, x.number as label, x.balance::text as expected, x.due::text as found
      from (select o.id, o.number, coalesce(t.balance, 0) as balance, case when o.placed_at is null then 0 else o.due_minor end as due
        from orders o left join (
          select order_id, sum(case when debit_account in ${RECEIVABLES} then amount_minor else 0 end)
            - sum(case when credit_account in ${RECEIVABLES} then amount_minor else 0 end) as balance
          from ledger_transfer where org_id = $1 and order_id is not null ${only.orders("order_id")} group by order_id) t on t.order_id = o.id
        where o.org_id = $1 ${only.orders("o.id")}) x
      where x.balance <> x.due`,
  },
  {
    name: "liability_mirrors_receivable",
    ledger: "money",
    about: "order",
    sentence: "Until it is invoiced, what an order claims stands in the ledger as owed to the customer in goods.",
    sql: (only) => `
      select x.id, x.number as label, x.claim::text as expected, x.balance::text as found
      from (select o.id, o.number, case when o.placed_at is null then 0 else o.receivable_minor end as claim, coalesce(t.balance, 0) as balance
        from orders o left join (
          select order_id, sum(case when credit_account = 'contract_liability' then amount_minor else 0 end)
            - sum(case when debit_account = 'contract_liability' then amount_minor else 0 end) as balance
          from ledger_transfer where org_id = $1 and order_id is not null ${only.orders("order_id")} group by order_id) t on t.order_id = o.id
        where o.org_id = $1 and o.invoiced_minor = 0 ${only.orders("o.id")}) x
      where x.claim <> x.balance`,
  },
  {
    name: "transfers_fit_their_order",
    ledger: "money",
    about: "order",
    sentence: "Every transfer of an order is in the order's currency and names its customer.",
    sql: (only) => `
      select o.id, o.number as label, o.currency || ', ' || o.customer_id as expected, t.currency || ', ' || coalesce(t.customer_id::text, 'nobody') as found
      from ledger_transfer t join orders o on o.org_id = t.org_id and o.id = t.order_id
      where t.org_id = $1 ${only.orders("t.order_id")} and (t.currency <> o.currency or t.customer_id is distinct from o.customer_id)`,
  },
  {
    name: "refunds_within_payments",
    ledger: "money",
    about: "order",
    sentence: "No order has more refunded than was paid, and no more credited than it claims.",
    sql: (only) => `
      select o.id, o.number as label, format('at most %s refunded, %s credited', o.paid_minor, o.total_minor) as expected,
        format('%s refunded, %s credited', o.refunded_minor, o.credited_minor) as found
      from orders o where o.org_id = $1 ${only.orders("o.id")} and (o.refunded_minor > o.paid_minor or o.credited_minor > o.total_minor)`,
  },
  {
    name: "exposure_is_due",
    ledger: "money",
    about: "customer",
    sentence:
      "The exposure of a customer in a currency is the sum of what the credit orders still claim, and no order claims credit that nobody gave.",
    sql: (only) => `
      select c.id, c.code || ' ' || x.currency as label, x.due::text as expected, coalesce(x.exposure::text, 'no credit') as found
      from (select customer_id, currency, coalesce(d.due, 0) as due, k.exposure_minor as exposure
        from (select customer_id, currency, sum(greatest(0, due_minor)) as due from orders
              where org_id = $1 and terms = 'credit' and placed_at is not null ${only.customers("customer_id")} group by customer_id, currency) d
        full join (select customer_id, currency, exposure_minor from customer_credit
              where org_id = $1 ${only.customers("customer_id")}) k using (customer_id, currency)) x
      join customer c on c.org_id = $1 and c.id = x.customer_id
      where coalesce(x.exposure, 0) <> x.due`,
  },
];
