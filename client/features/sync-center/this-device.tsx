import { Check, HardDrive } from "lucide-react";
import type { SyncStatus } from "../../store/store.ts";
import { useNow } from "../../ui/clock.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";

type ThisDeviceProps = { readonly status: SyncStatus; readonly appVersion: string };

/** The device's facts: who it is, when it last reached the server, and how safe its storage is. */
export function ThisDevice({ status, appVersion }: ThisDeviceProps) {
  const t = useMessages();
  const format = useFormat();
  const now = useNow();
  const { deviceName, lastSuccessAt, storage } = status;
  const { usedBytes, quotaBytes, persisted } = storage;

  return (
    <section className="card card-pad" aria-labelledby="device-title">
      <h2 id="device-title">{t("sync.device")}</h2>
      <dl className="pairs">
        <div>
          <dt>{t("sync.device_name")}</dt>
          <dd>{deviceName}</dd>
        </div>
        <div>
          <dt>{t("sync.device_success")}</dt>
          <dd>{lastSuccessAt === null ? t("sync.never") : format.moment(lastSuccessAt, now)}</dd>
        </div>
        <div>
          <dt>{t("sync.device_storage")}</dt>
          <dd>
            {usedBytes === null || quotaBytes === null
              ? t("sync.not_known")
              : t("sync.storage_of", { used: format.bytes(usedBytes), quota: format.bytes(quotaBytes) })}
          </dd>
        </div>
        <div>
          <dt>{t("sync.device_kept")}</dt>
          <dd>
            {persisted === null && t("sync.not_known")}
            {persisted === true && (
              <Tag tone="stem" icon={Check}>
                {t("sync.protected")}
              </Tag>
            )}
            {persisted === false && (
              <Tag tone="warn" icon={HardDrive}>
                {t("sync.not_protected")}
              </Tag>
            )}
          </dd>
        </div>
        <div>
          <dt>{t("sync.device_app")}</dt>
          <dd>{appVersion}</dd>
        </div>
      </dl>
    </section>
  );
}
