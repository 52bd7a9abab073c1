// Hands the browser a file that this page made or fetched.
export function save_file(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

// The name that a Content-Disposition gives (RFC 6266), as the program writes it.
export function file_name_of(disposition: string | null, otherwise: string): string {
  const coded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  try {
    return (coded && decodeURIComponent(coded.trim())) || otherwise;
  } catch {
    return otherwise;
  }
}
