import type { World } from "@/lib/testing/world";

/**
 * Notes, as each transaction ends, what it sent to the floor of a line that ships complete and waits. Work that is only moved
 * within a fulfilment of an earlier transaction is none of it.
 */
export async function watchReleases({ sql }: Pick<World, "sql">): Promise<void> {
  await sql("create table sent_too_early (org_id uuid, order_id uuid, line int)");
  await sql(`create function note_early_release() returns trigger language plpgsql security definer as $$ begin
    insert into sent_too_early select l.org_id, l.order_id, l.line from order_line l join orders o on o.org_id = l.org_id and o.id = l.order_id
      join fulfilment f on f.org_id = l.org_id and f.id = new.fulfilment_id and f.commit_id = new.commit_id
      where l.org_id = new.org_id and l.id = new.line_id and l.ship_complete and exists (select from order_line g where g.org_id = l.org_id
        and g.order_id = l.order_id and g.ship_complete and g.backordered > 0 and (o.ship_complete or g.id = l.id));
    return null; end $$`);
  await sql(`create constraint trigger early_release after insert on fulfilment_line deferrable initially deferred
    for each row execute function note_early_release()`);
}

export const sentTooEarly = ({ sql, orgId }: Pick<World, "sql" | "orgId">) =>
  sql("select order_id, line from sent_too_early where org_id = $1", [orgId]);
