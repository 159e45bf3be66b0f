import { boxed, locationOf, released } from "@/lib/testing/damages";

/** What has to be noticed of shipping, as statements: see the test of the verifier. */
export const SHIPPING_DAMAGES: Readonly<Record<string, readonly string[]>> = {
  manifests_are_labels: [
    `insert into manifest (org_id, id, location_id, carrier, number, packages, weight_g, cost_minor, currency, actor_kind, closed_at, commit_id)
     values (:org, gen_random_uuid(), ${locationOf("MAIN")}, 'COAST', 1, 1, 1, 1, 'EUR', 'system', now(), gen_random_uuid())`,
  ],
  carrier_costs_are_labels: [
    ...boxed,
    `insert into label (org_id, id, package_id, order_id, location_id, carrier, service, state, tracking_number, cost_minor, currency, quotes, bought_at, commit_id)
     select k.org_id, gen_random_uuid(), k.id, k.order_id, f.location_id, 'COAST', 'STD', 'void_pending', '1', 590, 'EUR', '[]', now(), gen_random_uuid()
     from package k join fulfilment f on f.org_id = k.org_id and f.id = k.fulfilment_id where k.org_id = :org`,
  ],
  shipments_cost_their_labels: [
    ...released(":repeat", "LAMP", "1"),
    `insert into shipment (org_id, id, order_id, fulfilment_id, location_id, seq, carrier, service, cost_minor, currency, actor_kind, shipped_at, commit_id)
     select org_id, gen_random_uuid(), order_id, id, location_id, 1, 'COAST', 'STD', 590, 'EUR', 'system', now(), gen_random_uuid() from fulfilment where org_id = :org`,
  ],
  serials_are_packed: [
    ...boxed,
    `insert into package_serial (org_id, package_id, fulfilment_line_id, serial, commit_id)
     select k.org_id, k.id, f.id, 'S1', gen_random_uuid() from package k join fulfilment_line f on f.org_id = k.org_id and f.fulfilment_id = k.fulfilment_id
     where k.org_id = :org`,
  ],
  delivered_is_packages: [
    "alter table order_line drop constraint order_line_delivered",
    "update order_line set delivered = 1 where order_id = :gift and kind = 'service'",
  ],
  deliveries_have_their_message: [
    ...boxed,
    `insert into inbox_event (org_id, id, source, external_id, kind, subject, occurred_at, received_at, result, package_id, order_id, actor_kind, commit_id)
     select org_id, gen_random_uuid(), 'office', '1', 'delivered', sscc, now(), now(), 'applied', id, order_id, 'system', gen_random_uuid() from package where org_id = :org`,
  ],
  links_open_what_is_theirs: [
    "insert into secret_lookup (hash, kind, org_id, ref_id) values (repeat('0', 64), 'track', :org, gen_random_uuid())",
  ],
};
