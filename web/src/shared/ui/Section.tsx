import { useId, type ReactNode } from "react";

interface Props {
  title: ReactNode;
  note?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
  className?: string;
}

// A titled surface; a region of the page for those who move by landmarks.
export function Section({ title, note, extra, children, className = "" }: Props) {
  const id = useId();
  return (
    <section className={`card ${className}`} aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{title}</h2>
        {note && <span className="card-note">{note}</span>}
        {extra && <div className="card-extra">{extra}</div>}
      </div>
      <div className="card-body">{children}</div>
    </section>
  );
}
