// Setting up the second factor: a key for the phone, a code that proves it arrived, and the recovery codes, once.
import { Button, Input, QRCode } from "antd";
import { useState, type SubmitEvent } from "react";

import { useTexts } from "../../shared/i18n";
import { useSession } from "../../shared/session";
import { CopyButton } from "../../shared/ui/CopyButton";
import { Field, FormButtons, Refusal, useFault } from "../../shared/ui/Form";
import { Section } from "../../shared/ui/Section";
import { useOfferFactor, useSetFactor } from "./queries";

interface Offer {
  key_text: string;
  uri: string;
}

function Proof({ offer, cancel, done }: { offer: Offer; cancel: () => void; done: (codes: string[]) => void }) {
  const { t } = useTexts();
  const set_factor = useSetFactor();
  const told = useFault(set_factor.error);
  const [code, set_code] = useState("");
  const [missing, set_missing] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    set_missing(code.trim() === "");
    if (code.trim() === "") return;
    set_factor.mutate({ key_text: offer.key_text, code: code.trim() }, { onSuccess: (reply) => done(reply.codes) });
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Refusal error={set_factor.error} shown={["/code"]} />
      <p>{t("account.factor_scan")}</p>
      <div className="factor-offer">
        <div role="img" aria-label={t("account.factor_qr")}>
          <QRCode type="svg" value={offer.uri} size={168} />
        </div>
        <dl>
          <dt>{t("account.factor_key")}</dt>
          <dd className="mono">{offer.key_text}</dd>
          <dt>{t("account.factor_uri")}</dt>
          <dd className="mono">{offer.uri}</dd>
        </dl>
      </div>
      <Field label={t("account.factor_code")} fault={missing ? t("log_in.code_missing") : told("/code")} required>
        {(ids) => (
          <Input
            {...ids}
            autoFocus
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={10}
            value={code}
            onChange={(event) => set_code(event.target.value)}
          />
        )}
      </Field>
      <FormButtons cancel={cancel} submit={t("account.factor_submit")} loading={set_factor.isPending} />
    </form>
  );
}

function RecoveryCodes({ codes, done }: { codes: string[]; done: () => void }) {
  const { t } = useTexts();
  return (
    <div className="form">
      <h3>{t("account.factor_codes")}</h3>
      <p>{t("account.factor_codes_text")}</p>
      <ol className="recovery-codes mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="form-buttons">
        <CopyButton text={codes.join("\n")} />
        <Button type="primary" onClick={done}>
          {t("account.factor_done")}
        </Button>
      </div>
    </div>
  );
}

export function SecondFactor() {
  const { t } = useTexts();
  const { has_second_factor } = useSession();
  const offer = useOfferFactor();
  const [codes, set_codes] = useState<string[] | null>(null);
  const state = (
    <span className={has_second_factor ? "chip chip-good" : "chip chip-warn"}>
      {t(has_second_factor ? "account.factor_on" : "account.factor_off")}
    </span>
  );
  return (
    <Section title={t("account.second_factor")} extra={state}>
      {codes ? (
        <RecoveryCodes codes={codes} done={() => set_codes(null)} />
      ) : offer.data ? (
        <Proof
          offer={offer.data}
          cancel={offer.reset}
          done={(made) => {
            offer.reset();
            set_codes(made);
          }}
        />
      ) : (
        <div className="form">
          <p>{t("account.factor_why")}</p>
          <Refusal error={offer.error} />
          <div>
            <Button loading={offer.isPending} onClick={() => offer.mutate()}>
              {t(has_second_factor ? "account.factor_again" : "account.factor_start")}
            </Button>
          </div>
        </div>
      )}
    </Section>
  );
}
