import { stockListInput } from "@/lib/receiving/stock-list-input";
import { type ListedStock, listStock } from "@/lib/receiving/read-stock-list";
import type { Column } from "./csv";
import { type ExportContext, exportOf } from "./export";

const PAGE = 500;

const COLUMNS: Column<ListedStock>[] = [
  { title: "SKU", cell: ({ sku }) => sku },
  { title: "Name", cell: ({ name }) => name },
  { title: "Location", cell: ({ location }) => location },
  { title: "Location name", cell: ({ locationName }) => locationName },
  { title: "Condition", cell: ({ condition }) => condition },
  { title: "On hand", cell: ({ onHand }) => onHand },
  { title: "Reserved", cell: ({ reserved }) => reserved },
  { title: "Safety stock", cell: ({ safetyStock }) => safetyStock },
  { title: "Available", cell: ({ available }) => available },
  { title: "In transit to it", cell: ({ inTransit }) => inTransit },
  { title: "Damaged or in quarantine", cell: ({ asideUnits }) => asideUnits },
  { title: "Units of the SKU waiting", cell: ({ waitingUnits }) => waitingUnits },
];

/** Also what lies behind a search that the list cuts short: an export goes on to the end. */
async function* pages({ actor, query }: ExportContext): AsyncGenerator<readonly ListedStock[]> {
  const { q, location, condition, state } = stockListInput.parse(query);
  for (let after: string | undefined; ; ) {
    const page = await listStock(actor, { q, location, condition, state }, { after }, PAGE);
    if (page.items.length > 0) yield page.items;
    const next = page.next ?? page.searchedTo?.key;
    if (next === undefined) return;
    after = next;
  }
}

export const exportStock = exportOf(COLUMNS, pages);
