// An enterprise that was found: its name, its code, and why it was found where its name does not say it.
import type { SearchHit } from "../api/types";
import { useTexts } from "../i18n";
import { pieces_of, type Mark } from "./marks";
import "./find.css";

function Pieces({ text, marks }: { text: string; marks: Mark[] }) {
  return pieces_of(text, marks).map((piece, at) =>
    piece.is_marked ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
  );
}

export function Hit({ hit, note }: { hit: SearchHit; note?: string | undefined }) {
  const { t } = useTexts();
  const in_name = hit.matches.filter((match) => match.found_in === "name" || match.found_in === "pinyin");
  const in_code = hit.matches.find((match) => match.found_in === "uscc" && match.text === hit.uscc);
  const others = hit.matches.filter((match) => !in_name.includes(match) && match !== in_code);
  return (
    <>
      <span className="hit-name">
        <Pieces text={hit.name} marks={in_name.flatMap((match) => match.marks)} />
      </span>
      <span className="hit-more">
        {hit.uscc && (
          <span className="num">
            <Pieces text={hit.uscc} marks={in_code?.marks ?? []} />
          </span>
        )}
        {others.map((match) => (
          <span key={`${match.found_in} ${match.text}`}>
            {t(`find.in.${match.found_in}`)} <Pieces text={match.text} marks={match.marks} />
          </span>
        ))}
        {note && <span>{note}</span>}
      </span>
    </>
  );
}
