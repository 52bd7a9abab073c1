// The day from which everything is seen. Days on which something became known are marked; the slider steps through them.
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, DatePicker, Slider } from "antd";
import dayjs, { type Dayjs } from "dayjs";

import { meta_query } from "../../shared/api/queries";
import { useTexts } from "../../shared/i18n";
import { useShortcuts } from "../../shared/ui/hooks";
import { useParty } from "./context";

interface Props {
  as_of: string | undefined;
  change_day: (as_of: string | undefined) => void;
}

const written = "YYYY-MM-DD";
const day_number = (date: string): number => Math.round(Date.parse(date) / 86_400_000);
const date_of = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);

function Replay({ days, shown, go }: { days: string[]; shown: string; go: (day: string) => void }) {
  const { t } = useTexts();
  const [first = shown, last = shown] = [days[0], days.at(-1)];
  const marks = Object.fromEntries(days.map((day) => [day_number(day), <span key={day} />]));
  return (
    <div className="replay">
      <span className="num muted">{first}</span>
      <Slider
        className="replay-slider"
        included={false}
        step={null}
        marks={marks}
        min={day_number(first)}
        max={day_number(last)}
        value={Math.min(Math.max(day_number(shown), day_number(first)), day_number(last))}
        onChange={(value) => go(date_of(value))}
        tooltip={{ formatter: (value) => (value == null ? null : t("party.known_mark", { date: date_of(value) })) }}
        ariaLabelForHandle={t("party.known_marks")}
        ariaValueTextFormatterForHandle={date_of}
      />
      <span className="num muted">{last}</span>
    </div>
  );
}

function Day({ date, known }: { date: Dayjs; known: Set<string> }) {
  const { t } = useTexts();
  const day = date.format(written);
  const marked = known.has(day);
  return (
    <div
      className={marked ? "ant-picker-cell-inner known-day" : "ant-picker-cell-inner"}
      title={marked ? t("party.known_mark", { date: day }) : undefined}
    >
      {date.date()}
    </div>
  );
}

export function AsOfControl({ as_of, change_day }: Props) {
  const { party, assessment } = useParty();
  const { t } = useTexts();
  const { data: meta } = useQuery(meta_query);
  const shown = as_of ?? assessment.as_of;
  const days = [...party.known_dates].sort();
  const known = new Set(days);
  const before = days.findLast((day) => day < shown);
  const after = days.find((day) => day > shown);
  const go = (day: string | undefined) => day && change_day(day);
  useShortcuts({ "[": () => go(before), "]": () => go(after) });
  return (
    <div className={after ? "as-of past" : "as-of"} role="group" aria-label={t("party.as_of")}>
      <div className="as-of-pick no-print">
        <Button
          icon={<LeftOutlined />}
          aria-label={t("party.previous_known")}
          title={`${t("party.previous_known")} [`}
          disabled={!before}
          onClick={() => go(before)}
        />
        <DatePicker
          value={dayjs(shown)}
          format={written}
          allowClear={false}
          aria-label={t("party.as_of")}
          minDate={party.first_known ? dayjs(party.first_known) : undefined}
          maxDate={meta ? dayjs(meta.today) : undefined}
          onChange={(date: Dayjs | null) => change_day(date?.format(written))}
          cellRender={(current, info) =>
            info.type === "date" && typeof current === "object" ? (
              <Day date={current as Dayjs} known={known} />
            ) : (
              info.originNode
            )
          }
        />
        <Button
          icon={<RightOutlined />}
          aria-label={t("party.next_known")}
          title={`${t("party.next_known")} ]`}
          disabled={!after}
          onClick={() => go(after)}
        />
      </div>
      <div className="as-of-words" role="status">
        <b>{t(after ? "party.as_of_past" : "party.as_of_known", { date: shown })}</b>
        {after && (
          <Button type="link" size="small" className="no-print" onClick={() => change_day(undefined)}>
            {t("party.to_latest")}
          </Button>
        )}
      </div>
      {days.length > 1 && <Replay days={days} shown={shown} go={go} />}
    </div>
  );
}
