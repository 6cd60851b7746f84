import { useState } from "react";
import { v7 } from "uuid";
import type { RedemptionActionKind } from "#shared/domain/campaign/redemption-actions.ts";
import { type Carrier, carriers, type QueuedRedemption } from "#shared/protocol/redemption-actions.ts";
import { Field } from "../../ui/controls/field.tsx";
import { Select } from "../../ui/controls/select.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { actionName } from "./action-name.ts";
import { AskSheet } from "./ask-sheet.tsx";

type RedemptionSheetProps = {
  readonly userId: string;
  readonly kind: RedemptionActionKind;
  readonly redemption: QueuedRedemption;
  readonly currency: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** Asks before a redemption is moved on, with what is needed to do it. */
export function RedemptionSheet({ userId, kind, redemption, currency, onDone, onClose }: RedemptionSheetProps) {
  const t = useMessages();
  const format = useFormat();
  // Sent again after a lost answer it is the same action.
  const [id] = useState(() => v7());
  const [coupon, setCoupon] = useState(redemption.discount?.coupon ?? "");
  const [carrier, setCarrier] = useState<Carrier>("FedEx");
  const [tracking, setTracking] = useState("");
  const [tried, setTried] = useState(false);
  const { participant, reward, shipment, boost } = redemption;
  const action = t(actionName(kind, reward.type));
  const couponError = /^[A-Z0-9]{2,8}$/.test(coupon) ? undefined : t("manage.fault_coupon");

  return (
    <AskSheet
      userId={userId}
      title={t("manage.act_title", { action, name: participant.name })}
      text={t(kind === "conclude" && reward.type === "discount" ? "manage.act_text_end" : `manage.act_text_${kind}`, {
        reward: reward.name,
      })}
      action={action}
      done={t("manage.acted", { reward: reward.name, name: participant.name })}
      request={() => {
        setTried(true);
        if (kind === "fulfil" && couponError) return null;
        const about = { id, redemptionId: redemption.id, kind };
        const details =
          kind === "fulfil"
            ? { coupon }
            : kind === "ship"
              ? { carrier, ...(tracking.trim() !== "" && { tracking: tracking.trim() }) }
              : {};
        return { path: "/api/campaign/redemptions/actions", method: "POST", body: { ...about, ...details } };
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {kind === "fulfil" && (
        <Field label={t("manage.coupon")} error={tried ? couponError : undefined}>
          {(control) => (
            <input
              {...control}
              data-autofocus
              maxLength={8}
              autoComplete="off"
              value={coupon}
              onChange={(event) => setCoupon(event.target.value.toUpperCase())}
            />
          )}
        </Field>
      )}
      {kind === "ship" && (
        <>
          {shipment && (
            <address className="campaign-address">
              {shipment.address.name}
              <br />
              {shipment.address.line1}
              <br />
              {shipment.address.line2 && (
                <>
                  {shipment.address.line2}
                  <br />
                </>
              )}
              {[shipment.address.postalCode, shipment.address.city].join(" ")}
              <br />
              {[shipment.address.region, shipment.address.country].filter(Boolean).join(", ")}
            </address>
          )}
          {shipment?.size && <p>{t("manage.size", { size: shipment.size })}</p>}
          <Field label={t("manage.carrier")}>
            {(control) => (
              <Select control={control} value={carrier} onChange={(value) => setCarrier(value as Carrier)}>
                {carriers.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t("manage.tracking")} optional>
            {(control) => (
              <input
                {...control}
                maxLength={100}
                autoComplete="off"
                value={tracking}
                onChange={(event) => setTracking(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
      {kind === "pay" && boost?.payoutMinor != null && (
        <p className="campaign-payout">
          <b>{format.money(boost.payoutMinor, currency)}</b>
          {boost.payment && (
            <span>
              {t(`manage.pay_${boost.payment.method}`)} {boost.payment.account}
            </span>
          )}
        </p>
      )}
    </AskSheet>
  );
}
