// Shared data, each a script that fills window.kdictAssets: from the page's folder, or the kernel.

const pending = {};

export function loadScript(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = src;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${src} could not be loaded`));
    document.head.append(script);
  });
}

/** Asks the kernel for a script of kdict/figures and runs it. */
function askKernel(model, name) {
  return new Promise((resolve) => {
    const answer = (message) => {
      if (message.kdict !== "script" || message.name !== name) return;
      model.off("msg:custom", answer);
      const script = document.createElement("script");
      script.textContent = message.text;
      document.head.append(script);
      resolve();
    };
    model.on("msg:custom", answer);
    model.send({ kdict: "script", name });
  });
}

/** The asset `name` ("body", "dictionary-cmu-128"), loaded once per page. */
export async function asset(name, { base, model }) {
  const all = (window.kdictAssets ??= {});
  if (!all[name]) {
    const file = `${name}.js`;
    pending[name] ??= model ? askKernel(model, file) : loadScript(new URL(file, base).href);
    // What failed may be asked for again.
    await pending[name].finally(() => delete pending[name]);
  }
  if (!all[name]) throw new Error(`${name}.js holds no asset ${name}`);
  return all[name];
}
