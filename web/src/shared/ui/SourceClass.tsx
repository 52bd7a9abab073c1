import { useCode } from "../i18n";

const class_chip: Record<string, string> = { internal: "chip chip-good", external: "chip", declared: "chip chip-warn" };

// Internal, external or declared by the enterprise (DAT-01).
export function SourceClass({ name }: { name: string }) {
  const code = useCode();
  return name === "" ? null : <span className={class_chip[name] ?? "chip"}>{code("source_class", name)}</span>;
}
