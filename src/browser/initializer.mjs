// Trunk calls this while it fetches and starts the program: progress in numbers, and a message if it fails.
export default function initializer() {
  const { atlas } = window;
  const size = Number(document.querySelector('meta[name="atlas-bytes"]')?.content) || 0;
  const kB = (bytes) => Math.round(bytes / 1024).toLocaleString(document.documentElement.lang);
  return {
    onStart: () => atlas.say(`${atlas.text.program} … 0%`),
    onProgress: ({ current }) =>
      atlas.say(size ? `${atlas.text.program} … ${Math.min(100, Math.round((current / size) * 100))}%` : `${atlas.text.program} … ${kB(current)} kB`),
    onComplete: () => {},
    onSuccess: () => {},
    onFailure: () => atlas.fail("load"),
  };
}
