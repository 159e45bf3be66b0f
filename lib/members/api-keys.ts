import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { z } from "zod";
import { apiKey, appUser, secretLookup } from "@/db/schema/tenancy";
import { RIGHTS, type Right } from "@/db/values";
import type { apiKeyIdInput, apiKeyInput } from "@/lib/members/inputs";
import { manage, type MemberOutcome, recordAdmin } from "@/lib/members/manage";
import type { MemberRefusal } from "@/lib/members/refusals";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { forgetApiKeys } from "@/lib/tenancy/api-key";
import { API_KEY_PREFIX, hashSecret, mintSecret, shownPrefix } from "@/lib/tenancy/secret";
import { readTenant } from "@/lib/transaction/in-tenant";

export type ApiKey = {
  id: string;
  name: string;
  prefix: string;
  rights: Right[];
  ratePerMinute: number | null;
  createdBy: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

export const listApiKeys = (actor: Actor): Promise<ApiKey[]> =>
  readTenant(actor.orgId, (tx) =>
    tx.read
      .select({
        id: apiKey.id,
        name: apiKey.name,
        prefix: apiKey.prefix,
        rights: sql<Right[]>`${apiKey.rights}`,
        ratePerMinute: apiKey.ratePerMinute,
        createdBy: appUser.name,
        createdAt: apiKey.createdAt,
        lastUsedAt: apiKey.lastUsedAt,
        revokedAt: apiKey.revokedAt,
      })
      .from(apiKey)
      .leftJoin(appUser, eq(appUser.id, apiKey.createdBy))
      .where(eq(apiKey.orgId, tx.orgId))
      .orderBy(sql`${apiKey.revokedAt} is not null`, desc(apiKey.id)),
  );

export type CreatedKey = { ok: true; id: string; secret: string };

/** The secret is in this answer only; the database has its hash. */
export const createApiKey = (actor: Actor, input: z.output<typeof apiKeyInput>): Promise<CreatedKey | MemberRefusal> =>
  manage(actor, async (tx) => {
    const rights = RIGHTS.filter((right) => input.rights.includes(right));
    const beyond = rights.filter((right) => !actor.rights.has(right));
    if (beyond.length > 0) return refuse("rights_beyond", beyond.join(", "));
    const id = v7();
    const secret = mintSecret(API_KEY_PREFIX);
    await tx.read.insert(apiKey).values({
      orgId: tx.orgId,
      id,
      name: input.name,
      prefix: shownPrefix(secret),
      rights,
      ratePerMinute: input.ratePerMinute ?? null,
      createdBy: actor.kind === "user" ? actor.id : null,
    });
    await tx.read.insert(secretLookup).values({ hash: hashSecret(secret), kind: "api_key", orgId: tx.orgId, refId: id });
    await recordAdmin(tx, actor, "api_key.created", id);
    return { ok: true, id, secret };
  });

/** From now on the key is unknown; the row stays, because rows it wrote name it. */
export async function revokeApiKey(actor: Actor, { keyId }: z.output<typeof apiKeyIdInput>): Promise<MemberOutcome> {
  const outcome = await manage(actor, async (tx): Promise<MemberOutcome> => {
    const open = and(eq(apiKey.orgId, tx.orgId), eq(apiKey.id, keyId), isNull(apiKey.revokedAt));
    const revoked = await tx.read.update(apiKey).set({ revokedAt: new Date() }).where(open).returning({ id: apiKey.id });
    if (revoked.length === 0) return refuse("not_found");
    await tx.read.delete(secretLookup).where(and(eq(secretLookup.orgId, tx.orgId), eq(secretLookup.refId, keyId)));
    await recordAdmin(tx, actor, "api_key.revoked", keyId);
    return { ok: true };
  });
  forgetApiKeys();
  return outcome;
}
