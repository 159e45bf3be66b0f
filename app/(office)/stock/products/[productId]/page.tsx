import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { z } from "zod";
import { ExportText } from "@/components/exports/export-link";
import { LiveRefresh } from "@/components/live/live-refresh";
import { listHref } from "@/components/outbox/list-href";
import { DoneBanner } from "@/components/stock/done-banner";
import { LayerTable, LevelTable } from "@/components/stock/level-table";
import { MovementTable } from "@/components/stock/movement-table";
import { QueueTable } from "@/components/stock/queue-table";
import { StockActions } from "@/components/stock/stock-actions";
import { unitsText } from "@/components/stock/units-text";
import { Chip } from "@/components/ui/chip";
import { Mono } from "@/components/ui/mono";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import { readStockPage } from "@/lib/receiving/read-stock-page";
import { stockPageInput } from "@/lib/receiving/stock-list-input";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Stock of a product" };

export default async function ProductStockPage({ params, searchParams }: PageProps<"/stock/products/[productId]">) {
  const actor = await requireRight("view");
  const { timeZone: zone } = (await requireSession()).organization;
  const id = z.uuid().safeParse((await params).productId);
  const { show = "all", after, before, done } = stockPageInput.parse(await searchParams);
  const page = id.success ? await readStockPage(actor, id.data, { show, place: { after, before }, done }) : null;
  if (!page) notFound();
  const { product, rows, queue, layers, movements } = page;
  const path = `/stock/products/${product.id}`;
  const href = (change: Record<string, string>) => listHref(path, { show: show === "all" ? undefined : show, ...change });
  return (
    <>
      <LiveRefresh topic="stock" />
      <PageHeader
        title={<bdi>{product.name}</bdi>}
        breadcrumb={[{ label: "Stock", href: "/stock" }, { label: product.sku }]}
        chips={
          product.isArchived && (
            <Chip tone="neutral" shape="square">
              Archived
            </Chip>
          )
        }
        meta={
          <>
            <Mono wrap>{product.sku}</Mono>
            {product.gtin && <span className="text-ink-2"> GTIN {product.gtin}</span>}{" "}
            <TextLink quiet href={`/products/${product.id}`}>
              Product page
            </TextLink>
          </>
        }
        actions={product.kind === "stock" && <StockActions rights={actor.rights} sku={product.sku} />}
      />
      <div className="grid gap-6">
        {page.done && <DoneBanner done={page.done} />}
        {product.kind !== "stock" && <p className="text-ink-2">A bundle or a service has no stock of its own: its parts have.</p>}
        <Part title="By location">
          <LevelTable rows={rows} />
        </Part>
        <Part title="Waiting in line" note={queue.totalUnits > 0 ? unitsText(queue.totalUnits) : undefined}>
          <QueueTable queue={queue} zone={zone} />
          {queue.totalRows > 0 && <Export list="queue" sku={product.sku} text="Export who waits" />}
        </Part>
        <Part title="Cost layers" note="oldest leave first">
          <LayerTable rows={layers} zone={zone} />
          {layers.length > 0 && <Export list="cost-layers" sku={product.sku} text="Export these layers" />}
        </Part>
        <Part title="Movements">
          <Tabs
            label="Which movements"
            items={[
              { label: "All", href: path, active: show === "all" },
              { label: "Goods in, transfers, corrections", href: `${path}?show=goods`, active: show === "goods" },
            ]}
          />
          <MovementTable movements={movements.items} zone={zone} />
          <p className="mt-2">
            <ExportText list="movements" filter={{ sku: product.sku, show: show === "all" ? undefined : show }}>
              Export these movements
            </ExportText>
          </p>
          <Pager
            newerHref={movements.previous === null ? undefined : href({ before: movements.previous })}
            olderHref={movements.next === null ? undefined : href({ after: movements.next })}
          />
        </Part>
      </div>
    </>
  );
}

function Part({ title, note, children }: { title: string; note?: string | undefined; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-2 flex items-baseline gap-2">
        {title}
        {note && <span className="text-sm font-normal text-ink-2">{note}</span>}
      </h2>
      {children}
    </section>
  );
}

const Export = ({ list, sku, text }: { list: "queue" | "cost-layers"; sku: string; text: string }) => (
  <p className="mt-2">
    <ExportText list={list} filter={{ sku }}>
      {text}
    </ExportText>
  </p>
);
