// Fetches the files of a language: over http with fetch, from a folder with script tags, because a
// page that was opened from a folder may not fetch.

export const isFolder = () => location.protocol === "file:";
const gaveUp = (name) => new Error(`The file ${name} could not be read. Is the folder complete?`);

export function script(address, name) {
  return new Promise((resolve, reject) => {
    const node = document.createElement("script");
    node.src = address;
    node.onload = () => resolve(node.remove());
    node.onerror = () => reject(gaveUp(name));
    document.head.append(node);
  });
}

// The script calls KIT.give(name, base64 text); `fetch` of a data: address decodes it fast.
async function fromFolder(base, name) {
  const given = (window.KIT.given ??= {});
  window.KIT.give ??= (key, text) => (given[key] = text);
  await script(`${base}${name}.js`, name);
  const answer = await fetch(`data:application/octet-stream;base64,${given[name]}`);
  delete given[name];
  return answer.arrayBuffer();
}

async function overHttp(base, name) {
  const answer = await fetch(`${base}${name}`);
  if (!answer.ok) throw gaveUp(name);
  return answer.arrayBuffer();
}

// names: the files; progress(done, of) after each. Gives name -> ArrayBuffer. Waits for all, so that
// what failed is the last thing said.
export async function loadFiles(base, names, progress) {
  let done = 0;
  const files = {};
  const all = await Promise.allSettled(
    names.map(async (name) => {
      files[name] = await (isFolder() ? fromFolder : overHttp)(base, name);
      progress((done += 1), names.length);
    }),
  );
  const failed = all.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
  return files;
}
