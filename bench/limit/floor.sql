-- The reference for the floor: what a wave and what a scan write, each as one function. No rules, no refusals, no verdict: the limit of this database.
create or replace function bench_release(p_org uuid, p_location uuid, p_orders uuid[]) returns bigint language plpgsql as $$
declare
  v_wave uuid := gen_random_uuid();
  v_commit uuid := gen_random_uuid();
  v_now timestamptz := clock_timestamp();
  v_lines bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended(p_org::text || ' release ' || p_location::text, 0));
  perform 1 from orders where org_id = p_org and id = any(p_orders) order by id for no key update;
  insert into wave (org_id, id, location_id, number, kind, priority, released_at, commit_id)
  select p_org, v_wave, p_location, coalesce(max(number), 0) + 1, 'batch', 0, v_now, v_commit from wave where org_id = p_org and location_id = p_location;
  insert into fulfilment (org_id, id, order_id, seq, location_id, wave_id, state, released_at, commit_id)
  select p_org, gen_random_uuid(), o, 1, p_location, v_wave, 'released', v_now, v_commit from unnest(p_orders) o;
  insert into fulfilment_line (org_id, id, fulfilment_id, order_id, line_id, reservation_id, product_id, location_id, bin_id, walk, units, commit_id)
  select p_org, gen_random_uuid(), f.id, f.order_id, r.line_id, r.id, r.product_id, p_location, b.id, b.walk, r.units, v_commit
  from fulfilment f join reservation r on r.org_id = p_org and r.order_id = f.order_id and r.location_id = p_location
  join bin_stock s on s.org_id = p_org and s.product_id = r.product_id and s.location_id = p_location and s.condition = 'good'
  join bin b on b.org_id = p_org and b.id = s.bin_id where f.org_id = p_org and f.wave_id = v_wave;
  get diagnostics v_lines = row_count;
  update orders set status = 'in_fulfilment', version = version + 1 where org_id = p_org and id = any(p_orders);
  insert into order_event (org_id, order_id, version, move, actor_kind, occurred_at, changes, commit_id)
  select p_org, id, version, 'release', 'system', v_now, '{"status": "in_fulfilment"}', v_commit from orders where org_id = p_org and id = any(p_orders);
  return v_lines;
end $$;

create or replace function bench_scan(p_org uuid, p_work uuid) returns int language plpgsql as $$
declare
  v_commit uuid := gen_random_uuid();
  v_now timestamptz := clock_timestamp();
  w fulfilment_line;
  v_version int;
begin
  select * into w from fulfilment_line where org_id = p_org and id = p_work;
  select version + 1 into v_version from orders where org_id = p_org and id = w.order_id for no key update;
  perform 1 from bin_stock where org_id = p_org and product_id = w.product_id and location_id = w.location_id order by id for no key update;
  update fulfilment_line set picked = picked + 1 where org_id = p_org and id = p_work;
  update fulfilment set state = 'picking' where org_id = p_org and id = w.fulfilment_id;
  update order_line set reserved = reserved - 1, picked = picked + 1 where org_id = p_org and id = w.line_id;
  update orders set version = v_version, fulfilment_status = 'partially_picked' where org_id = p_org and id = w.order_id;
  update bin_stock set units = units - 1 where org_id = p_org and product_id = w.product_id and location_id = w.location_id and condition = 'good' and bin_id = w.bin_id;
  insert into stock_movement (org_id, id, product_id, location_id, condition, kind, order_id, line_id, bin_id, bin_delta, actor_kind, occurred_at, commit_id)
  values (p_org, gen_random_uuid(), w.product_id, w.location_id, 'good', 'pick', w.order_id, w.line_id, w.bin_id, -1, 'system', v_now, v_commit);
  insert into scan (org_id, id, kind, location_id, fulfilment_line_id, fulfilment_id, order_id, bin_id, product_id, expected, got, units, verdict, actor_kind, occurred_at, commit_id)
  values (p_org, gen_random_uuid(), 'pick', w.location_id, p_work, w.fulfilment_id, w.order_id, w.bin_id, w.product_id, 'SKU', 'SKU', 1, 'accepted', 'system', v_now, v_commit);
  insert into order_event (org_id, order_id, version, move, actor_kind, occurred_at, changes, commit_id)
  values (p_org, w.order_id, v_version, 'pick', 'system', v_now, '{"fulfilmentStatus": "partially_picked"}', v_commit);
  return v_version;
end $$;
