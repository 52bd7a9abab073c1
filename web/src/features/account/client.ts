// Which browser on which system, of what a browser says about itself; the rest is for the curious.
const browsers: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
  [/MicroMessenger/, "WeChat"],
];
const systems: [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS/, "macOS"],
  [/Linux/, "Linux"],
];

// `10.1.2.3 Mozilla/5.0 (Windows NT 10.0 …) … Edg/143` → `Edge · Windows · 10.1.2.3`
export function client_words(client: string): string {
  const [network = "", ...rest] = client.split(" ");
  const program = rest.join(" ");
  const named = [browsers, systems].flatMap((known) => known.find(([sign]) => sign.test(program))?.[1] ?? []);
  return [...(named.length > 0 ? named : [program.slice(0, 40)]), network].filter(Boolean).join(" · ");
}
