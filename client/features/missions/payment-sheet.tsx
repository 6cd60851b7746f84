import { type FormEvent, useState } from "react";
import { type PaymentMethod, paymentMethods } from "#shared/domain/intents.ts";
import { Button } from "../../ui/controls/button.tsx";
import { ChoiceGroup } from "../../ui/controls/choice-group.tsx";
import { Field } from "../../ui/controls/field.tsx";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { campaignSentenceOf } from "../../ui/messages/campaign-errors.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { useCampaign } from "./campaign-context.ts";

type PaymentSheetProps = {
  readonly redemption: { readonly id: string; readonly payoutMinor: number | null };
  readonly currency: string;
  readonly onClose: () => void;
};

/** Asks where a payout goes, twice: money sent to a mistyped account is gone. */
export function PaymentSheet({ redemption, currency, onClose }: PaymentSheetProps) {
  const campaign = useCampaign();
  const t = useMessages();
  const format = useFormat();
  const toast = useToast();
  const [method, setMethod] = useState<PaymentMethod>("paypal");
  const [account, setAccount] = useState("");
  const [again, setAgain] = useState("");
  const [error, setError] = useState<{ readonly of: "account" | "again"; readonly text: string } | null>(null);

  async function onSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (account.trim() !== again.trim()) return setError({ of: "again", text: t("missions.account_differs") });
    const info = { redemptionId: redemption.id, method, account: account.trim() };
    const saved = await campaign.givePaymentInfo(info);
    if (!saved.ok) return setError({ of: "account", text: campaignSentenceOf(saved.error, t) });
    toast({ text: t("missions.saved") });
    onClose();
  }

  const type = method === "paypal" ? "email" : "text";
  return (
    <Sheet
      title={t("missions.payment_title", { amount: format.money(redemption.payoutMinor ?? 0, currency) })}
      closeLabel={t("shell.close")}
      onClose={onClose}
    >
      <form noValidate onSubmit={(event) => void onSubmit(event)}>
        <div className="sheet-body">
          <ChoiceGroup
            legend={t("missions.payment_method")}
            choices={paymentMethods.map((value) => ({ value, label: t(`missions.payment_${value}`) }))}
            value={method}
            onChange={setMethod}
            layout="even"
            first
          />
          <Field label={t(`missions.account_${method}`)} error={error?.of === "account" ? error.text : undefined}>
            {(control) => (
              <input
                {...control}
                type={type}
                autoCapitalize="none"
                spellCheck={false}
                value={account}
                onChange={(event) => setAccount(event.target.value)}
              />
            )}
          </Field>
          <Field label={t("missions.account_again")} error={error?.of === "again" ? error.text : undefined}>
            {(control) => (
              <input
                {...control}
                type={type}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                value={again}
                onChange={(event) => setAgain(event.target.value)}
              />
            )}
          </Field>
        </div>
        <div className="sheet-foot">
          <p className="meta">{t("missions.payment_seen")}</p>
          <Button look="primary" submits>
            {t("missions.payment_save")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
