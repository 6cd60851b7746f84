import type { ClaimNeeds } from "#shared/domain/campaign/claim-needs.ts";
import type { ClaimReward, PostalAddress } from "#shared/domain/intents.ts";
import { parseCivilDate } from "#shared/domain/time/civil-date.ts";

/** What a claim says besides what it is for. */
export type ClaimFields = Pick<ClaimReward, "scheduledDate" | "scheduledTime" | "size" | "address">;

/** The form as it is written; what isn't asked for stays empty. */
export type ClaimForm = {
  readonly date: string;
  readonly time: string;
  readonly size: string;
  readonly address: { readonly [field in keyof Required<PostalAddress>]: string };
};

export const emptyClaim: ClaimForm = {
  date: "",
  time: "10:00",
  size: "",
  address: { name: "", line1: "", line2: "", city: "", region: "", postalCode: "", country: "" },
};

export const addressFields = ["name", "line1", "line2", "postalCode", "city", "region"] as const;
export const optionalAddressFields: readonly string[] = ["line2", "region"];

/** What the form says, of what is asked for. What is left empty is left out, and found missing with the claim. */
export function claimOf({ date, time, size, address }: ClaimForm, needs: ClaimNeeds): ClaimFields {
  const scheduledDate = needs.date ? parseCivilDate(date) : null;
  const { line2, region, ...needed } = trimmed(address);
  return {
    ...(scheduledDate && { scheduledDate }),
    ...(needs.time && time !== "" && { scheduledTime: time }),
    ...(needs.sizes.length > 0 && size !== "" && { size }),
    ...(needs.address && { address: { ...needed, ...(line2 && { line2 }), ...(region && { region }) } }),
  };
}

function trimmed(address: ClaimForm["address"]): ClaimForm["address"] {
  return Object.fromEntries(Object.entries(address).map(([field, text]) => [field, text.trim()])) as typeof address;
}
