import { SelectField, type SelectOption } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";

type DeviceFieldsProps = { locations: readonly SelectOption[]; device?: { name: string; locationId: string } };

export function DeviceFields({ locations, device }: DeviceFieldsProps) {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        hint="What stands on it, such as “Packing 2”."
        defaultValue={device?.name}
        autoComplete="off"
        required
      />
      <SelectField
        name="locationId"
        label="Location"
        options={locations}
        placeholder="Choose"
        defaultValue={device?.locationId ?? ""}
        required
      />
    </>
  );
}
