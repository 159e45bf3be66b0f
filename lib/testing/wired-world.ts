import { openDatabase, useDatabase } from "@/db/client";
import { openWire, type Wire } from "@/db/testing/wire";
import { createWorld, type World } from "@/lib/testing/world";

/** A world whose program reaches the database over a wire; `world.sql` does not. */
export async function createWiredWorld(
  options: { oneWayMs?: number; maxConnections?: number } = {},
): Promise<{ world: World; wire: Wire }> {
  const world = await createWorld();
  const wire = await openWire(world.url, options);
  const database = openDatabase(wire.url, { driver: "pg", ...(options.maxConnections && { maxConnections: options.maxConnections }) });
  useDatabase(database);
  const close = async () => {
    await database.close();
    await wire.close();
    await world.close();
  };
  return { world: { ...world, close }, wire };
}
