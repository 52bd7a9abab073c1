// An empty list that says what it is for, in the order in which one sets it up.
import { Button } from "antd";

import { EmptyState } from "./States";

interface Props {
  title: string;
  text: string;
  steps: string[];
  add: { text: string; act: () => void } | undefined; // of who may
}

export function Teaching({ title, text, steps, add }: Props) {
  return (
    <EmptyState
      title={title}
      text={text}
      action={
        <>
          <ol className="teaching-steps">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {add && (
            <Button type="primary" onClick={add.act}>
              {add.text}
            </Button>
          )}
        </>
      }
    />
  );
}
