import { CloudOff, Eye, EyeOff } from "lucide-react";
import { useRef, useState } from "react";
import type { Result } from "#shared/domain/result.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Field, FieldError } from "../../ui/controls/field.tsx";
import { type Failure, sentenceOf } from "../../ui/messages/errors.ts";
import { useLanguage, useMessages } from "../../ui/messages/use-messages.tsx";
import { useHasNetwork } from "../../ui/network.ts";
import { usePreferences } from "../../ui/preferences/use-preferences.tsx";
import { Brand } from "../../ui/shell/brand.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { FlowerBed } from "./flower-bed.tsx";
import "./sign-in.css";

type SignInScreenProps = {
  /** Codes: `wrong_credentials`, `rate_limited`, `no_answer`, `unavailable`. */
  readonly onSignIn: (email: string, password: string) => Promise<Result<unknown, Failure>>;
  /** Entries of somebody who was signed in here, still unsent. */
  readonly savedEntries?: number;
};

/** The door. It needs a network once; pasting and password managers are welcome. */
export function SignInScreen({ onSignIn, savedEntries = 0 }: SignInScreenProps) {
  const t = useMessages();
  const hasNetwork = useHasNetwork();
  return (
    <div className="gate-page">
      <main className="sign" id="main">
        <p className="brand">
          <Brand />
        </p>
        <div>
          <h1>{t("sign_in.title")}</h1>
          <p className="meta">{t("sign_in.text")}</p>
        </div>
        <SignInForm onSignIn={onSignIn} />
        {!hasNetwork && (
          <Notice icon={CloudOff}>
            <b>{t("sign_in.offline")}</b> {t("sign_in.offline_text")}
          </Notice>
        )}
        {savedEntries > 0 && (
          <Notice icon={CloudOff}>
            <b>{t("sign_in.saved", { count: savedEntries })}</b> {t("sign_in.saved_text")}
          </Notice>
        )}
        <OtherLanguage />
      </main>
      <div className="sign-art">
        <FlowerBed />
      </div>
    </div>
  );
}

function SignInForm({ onSignIn }: Pick<SignInScreenProps, "onSignIn">) {
  const t = useMessages();
  const form = useRef<HTMLFormElement>(null);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [isShown, setShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const fail = (next: Failure): void => {
    setFailure(next);
    form.current?.querySelector<HTMLElement>(`[name="${next.field ?? "password"}"]`)?.focus();
  };
  const signIn = async (): Promise<void> => {
    if (email.trim() === "") return fail({ code: "email_missing", field: "email" });
    if (password === "") return fail({ code: "password_missing", field: "password" });
    setBusy(true);
    setFailure(null);
    const signedIn = await onSignIn(email.trim(), password);
    setBusy(false);
    if (!signedIn.ok) fail(signedIn.error);
  };

  const isWrong = failure?.code === "wrong_credentials";
  return (
    <form
      ref={form}
      className="sign-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
    >
      <Field label={t("sign_in.email")} error={failure?.field === "email" ? t("sign_in.email_missing") : undefined}>
        {(control) => (
          <input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t("sign_in.password")}
        error={passwordError(failure, t)}
        aside={
          <Button look="text" icon={isShown ? EyeOff : Eye} pressed={isShown} onPress={() => setShown(!isShown)}>
            {t(isShown ? "sign_in.hide" : "sign_in.show")}
          </Button>
        }
      >
        {(control) => (
          <input
            {...control}
            name="password"
            type={isShown ? "text" : "password"}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <div role="alert">
        {failure !== null && failure.field === undefined && !isWrong && (
          <FieldError>{sentenceOf(failure, t)}</FieldError>
        )}
      </div>
      <Button look="primary" wide submits unavailable={isBusy}>
        {t(isBusy ? "sign_in.busy" : "sign_in.submit")}
      </Button>
    </form>
  );
}

function passwordError(failure: Failure | null, t: ReturnType<typeof useMessages>): string | undefined {
  if (failure?.field === "password") return t("sign_in.password_missing");
  if (failure?.code === "wrong_credentials") return `${sentenceOf(failure, t)} ${t("sign_in.paste")}`;
  return undefined;
}

/** The language's own name, in its own language. */
function OtherLanguage() {
  const language = useLanguage();
  const [, change] = usePreferences();
  const other = language === "en" ? "es" : "en";
  return (
    <footer className="sign-foot">
      <button type="button" className="btn btn-text" lang={other} onClick={() => change({ language: other })}>
        {other === "es" ? "Español" : "English"}
      </button>
    </footer>
  );
}
