-- The reference: what one placement writes, as one function. No rules, no refusals, no receipt: the limit of this database.
create or replace function bench_place(p_org uuid, p_customer uuid, p_location uuid, p_products uuid[], p_units int, p_ids uuid[], p_number text, p_payload jsonb)
returns bigint language plpgsql as $$
declare
  v_order uuid := p_ids[1];
  v_commit uuid := p_ids[2];
  v_now timestamptz := clock_timestamp();
  v_total bigint := 1000 * p_units * cardinality(p_products);
  v_rule uuid;
  v_first boolean;
begin
  perform 1 from customer_credit where org_id = p_org and customer_id = p_customer and currency = 'EUR' for no key update;
  perform 1 from stock_level where org_id = p_org and product_id = any(p_products) and condition = 'good' order by product_id, location_id for no key update;
  v_first := not exists (select 1 from orders where org_id = p_org and customer_id = p_customer and placed_at is not null and status <> 'canceled');
  select id into v_rule from tag_rule where org_id = p_org and condition = case when v_first then 'first_order' else 'repeat' end;
  insert into orders (org_id, id, number, version, status, allocation_status, fulfilment_status, payment_status, invoice_status, return_status, customer_id,
    currency, prices_include_tax, terms, terms_days, allow_backorder, ship_complete, split, strategy, total_minor, ordered_units, booked_on, due_on, created_at, placed_at, reserved_at)
  values (p_org, v_order, p_number, 1, 'placed', 'reserved', 'unfulfilled', 'unpaid', 'not_invoiced', 'none', p_customer,
    'EUR', false, 'credit', 30, true, false, 'allowed', 'nearest', v_total, p_units * cardinality(p_products), v_now::date, v_now::date + 30, v_now, v_now, v_now);
  insert into order_line (org_id, id, order_id, line, kind, product_id, sku, name, unit_price, tax_category, tax_rate, total_minor, allow_backorder, ordered, reserved)
  select p_org, p_ids[2 + n], v_order, n, 'stock', p_products[n], 'SKU', 'Product', 10, 'Z', 0, 1000 * p_units, true, p_units, p_units from generate_subscripts(p_products, 1) n;
  insert into reservation (org_id, id, order_id, line_id, product_id, location_id, units, strategy, score, commit_id)
  select p_org, p_ids[12 + n], v_order, p_ids[2 + n], p_products[n], p_location, p_units, 'nearest', null, v_commit from generate_subscripts(p_products, 1) n;
  insert into stock_movement (org_id, id, product_id, location_id, condition, kind, reserved_delta, order_id, line_id, actor_kind, occurred_at, commit_id)
  select p_org, p_ids[22 + n], p_products[n], p_location, 'good', 'reserve', p_units, v_order, p_ids[2 + n], 'system', v_now, v_commit from generate_subscripts(p_products, 1) n;
  update stock_level set reserved = reserved + p_units where org_id = p_org and product_id = any(p_products) and location_id = p_location and condition = 'good';
  insert into ledger_transfer (org_id, id, posting_id, debit_account, credit_account, amount_minor, currency, booked_on, customer_id, order_id, commit_id)
  values (p_org, p_ids[33], p_ids[34], 'order_receivable', 'contract_liability', v_total, 'EUR', v_now::date, p_customer, v_order, v_commit);
  update customer_credit set exposure_minor = exposure_minor + v_total where org_id = p_org and customer_id = p_customer and currency = 'EUR';
  insert into outbox_message (org_id, id, topic, order_id, customer_id, payload, commit_id)
  values (p_org, p_ids[35], 'email.order_confirmed', v_order, p_customer, p_payload, v_commit);
  insert into customer_tag (org_id, order_id, tag, customer_id, rule_id, condition, commit_id)
  values (p_org, v_order, case when v_first then 'first-order' else 'repeat' end, p_customer, v_rule, case when v_first then 'first_order' else 'repeat' end, v_commit);
  insert into order_event (org_id, order_id, version, move, actor_kind, occurred_at, changes, commit_id)
  values (p_org, v_order, 1, 'place', 'system', v_now, '{"status": "placed", "allocationStatus": "reserved"}', v_commit);
  insert into search_token (org_id, token, kind, ref_id) values (p_org, lower(p_number), 'order', v_order), (p_org, split_part(lower(p_number), '-', 2), 'order', v_order), (p_org, split_part(lower(p_number), '-', 1), 'order', v_order);
  return v_total;
end $$;
