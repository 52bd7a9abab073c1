// The nonce of this response's style-src, as the server wrote it into the page; nothing during development.
export function style_nonce(): string | undefined {
  const content = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
  return content && !content.startsWith("{{") ? content : undefined;
}

// Some parts of antd (scroll lock, scroll bar width) add style elements without the nonce they are configured with, and the
// browser refuses them. Giving every style element of the page its nonce when it is made covers them all.
export function mark_styles(nonce: string): void {
  const create = document.createElement.bind(document) as (
    name: string,
    options?: ElementCreationOptions,
  ) => HTMLElement;
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
