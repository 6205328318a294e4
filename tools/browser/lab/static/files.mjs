// The text files beside a notebook, by name, from the lab's own store: it needs no service worker,
// which browsers allow only on this computer and over https.
const TEXT = /\.(csv|R|txt|json)$/i;

// The store gives the text of a kind of file that it does not know in base64.
function textOf({ content, format }) {
  if (format === "json") return JSON.stringify(content);
  if (format !== "base64") return content;
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

export async function filesIn(contents, place) {
  const folder = place.replace(/^[^:/]*:/, "");
  const { content } = await contents.get(folder, { content: true });
  const names = content.filter(({ type, name }) => type !== "directory" && TEXT.test(name));
  const files = {};
  for (const one of names) {
    files[one.name] = textOf(await contents.get(one.path, { content: true }));
  }
  return files;
}
