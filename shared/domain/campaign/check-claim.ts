import { addressLimit, type ClaimReward, type GivePaymentInfo, type PostalAddress } from "../intents.ts";
import { isStorable } from "../storable-text.ts";

/** Why what a rep filled in can't be taken as it is. `field` names the part of the body to mend. */
export type ClaimFault = {
  readonly code: "text_missing" | "text_too_long" | "invalid_text" | "invalid_country" | "invalid_account";
  readonly field: "size" | `address.${keyof PostalAddress}` | "account";
};

const addressFields = ["name", "line1", "line2", "city", "region", "postalCode", "country"] as const;
const optionalFields: readonly string[] = ["line2", "region"];

/** The first fault of the texts of a claim, or `null`. Whether the reward asks for them is decided with the reward. */
export function claimFaultOf({ size, address }: ClaimReward): ClaimFault | null {
  const sizeFault = size === undefined ? null : textFaultOf(size, "size");
  if (sizeFault !== null || address === undefined) return sizeFault;
  for (const name of addressFields) {
    const text = address[name];
    if (text === undefined && optionalFields.includes(name)) continue;
    const fault = textFaultOf(text ?? "", `address.${name}`);
    if (fault) return fault;
  }
  return /^[A-Z]{2}$/.test(address.country) ? null : { code: "invalid_country", field: "address.country" };
}

const accounts: { readonly [method in GivePaymentInfo["method"]]: RegExp } = {
  paypal: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  venmo: /^@[\w-]{1,30}$/,
};

/** Whether an account can be one of its kind: an e-mail address, or a handle with its @. */
export function paymentFaultOf({ method, account }: GivePaymentInfo): ClaimFault | null {
  const fault = textFaultOf(account, "account");
  if (fault) return fault;
  return accounts[method].test(account) ? null : { code: "invalid_account", field: "account" };
}

function textFaultOf(text: string, field: ClaimFault["field"]): ClaimFault | null {
  if (text.trim() === "") return { code: "text_missing", field };
  if (text.length > addressLimit) return { code: "text_too_long", field };
  return isStorable(text) ? null : { code: "invalid_text", field };
}
