import { KindFields } from "@/components/catalogue/kind-fields";
import { SubstituteRows } from "@/components/catalogue/substitute-rows";
import { TAX_CATEGORY_NAMES } from "@/components/catalogue/words";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { TAX_CATEGORIES } from "@/db/values";
import { COMPONENT_ROWS, SUBSTITUTE_ROWS } from "@/lib/catalogue/inputs";
import type { Product } from "@/lib/catalogue/product";
import { CATALOGUE_REFUSAL_TEXT } from "@/lib/catalogue/refusals";

type ProductFormProps<Answer extends AnyAnswer> = {
  action: AnswerAction<Answer>;
  /** Null makes a new one. */
  product: Product | null;
  currency: string;
  cancelHref: string;
};

const CATEGORIES = TAX_CATEGORIES.map((category) => ({ value: category, label: TAX_CATEGORY_NAMES[category] }));

export function ProductForm<Answer extends AnyAnswer>({ action, product, currency, cancelHref }: ProductFormProps<Answer>) {
  return (
    <ActionForm
      action={action}
      refusals={CATALOGUE_REFUSAL_TEXT}
      hidden={product ? { sku: product.sku, seen: product.updatedAt } : undefined}
      className="max-w-3xl"
      label={product ? `Edit ${product.sku}` : "New product"}
    >
      <IdentitySheet product={product} />
      <PriceSheet product={product} currency={currency} />
      <DeliverySheet product={product} />
      <div className="flex flex-wrap justify-end gap-2">
        <ButtonLink href={cancelHref}>Cancel</ButtonLink>
        <SubmitButton hotkey="mod+enter" pendingLabel="Saving">
          {product ? "Save product" : "Make product"}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

/** What only a product that lies in stock has. */
function StockFields({ product }: Fields) {
  return (
    <div className="grid gap-4">
      <FieldRow>
        <NumberField
          name="safety_stock"
          label="Safety stock"
          suffix="units"
          defaultValue={product?.safetyStock ?? 0}
          hint="Held back at every location: these units are never promised. Lowering it serves waiting orders within a minute."
        />
      </FieldRow>
      <CheckboxField
        name="tracks_lots"
        label="Kept by lot"
        defaultChecked={product?.tracksLots ?? false}
        hint="Receipts have to name the lot and may name its last day; what expires first leaves first."
      />
      <CheckboxField
        name="tracks_serials"
        label="Has serial numbers"
        defaultChecked={product?.tracksSerials ?? false}
        hint="The number of each unit is scanned when it is packed."
      />
      <SubstituteRows substitutes={product?.substitutes ?? []} most={SUBSTITUTE_ROWS} />
    </div>
  );
}

function PriceSheet({ product, currency }: Fields & { currency: string }) {
  return (
    <Sheet title="Price and VAT">
      <FieldRow columns={4}>
        <NumberField name="unit_price" kind="decimal" label="Unit price" required defaultValue={product?.unitPrice} />
        <TextField
          name="currency"
          label="Currency"
          required
          maxLength={3}
          autoCapitalize="characters"
          defaultValue={product?.currency ?? currency}
        />
        <SelectField name="tax_category" label="VAT category" options={CATEGORIES} defaultValue={product?.taxCategory ?? "S"} />
        <NumberField name="tax_rate" kind="decimal" label="VAT rate" suffix="%" required defaultValue={product?.taxRate ?? "0"} />
      </FieldRow>
    </Sheet>
  );
}

type Fields = { product: Product | null };

function IdentitySheet({ product }: Fields) {
  return (
    <Sheet title="What it is">
      <div className="grid gap-4">
        <FieldRow>
          {!product && (
            <TextField
              name="sku"
              label="SKU"
              required
              maxLength={64}
              hint="Letters, digits and . _ / - only; it cannot be changed later."
              spellCheck={false}
            />
          )}
          <TextField
            name="gtin"
            label="GTIN"
            required={false}
            inputMode="numeric"
            maxLength={14}
            defaultValue={product?.gtin ?? ""}
            hint="The number under the barcode."
          />
        </FieldRow>
        <TextField
          name="name"
          label="Name"
          required
          dir="auto"
          defaultValue={product?.name}
          hint="As it appears on orders and in mail; up to 200 characters."
        />
        <KindFields
          kind={product?.kind ?? "stock"}
          stock={<StockFields product={product} />}
          bundle={product?.bundle ?? []}
          mostComponents={COMPONENT_ROWS}
        />
      </div>
    </Sheet>
  );
}

function DeliverySheet({ product }: Fields) {
  return (
    <Sheet title="Delivery">
      <div className="grid gap-4">
        <FieldRow>
          <NumberField name="weight_g" label="Weight" required={false} suffix="g" defaultValue={product?.weightG ?? ""} />
        </FieldRow>
        <FieldRow columns={3}>
          <NumberField name="length_mm" label="Length" required={false} suffix="mm" defaultValue={product?.lengthMm ?? ""} />
          <NumberField name="width_mm" label="Width" required={false} suffix="mm" defaultValue={product?.widthMm ?? ""} />
          <NumberField name="height_mm" label="Height" required={false} suffix="mm" defaultValue={product?.heightMm ?? ""} />
        </FieldRow>
        <CheckboxField
          name="allow_backorder"
          label="May be backordered"
          defaultChecked={product?.allowBackorder ?? true}
          hint="Ticked leaves it to the policies of order, customer and organization; not ticked, an order for more than there is will be refused."
        />
      </div>
    </Sheet>
  );
}
